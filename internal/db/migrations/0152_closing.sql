-- Steps of a closing that a person said are done.
create table closing_step (
  place_id TEXT not null,
  year_id  TEXT not null,
  step     TEXT not null,
  noted_at TEXT not null,
  noted_by TEXT not null,
  primary key (place_id, year_id, step)
);
