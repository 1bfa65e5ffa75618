-- What may be lost: a customer who may not pay, a lawsuit, works promised.
create table risk (
  place_id TEXT not null,
  id       TEXT not null,
  kind     TEXT not null,
  label    TEXT not null,
  account  TEXT not null, -- of a customer: where the debt stood
  third    TEXT not null,
  amount   BIGINT not null, -- of a customer: what is owed, tax included
  vat      BIGINT not null,
  since    TEXT not null,
  earlier  BIGINT not null, -- foreseen already before the books begin here
  ended_on TEXT not null,   -- empty while it lasts
  lost     BIGINT not null,
  primary key (place_id, id)
);

create table risk_estimate (
  place_id TEXT not null,
  risk_id  TEXT not null,
  year_id  TEXT not null,
  amount   BIGINT not null,
  primary key (place_id, risk_id, year_id)
);
