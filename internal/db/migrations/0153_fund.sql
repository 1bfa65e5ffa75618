-- What a funder gave for a project: what is not spent at the end of a year stays set aside for it.
create table fund (
  place_id   TEXT not null,
  id         TEXT not null,
  label      TEXT not null,
  origin     TEXT not null,
  funder     TEXT not null,
  project_id TEXT not null,
  agreement  TEXT not null,
  amount     BIGINT not null,
  given_on   TEXT not null,
  earlier    BIGINT not null, -- spent before the books begin here
  primary key (place_id, id)
);

create table fund_use (
  place_id TEXT not null,
  fund_id  TEXT not null,
  year_id  TEXT not null,
  spent    BIGINT not null,
  returned BIGINT not null, -- given back to the funder
  primary key (place_id, fund_id, year_id)
);
