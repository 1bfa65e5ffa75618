-- What the Caisse des Dépôts is told: under which numbers, in which files, and what came back.
create table transmission_emitter (
  place_id         TEXT not null,
  certification_id TEXT not null,
  client           TEXT not null,
  certifier        TEXT not null,
  contract         TEXT not null,
  version          TEXT not null,
  primary key (place_id, certification_id)
);
create table transmission_notice (
  place_id         TEXT not null,
  id               TEXT not null,
  certification_id TEXT not null,
  received         TEXT not null,
  days             BIGINT not null,
  made_by          TEXT not null,
  primary key (place_id, id)
);
create table transmission_correction (
  place_id   TEXT not null,
  passage_id TEXT not null, -- the number of the parchment
  holder     TEXT not null, -- JSON
  made_at    TEXT not null,
  made_by    TEXT not null,
  primary key (place_id, passage_id)
);
create table transmission_lot (
  place_id         TEXT not null,
  id               TEXT not null,
  certification_id TEXT not null,
  serial           BIGINT not null,
  flow             TEXT not null,
  version          TEXT not null,
  made_at          TEXT not null,
  made_by          TEXT not null,
  file             BLOB not null,
  file_digest      TEXT not null,
  primary key (place_id, id),
  unique (place_id, certification_id, serial)
);
create table transmission_line (
  place_id   TEXT not null,
  lot_id     TEXT not null,
  passage_id TEXT not null,
  verdict    TEXT not null, -- sent, accepted or rejected
  why        TEXT not null, -- JSON: what the Caisse des Dépôts says
  primary key (place_id, lot_id, passage_id)
);
-- A success is told once, unless it was refused.
create unique index transmission_once on transmission_line (place_id, passage_id) where verdict <> 'rejected';
create table transmission_answer (
  place_id    TEXT not null,
  id          TEXT not null,
  lot_id      TEXT not null,
  file        BLOB not null,
  file_digest TEXT not null,
  made_at     TEXT not null,
  made_by     TEXT not null,
  primary key (place_id, id)
);
