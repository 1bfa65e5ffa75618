-- Figures of the law that a place entered by hand: value in ten-thousandths of the unit.
create table law_value (
  place_id   TEXT not null,
  code       TEXT not null,
  from_day   TEXT not null,
  to_day     TEXT not null, -- empty until further notice
  value      BIGINT not null,
  unit       TEXT not null,
  source     TEXT not null,
  entered_at TEXT not null,
  primary key (place_id, code, from_day)
);
