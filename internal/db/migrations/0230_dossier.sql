-- Files for funders. What a person says in one is read and written whole: a document.
create table dossier (
  place_id   TEXT not null,
  id         TEXT not null,
  body       TEXT not null, -- JSON: what it says
  revision   BIGINT not null, -- how often it was written: who writes over another is told
  made_at    TEXT not null,
  made_by    TEXT not null,
  changed_at TEXT not null,
  changed_by TEXT not null,
  search     TEXT not null, -- folded
  primary key (place_id, id)
);

-- What was sent, bit for bit.
create table dossier_sending (
  place_id      TEXT not null,
  id            TEXT not null,
  dossier_id    TEXT not null,
  revision      BIGINT not null, -- of the file, when it was sent
  funder        TEXT not null,
  asked         BIGINT not null,
  day           TEXT not null,
  paper         BLOB not null,
  paper_size    BIGINT not null,
  paper_hash    TEXT not null, -- SHA-256
  workbook      BLOB not null,
  workbook_size BIGINT not null,
  workbook_hash TEXT not null,
  sent_at       TEXT not null,
  sent_by       TEXT not null,
  primary key (place_id, id)
);
create index dossier_sending_of on dossier_sending (place_id, dossier_id);
