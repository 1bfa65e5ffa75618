-- Income and costs that the year of their entry is not the year of.
create table accrual (
  place_id TEXT not null,
  id       TEXT not null,
  way      TEXT not null,
  label    TEXT not null,
  account  TEXT not null,
  third    TEXT not null,
  amount   BIGINT not null,
  vat      BIGINT not null,
  day      TEXT not null, -- recorded, or what the year of is missing
  from_day TEXT not null,
  to_day   TEXT not null,
  measure  TEXT not null,
  primary key (place_id, id)
);
