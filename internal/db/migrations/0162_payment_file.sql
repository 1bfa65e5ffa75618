-- Files by which banks are asked to pay what is owed.
create table payment_file (
  place_id TEXT not null,
  id       TEXT not null,
  message  TEXT not null, -- its name for the bank
  on_day   TEXT not null,
  payer    TEXT not null,
  iban     TEXT not null,
  count    BIGINT not null,
  sum      BIGINT not null,
  content  BLOB not null,
  made_at  TEXT not null,
  made_by  TEXT not null,
  back_at  TEXT not null, -- taken back
  back_by  TEXT not null,
  primary key (place_id, id)
);

create table payment_line (
  place_id   TEXT not null,
  payment_id TEXT not null,
  position   BIGINT not null,
  fact_id    TEXT not null, -- bill or claim
  name       TEXT not null,
  iban       TEXT not null,
  amount     BIGINT not null,
  live       BIGINT not null, -- its file stands
  primary key (place_id, payment_id, position)
);
-- what is in a file that stands is in no other
create unique index payment_line_once on payment_line (place_id, fact_id) where live = 1;
