-- The activities of a place: closed where they end, never removed, since every later fact can carry one.
create table activity (
  place_id  TEXT not null,
  id        TEXT not null,
  name      TEXT not null,
  search    TEXT not null,
  hue       BIGINT not null,
  purpose   TEXT not null,
  public    TEXT not null,
  closed_on TEXT not null,
  position  BIGINT not null,
  primary key (place_id, id)
);
