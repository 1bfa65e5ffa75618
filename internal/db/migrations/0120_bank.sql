-- Accounts at banks and cash boxes, what came and went on them, and how it was sorted.
create table bank_account (
  place_id  TEXT not null,
  id        TEXT not null,
  code      TEXT not null, -- the account of the books
  name      TEXT not null,
  kind      TEXT not null,
  number    TEXT not null, -- IBAN or number, as statements write it; empty until one did
  profile   TEXT not null, -- JSON: how the bank writes its tables
  closed_on TEXT not null,
  primary key (place_id, id),
  check (kind in ('bank', 'cash'))
);
create unique index bank_account_code on bank_account (place_id, code);

create table bank_statement (
  place_id    TEXT not null,
  id          TEXT not null,
  account_id  TEXT not null,
  file        TEXT not null,
  format      TEXT not null,
  from_day    TEXT not null,
  to_day      TEXT not null,
  opening     BIGINT not null,
  closing     BIGINT not null,
  taken_at    TEXT not null,
  taken_by    TEXT not null,
  primary key (place_id, id)
);
create index bank_statement_account on bank_statement (place_id, account_id, to_day, taken_at);

create table bank_move (
  place_id     TEXT not null,
  id           TEXT not null,
  account_id   TEXT not null,
  statement_id TEXT not null,
  mark         TEXT not null, -- what tells it from any other move of the account
  bank_ref     TEXT not null,
  day          TEXT not null,
  value_day    TEXT not null,
  amount       BIGINT not null,
  label        TEXT not null,
  detail       TEXT not null,
  party        TEXT not null,
  reference    TEXT not null,
  reason       TEXT not null, -- ISO code of a return
  parts        TEXT not null, -- JSON: the payments of a batch
  doubtful     BIGINT not null, -- 1 where it may be there twice
  entry_id     TEXT not null, -- the entry that books it; empty while it waits to be sorted
  posted       BIGINT not null, -- 1 where that entry was made for it
  turns        BIGINT not null, -- how many times it was booked and undone
  primary key (place_id, id)
);
create unique index bank_move_mark on bank_move (place_id, account_id, mark);
create index bank_move_day on bank_move (place_id, account_id, day);
create index bank_move_waiting on bank_move (place_id, day) where entry_id = '';
create index bank_move_entry on bank_move (place_id, entry_id) where entry_id <> '';

create table bank_rule (
  place_id    TEXT not null,
  id          TEXT not null,
  words       TEXT not null, -- folded; all of them stand in the label
  way         TEXT not null, -- 'in' or 'out'
  account     TEXT not null,
  third       TEXT not null,
  activity_id TEXT not null,
  auto        BIGINT not null, -- 1 where it books without asking
  rank        BIGINT not null, -- the lowest is asked first
  from_label  TEXT not null, -- the move that it was learnt from
  from_day    TEXT not null,
  primary key (place_id, id),
  check (way in ('in', 'out'))
);
create unique index bank_rule_words on bank_rule (place_id, words, way);
