-- The monthly board: few indicators, what is said of them each month, the months that were
-- closed, what was decided, to whom it was sent. Values are in hundredths of their unit.
create table board_indicator (
  place_id    TEXT not null,
  id          TEXT not null,
  slot        BIGINT not null, -- its rank on the board, 1 to 12; 0 once it was taken off
  name        TEXT not null,
  owner       TEXT not null, -- an account of the team
  source      TEXT not null,
  activity_id TEXT not null,
  unit        TEXT not null, -- of what is typed
  low         BIGINT, -- an alert under it; null for none
  high        BIGINT, -- an alert over it; null for none
  made_at     TEXT not null,
  primary key (place_id, id),
  check (slot between 0 and 12)
);
create unique index board_indicator_slot on board_indicator (place_id, slot) where slot > 0;

create table board_reading (
  place_id     TEXT not null,
  month        TEXT not null, -- 2027-03
  indicator_id TEXT not null,
  value        BIGINT, -- typed by hand; null where it is computed, or not known yet
  remark       TEXT not null,
  said_by      TEXT not null,
  said_at      TEXT not null,
  primary key (place_id, month, indicator_id)
);

create table board_month (
  place_id       TEXT not null,
  month          TEXT not null,
  due_on         TEXT not null,
  closed_on      TEXT not null, -- the day in the place
  closed_at      TEXT not null,
  closed_by      TEXT not null,
  closed_by_name TEXT not null,
  told_until     TEXT not null, -- how far the bank was told then
  drafts         BIGINT not null, -- whether entries of the month were still not validated then
  undecided      TEXT not null, -- why nothing was decided, where nothing was
  primary key (place_id, month)
);

create table board_value (
  place_id     TEXT not null,
  month        TEXT not null,
  indicator_id TEXT not null,
  slot         BIGINT not null,
  name         TEXT not null,
  owner        TEXT not null,
  owner_name   TEXT not null,
  source       TEXT not null,
  activity_id  TEXT not null,
  unit         TEXT not null,
  low          BIGINT,
  high         BIGINT,
  value        BIGINT, -- null where it could not be known
  light        TEXT not null,
  remark       TEXT not null,
  primary key (place_id, month, indicator_id)
);

create table board_decision (
  place_id     TEXT not null,
  id           TEXT not null,
  month        TEXT not null, -- the board that it comes from
  indicator_id TEXT not null, -- "" where it comes from none
  what         TEXT not null,
  carrier      TEXT not null, -- an account of the team
  due_on       TEXT not null,
  made_at      TEXT not null,
  made_by      TEXT not null,
  outcome      TEXT not null, -- done, dropped; "" while it is open
  reason       TEXT not null,
  settled_on   TEXT not null,
  settled_by   TEXT not null,
  primary key (place_id, id)
);
create index board_decision_month on board_decision (place_id, month);

create table board_sending (
  place_id TEXT not null,
  id       TEXT not null,
  month    TEXT not null,
  name     TEXT not null,
  email    TEXT not null,
  sent_at  TEXT not null,
  sent_by  TEXT not null, -- a name
  primary key (place_id, id)
);
create index board_sending_month on board_sending (place_id, month);
