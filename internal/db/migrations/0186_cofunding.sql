-- What a funder pays at a rate of what is really spent, up to a ceiling.
create table cofunding (
  place_id   TEXT not null,
  id         TEXT not null,
  label      TEXT not null,
  funder     TEXT not null,
  project_id TEXT not null,
  agreement  TEXT not null,
  rate       BIGINT not null, -- basis points
  ceiling    BIGINT not null,
  from_day   TEXT not null,
  until_day  TEXT not null, -- the last day whose spending counts
  primary key (place_id, id)
);

create table cofunding_year (
  place_id     TEXT not null,
  cofunding_id TEXT not null,
  year_id      TEXT not null,
  spent        BIGINT not null, -- that the agreement lets count
  booked       BIGINT not null, -- of income, before the entry of the year's end
  primary key (place_id, cofunding_id, year_id)
);
