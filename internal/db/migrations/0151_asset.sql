-- What the place owns and uses for years.
create table fixed_asset (
  place_id    TEXT not null,
  id          TEXT not null,
  label       TEXT not null,
  account     TEXT not null,
  cost        BIGINT not null,
  residual    BIGINT not null,
  grant_part  BIGINT not null,
  from_day    TEXT not null,
  years       BIGINT not null,
  day_count   TEXT not null,
  disposed_on TEXT not null, -- empty while in use
  price       BIGINT not null,
  primary key (place_id, id)
);
