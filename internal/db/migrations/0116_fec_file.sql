-- Files of entries that somebody brought: judged, then taken in by a worker. Their bytes
-- are kept until then, a day at most, in pieces that are compressed one by one.
create table fec_file (
  place_id   TEXT not null,
  id         TEXT not null,
  name       TEXT not null,
  size       BIGINT not null,
  year       TEXT not null, -- asked for: "2027"; empty for the one that the file tells
  state      TEXT not null,
  partial    BIGINT not null, -- 1 where what is wrong is to be left out
  report     BLOB not null, -- JSON, compressed
  fault      TEXT not null, -- why it could not be taken in
  year_id    TEXT not null, -- the year that it filled
  at         TEXT not null,
  account_id TEXT not null,
  who        TEXT not null,
  lang       TEXT not null,
  primary key (place_id, id),
  check (state in ('judged', 'asked', 'done', 'failed'))
);

create table fec_chunk (
  place_id TEXT not null,
  file_id  TEXT not null,
  position BIGINT not null,
  body     BLOB not null,
  primary key (place_id, file_id, position)
);
