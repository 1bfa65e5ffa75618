-- Persons and organisations that a place knows. email, phone and city repeat the
-- preferred contacts, so that a list is one query. gone_at is '' for whoever is
-- there; a record merged into another, or erased, stays as an empty shell that
-- bookings and trail can still point at.
create table person (
  place_id     TEXT not null,
  id           TEXT not null,
  kind         TEXT not null,
  name         TEXT not null,
  first_name   TEXT not null,
  last_name    TEXT not null,
  search       TEXT not null, -- folded words, each after a space
  sort_key     TEXT not null, -- folded, last name first
  email        TEXT not null,
  phone        TEXT not null,
  city         TEXT not null,
  lang         TEXT not null,
  born         TEXT not null,
  household_id TEXT not null,
  version      BIGINT not null,
  created_at   TEXT not null,
  changed_at   TEXT not null,
  merged_into  TEXT not null,
  gone_at      TEXT not null,
  primary key (place_id, id)
);
create index person_sorted on person (place_id, sort_key, id) where gone_at = '';
create index person_email on person (place_id, email) where email <> '';
create index person_household on person (place_id, household_id) where household_id <> '';
create index person_merged on person (place_id, merged_into) where merged_into <> '';

-- How somebody is reached. match is the value as it is compared: e-mail in small
-- letters, digits of a telephone, folded address.
create table contact (
  place_id  TEXT not null,
  id        TEXT not null,
  person_id TEXT not null,
  kind      TEXT not null,
  label     TEXT not null,
  value     TEXT not null,
  postcode  TEXT not null,
  city      TEXT not null,
  country   TEXT not null,
  match     TEXT not null,
  preferred BIGINT not null,
  primary key (place_id, id),
  foreign key (place_id, person_id) references person (place_id, id)
);
create index contact_person on contact (place_id, person_id);
create index contact_match on contact (place_id, match);

-- What somebody is to the place, from a day to a day ('' for no end).
create table relation (
  place_id  TEXT not null,
  id        TEXT not null,
  person_id TEXT not null,
  kind      TEXT not null,
  from_day  TEXT not null,
  until_day TEXT not null,
  primary key (place_id, id),
  foreign key (place_id, person_id) references person (place_id, id)
);
create index relation_person on relation (place_id, person_id, kind);

-- A consent is never changed: it is given, then it may be withdrawn; another one is another row.
create table consent (
  place_id     TEXT not null,
  id           TEXT not null,
  person_id    TEXT not null,
  purpose      TEXT not null,
  given_on     TEXT not null,
  source       TEXT not null,
  withdrawn_on TEXT not null,
  withdrawn_by TEXT not null, -- how the withdrawal was made
  primary key (place_id, id),
  foreign key (place_id, person_id) references person (place_id, id)
);
create index consent_person on consent (place_id, person_id, purpose);

create table tag (
  place_id TEXT not null,
  tag      TEXT not null, -- folded
  label    TEXT not null, -- as first written
  primary key (place_id, tag)
);
create table person_tag (
  place_id  TEXT not null,
  person_id TEXT not null,
  tag       TEXT not null,
  primary key (place_id, person_id, tag),
  foreign key (place_id, person_id) references person (place_id, id),
  foreign key (place_id, tag) references tag (place_id, tag)
);
create index person_tag_tag on person_tag (place_id, tag, person_id);

create table note (
  place_id   TEXT not null,
  id         TEXT not null,
  person_id  TEXT not null,
  at         TEXT not null,
  account_id TEXT not null, -- its author
  author     TEXT not null,
  readers    TEXT not null, -- author, team or managers
  words      TEXT not null,
  primary key (place_id, id),
  foreign key (place_id, person_id) references person (place_id, id)
);
create index note_person on note (place_id, person_id);

create table household (
  place_id TEXT not null,
  id       TEXT not null,
  name     TEXT not null,
  payer_id TEXT not null,
  primary key (place_id, id)
);

-- What somebody is to somebody else: employee of an organisation, child of a guardian.
create table tie (
  place_id  TEXT not null,
  id        TEXT not null,
  kind      TEXT not null, -- employer, guardian
  person_id TEXT not null,
  other_id  TEXT not null, -- the employer, the guardian
  title     TEXT not null,
  from_day  TEXT not null,
  until_day TEXT not null,
  primary key (place_id, id),
  foreign key (place_id, person_id) references person (place_id, id),
  foreign key (place_id, other_id) references person (place_id, id)
);
create index tie_person on tie (place_id, person_id);
create index tie_other on tie (place_id, other_id);

-- What can be known or trained for in a place; a space may ask for one (authorisation).
create table skill (
  place_id TEXT not null,
  id       TEXT not null,
  name     TEXT not null,
  search   TEXT not null,
  months   BIGINT not null, -- how long a training stays valid, 0 for always
  primary key (place_id, id)
);
create table person_skill (
  place_id  TEXT not null,
  person_id TEXT not null,
  skill     TEXT not null,
  primary key (place_id, person_id, skill),
  foreign key (place_id, person_id) references person (place_id, id)
);
create index person_skill_skill on person_skill (place_id, skill);

-- A training that opens the use of a machine, until a day ('' for always). A renewal is another row.
create table authorisation (
  place_id     TEXT not null,
  id           TEXT not null,
  person_id    TEXT not null,
  skill        TEXT not null,
  from_day     TEXT not null,
  until_day    TEXT not null,
  granted_by   TEXT not null,
  remark       TEXT not null,
  withdrawn_on TEXT not null,
  withdrawn_by TEXT not null,
  reason       TEXT not null, -- of the withdrawal
  primary key (place_id, id),
  foreign key (place_id, person_id) references person (place_id, id)
);
create index authorisation_person on authorisation (place_id, person_id, skill, until_day);
create index authorisation_skill on authorisation (place_id, skill, until_day);
