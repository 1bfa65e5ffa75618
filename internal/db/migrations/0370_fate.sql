-- What becomes of those who hold a certification: who was asked, what they answered, who wants to
-- be left in peace. An asking outlives the person that it was about: it then names no candidate.
create table fate_asking (
  place_id         TEXT not null,
  id               TEXT not null,
  certification_id TEXT not null,
  candidate_id     TEXT not null, -- '' once the person was erased
  wave             BIGINT not null check (wave in (1, 2)),
  year             BIGINT not null, -- of the decision
  route            TEXT not null,
  due_on           TEXT not null,
  until_on         TEXT not null,
  asked_on         TEXT not null, -- '' where nobody wrote to them
  reminded_on      TEXT not null,
  answered_on      TEXT not null,
  phone            BIGINT not null,
  answer           TEXT not null, -- JSON
  primary key (place_id, id)
);
create unique index fate_asking_once on fate_asking (place_id, candidate_id, wave) where candidate_id <> '';
create index fate_asking_of on fate_asking (place_id, certification_id);
-- The links of letters: a token is what proves a secret, never the secret.
create table fate_link (
  place_id  TEXT not null,
  token     TEXT not null,
  asking_id TEXT not null,
  primary key (place_id, token)
);
create index fate_link_of on fate_link (place_id, asking_id);
-- Who wants to be left in peace, known by the SHA-256 of their address and of their candidacy.
create table fate_silence (
  place_id TEXT not null,
  mark     TEXT not null,
  since    TEXT not null,
  primary key (place_id, mark)
);
-- Those who hold a certification already are looked at from the first morning on.
insert into daily (place_id, kind, hour, zone, last_day, next_at)
  select p.id, 'fate', '09:00', p.zone, '', '' from place p where exists (select 1 from award a where a.place_id = p.id);
