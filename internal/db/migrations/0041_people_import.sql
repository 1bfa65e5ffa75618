-- Two records that somebody said are not the same person.
create table people_apart (
  place_id TEXT not null,
  one_id   TEXT not null, -- the smaller of the two
  other_id TEXT not null,
  on_day   TEXT not null,
  primary key (place_id, one_id, other_id)
);

-- A file of people. body and its columns are kept until it is taken in, a day at most;
-- done_at and undone_at are '' before.
create table people_import (
  place_id   TEXT not null,
  id         TEXT not null,
  at         TEXT not null,
  account_id TEXT not null,
  who        TEXT not null,
  file       TEXT not null,
  body       BLOB,
  mapping    TEXT not null,
  counts     TEXT not null,
  done_at    TEXT not null,
  undone_at  TEXT not null,
  primary key (place_id, id)
);

-- What became of each line; undo is what it takes to undo it, '' where nothing was written.
create table people_import_line (
  place_id  TEXT not null,
  import_id TEXT not null,
  line      BIGINT not null,
  person_id TEXT not null,
  outcome   TEXT not null,
  said      TEXT not null,
  undo      TEXT not null,
  primary key (place_id, import_id, line, person_id),
  foreign key (place_id, import_id) references people_import (place_id, id)
);
create index people_import_line_person on people_import_line (place_id, person_id);
