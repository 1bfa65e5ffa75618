-- Who asks for a certification of an organisation, and what became of them.
create table candidate (
  place_id    TEXT not null,
  id          TEXT not null,
  certification_id TEXT not null,
  version_id  TEXT not null,
  route       TEXT not null,
  given_name  TEXT not null,
  other_names TEXT not null,
  birth_name  TEXT not null,
  usage_name  TEXT not null,
  birth_date  TEXT not null,
  sex         TEXT not null,
  birth_insee TEXT not null,
  birth_place TEXT not null,
  email       TEXT not null,
  steered     TEXT not null, -- the place that they steer
  place_name  TEXT not null,
  partner     TEXT not null,
  enrolled_on TEXT not null,
  verdict     TEXT not null,
  motive      TEXT not null,
  decided_on  TEXT not null,
  outcome     TEXT not null,
  judged_on   TEXT not null,
  units_kept  TEXT not null, -- codes parted by blanks
  revision    BIGINT not null,
  person_key  TEXT not null, -- who it is, folded: names and date of birth
  search      TEXT not null,
  stage       TEXT not null,
  primary key (place_id, id)
);
create index candidate_person on candidate (place_id, person_key);
create index candidate_email on candidate (place_id, email);

-- Arrangements: what is done, never why.
create table candidate_need (
  place_id    TEXT not null,
  id          TEXT not null,
  candidate_id TEXT not null,
  body_text   TEXT not null,
  extra_time  BIGINT not null,
  agreed      BIGINT not null,
  at          TEXT not null,
  by_account  TEXT not null,
  primary key (place_id, id)
);
create index candidate_need_of on candidate_need (place_id, candidate_id);
