-- Under which rules the place stands for VAT, from a day on.
create table vat_regime (
  place_id  TEXT not null,
  from_day  TEXT not null,
  kind      TEXT not null,
  filing    TEXT not null,
  debits    BIGINT not null,
  due_dom   BIGINT not null, -- day of the month on which a return is due
  taxed     BIGINT not null, -- of the turnover: what gives the coefficient of deduction
  turnover  BIGINT not null, -- 0 where everything is taxed
  set_at    TEXT not null,
  set_by    TEXT not null,
  primary key (place_id, from_day)
);

-- The rate of an account that gathers VAT, where its label does not tell.
create table vat_account (
  place_id  TEXT not null,
  account   TEXT not null,
  rate      BIGINT not null, -- basis points
  primary key (place_id, account)
);

-- What a settlement made due of the VAT that waited on an entry.
create table vat_move (
  place_id  TEXT not null,
  entry_id  TEXT not null,
  waiting   TEXT not null,
  account   TEXT not null, -- where the lines were settled
  letter    TEXT not null,
  amount    BIGINT not null, -- debit less credit, as it waited
  moved_id  TEXT not null,
  primary key (place_id, entry_id, waiting, account, letter)
);
create index vat_move_letter on vat_move (place_id, account, letter);
