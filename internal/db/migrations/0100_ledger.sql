-- The books. What is validated has a rank; the guards of step 101 refuse to change it.
create table fiscal_year (
  place_id  TEXT not null,
  id        TEXT not null,
  starts_on TEXT not null,
  ends_on   TEXT not null,
  chart     TEXT not null, -- which chart of accounts it follows
  closed_on TEXT not null, -- empty while it is open
  closed_by TEXT not null,
  primary key (place_id, id),
  check (starts_on <= ends_on)
);
create unique index fiscal_year_start on fiscal_year (place_id, starts_on);

create table ledger_account (
  place_id  TEXT not null,
  code      TEXT not null,
  label     TEXT not null,
  search    TEXT not null,
  opened    BIGINT not null, -- 1 where its lines are lettered
  closed_on TEXT not null,
  primary key (place_id, code)
);

create table journal (
  place_id  TEXT not null,
  code      TEXT not null,
  label     TEXT not null,
  kind      TEXT not null,
  closed_on TEXT not null,
  primary key (place_id, code)
);

-- Clients, suppliers, members: the auxiliary accounts of a file of entries.
create table third_party (
  place_id  TEXT not null,
  code      TEXT not null,
  label     TEXT not null,
  search    TEXT not null,
  person_id TEXT not null,
  closed_on TEXT not null,
  primary key (place_id, code)
);

-- Projects and sites: the axes that an activity does not tell.
create table axis_value (
  place_id  TEXT not null,
  id        TEXT not null,
  axis      TEXT not null,
  name      TEXT not null,
  search    TEXT not null,
  funder    TEXT not null,
  closed_on TEXT not null,
  primary key (place_id, id),
  check (axis in ('project', 'site'))
);

create table entry (
  place_id     TEXT not null,
  id           TEXT not null,
  year_id      TEXT not null,
  rank         BIGINT not null, -- place in the chain of the year; 0 for a draft
  number       TEXT not null, -- as written in the file of entries: the rank, or what was imported
  journal      TEXT not null,
  day          TEXT not null,
  piece        TEXT not null,
  piece_day    TEXT not null,
  label        TEXT not null,
  validated_on TEXT not null, -- empty in a draft, and where an imported file did not say
  source       TEXT not null, -- the fact that it books, once; empty where typed
  reverses_id  TEXT not null,
  made_at      TEXT not null,
  made_by      TEXT not null,
  hash         TEXT not null,
  primary key (place_id, id)
) without rowid;
create unique index entry_rank on entry (place_id, year_id, rank) where rank > 0;
create index entry_draft on entry (place_id, year_id, day) where rank = 0;
create unique index entry_source on entry (place_id, source) where source <> '';
create unique index entry_reversal on entry (place_id, reverses_id) where reverses_id <> '';

-- Kept in the order of its key, by day, so that a month is one stretch of the table.
create table entry_line (
  place_id    TEXT not null,
  day         TEXT not null,
  entry_id    TEXT not null,
  position    BIGINT not null,
  account     TEXT not null,
  third       TEXT not null default '',
  label       TEXT not null default '', -- empty for the entry's
  piece       TEXT not null default '', -- empty for the entry's
  piece_day   TEXT not null default '',
  debit       BIGINT not null,
  credit      BIGINT not null,
  currency    TEXT not null default '',
  foreign_sum TEXT not null default '', -- in the currency, as imported
  open        BIGINT not null default 0, -- 1 while it waits to be lettered
  letter      TEXT not null default '',
  lettered_on TEXT not null default '',
  activity_id TEXT not null default '',
  project_id  TEXT not null default '',
  site_id     TEXT not null default '',
  split_id    TEXT not null default '', -- the key that shares it out
  primary key (place_id, day, entry_id, position),
  check (debit >= 0 and credit >= 0 and (debit = 0) <> (credit = 0))
) without rowid;
create index entry_line_open on entry_line (place_id, account, third, day) where open = 1;
create index entry_line_letter on entry_line (place_id, account, letter) where letter <> '';

-- What the validated lines of a month add up to; a test compares it with their sum.
create table ledger_month (
  place_id    TEXT not null,
  year_id     TEXT not null,
  month       TEXT not null, -- 2027-03
  account     TEXT not null,
  opening     BIGINT not null, -- 1 for what was carried forward
  activity_id TEXT not null,
  project_id  TEXT not null,
  site_id     TEXT not null,
  split_id    TEXT not null,
  debit       BIGINT not null,
  credit      BIGINT not null,
  lines       BIGINT not null,
  primary key (place_id, year_id, month, account, opening, activity_id, project_id, site_id, split_id)
);
create table third_month (
  place_id TEXT not null,
  year_id  TEXT not null,
  month    TEXT not null,
  account  TEXT not null,
  third    TEXT not null,
  debit    BIGINT not null,
  credit   BIGINT not null,
  primary key (place_id, year_id, month, account, third)
);

-- How a shared cost is parted on an axis; a key has a history, each part a weight from a day on.
create table split_key (
  place_id  TEXT not null,
  id        TEXT not null,
  axis      TEXT not null,
  name      TEXT not null,
  closed_on TEXT not null,
  primary key (place_id, id),
  check (axis in ('activity', 'project', 'site'))
);
create table split_share (
  place_id  TEXT not null,
  split_id  TEXT not null,
  from_day  TEXT not null,
  value_id  TEXT not null, -- an activity, a project, a site
  weight    BIGINT not null,
  primary key (place_id, split_id, from_day, value_id),
  check (weight > 0)
);

-- Vouchers, kept bit for bit.
create table attachment (
  place_id TEXT not null,
  id       TEXT not null,
  entry_id TEXT not null,
  name     TEXT not null,
  kind     TEXT not null, -- media type
  size     BIGINT not null,
  sha256   TEXT not null,
  content  BLOB not null,
  added_at TEXT not null,
  added_by TEXT not null,
  primary key (place_id, id)
);
create index attachment_entry on attachment (place_id, entry_id);
