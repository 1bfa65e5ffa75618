-- What somebody knows of money to come that no other room does.
create table treasury_line (
  place_id TEXT not null,
  id       TEXT not null,
  day      TEXT not null,
  label    TEXT not null,
  amount   BIGINT not null, -- received; less than nothing where paid
  sure     BIGINT not null,
  made_at  TEXT not null,
  made_by  TEXT not null,
  primary key (place_id, id)
);

-- What is owed and will be paid on another day than it is due.
create table treasury_delay (
  place_id TEXT not null,
  source   TEXT not null, -- of the flow: "bill:ID"
  day      TEXT not null,
  reason   TEXT not null,
  primary key (place_id, source)
);
