-- What juries' decisions gave: parchments, attestations of units, their duplicates, badges and
-- the keys that sign them.
create table award (
  place_id         TEXT not null,
  id               TEXT not null,
  kind             TEXT not null check (kind in ('parchment', 'attestation')),
  certification_id TEXT not null,
  version_id       TEXT not null,
  code             TEXT not null,
  title            TEXT not null,
  year             BIGINT not null,
  serial           BIGINT not null, -- no number is missing in a year
  number           TEXT not null,
  candidate_id     TEXT not null,
  holder           TEXT not null, -- JSON, as civil registration has them
  units            TEXT not null, -- JSON
  passage          TEXT not null, -- JSON
  minutes_id       TEXT not null,
  minutes_digest   TEXT not null check (minutes_digest <> ''),
  decided          TEXT not null,
  issued           TEXT not null,
  file             BLOB not null,
  file_digest      TEXT not null,
  email            TEXT not null,
  search           TEXT not null,
  revoked_at       TEXT not null,
  revoked_by       TEXT not null,
  revoked_why      TEXT not null,
  primary key (place_id, id),
  unique (place_id, minutes_id, candidate_id)
);
create unique index award_serial on award (certification_id, kind, year, serial);
create index award_number on award (number);
create index award_email on award (place_id, email);
create table award_copy (
  place_id    TEXT not null,
  award_id    TEXT not null,
  n           BIGINT not null,
  reason      TEXT not null,
  made_at     TEXT not null,
  made_by     TEXT not null,
  file        BLOB not null,
  file_digest TEXT not null,
  primary key (place_id, award_id, n)
);
create table award_issuer (
  place_id TEXT not null,
  address  TEXT not null unique,
  name     TEXT not null unique, -- the last part of the address
  primary key (place_id)
);
create table award_key (
  place_id TEXT not null,
  id       TEXT not null,
  seed     TEXT not null, -- what signs: never shown
  from_at  TEXT not null,
  ended_at TEXT not null,
  stolen   BIGINT not null,
  primary key (place_id, id)
);
create table award_badge (
  place_id     TEXT not null,
  id           TEXT not null,
  award_id     TEXT not null,
  candidate_id TEXT not null,
  kind         TEXT not null,
  code         TEXT not null,
  name         TEXT not null,
  list         BIGINT not null,
  slot         BIGINT not null,
  key_id       TEXT not null,
  issued_at    TEXT not null,
  revoked_at   TEXT not null,
  revoked_by   TEXT not null,
  revoked_why  TEXT not null,
  credential   TEXT not null,
  primary key (place_id, id),
  unique (place_id, list, slot)
);
create index award_badge_award on award_badge (place_id, award_id);
create index award_badge_candidate on award_badge (place_id, candidate_id);
