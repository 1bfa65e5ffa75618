-- What one must know to be safe in a place.
create table place_safety (
  place_id  TEXT not null primary key,
  arrival   TEXT not null,
  access    TEXT not null,
  exits     TEXT not null,
  gathering TEXT not null,
  alarm     TEXT not null,
  extinguishers TEXT not null,
  first_aid TEXT not null,
  hazards   TEXT not null,
  contact   TEXT not null,
  checked_on TEXT not null,
  revision  BIGINT not null
);
