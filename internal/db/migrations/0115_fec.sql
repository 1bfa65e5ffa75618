-- Files of entries that were taken into the books, each once.
create table fec_taken (
  place_id TEXT not null,
  id       TEXT not null,
  name     TEXT not null,
  sha256   TEXT not null,
  year_id  TEXT not null,
  entries  BIGINT not null,
  lines    BIGINT not null,
  taken_at TEXT not null,
  taken_by TEXT not null,
  primary key (place_id, id)
);
create unique index fec_taken_once on fec_taken (place_id, sha256);
