-- What a funder agreed to move from one earmarked fund to another, in a year.
create table fund_transfer (
  place_id  TEXT not null,
  id        TEXT not null,
  from_id   TEXT not null,
  to_id     TEXT not null,
  year_id   TEXT not null,
  cents     BIGINT not null,
  agreement TEXT not null,
  primary key (place_id, id)
);
