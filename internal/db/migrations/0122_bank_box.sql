-- Cash boxes counted coin by coin, and cheques taken to the bank together.
create table bank_count (
  place_id   TEXT not null,
  id         TEXT not null,
  account_id TEXT not null,
  day        TEXT not null,
  pieces     TEXT not null, -- JSON: how many of each coin and note, by its cents
  counted    BIGINT not null,
  expected   BIGINT not null, -- what the books said
  note       TEXT not null, -- why the two differ
  entry_id   TEXT not null, -- the entry of the difference; empty where there is none
  at         TEXT not null,
  who        TEXT not null,
  primary key (place_id, id)
);
create index bank_count_day on bank_count (place_id, account_id, day);

create table bank_deposit (
  place_id   TEXT not null,
  id         TEXT not null,
  account_id TEXT not null,
  number     BIGINT not null,
  day        TEXT not null,
  amount     BIGINT not null,
  cheques    BIGINT not null,
  entry_id   TEXT not null,
  at         TEXT not null,
  who        TEXT not null,
  primary key (place_id, id)
);
create unique index bank_deposit_number on bank_deposit (place_id, number);
