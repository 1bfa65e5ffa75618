-- What is bought to be sold or used up, and counted at the end of each year.
create table stock (
  place_id TEXT not null,
  id       TEXT not null,
  kind     TEXT not null,
  label    TEXT not null,
  unit     TEXT not null,
  earlier  BIGINT not null, -- worth on the first day of the books
  primary key (place_id, id)
);

create table stock_receipt (
  place_id TEXT not null,
  id       TEXT not null,
  stock_id TEXT not null,
  day      TEXT not null,
  quantity BIGINT not null, -- hundredths of the unit
  amount   BIGINT not null,
  primary key (place_id, id)
);

create table stock_count (
  place_id TEXT not null,
  stock_id TEXT not null,
  year_id  TEXT not null,
  quantity BIGINT not null, -- hundredths of the unit; 0 where only the worth is known
  worth    BIGINT not null,
  primary key (place_id, stock_id, year_id)
);
