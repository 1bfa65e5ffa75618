-- The tree of the spaces of a place. parent_id is '' at the top; position orders sisters.
create table space (
  place_id    TEXT not null,
  id          TEXT not null,
  parent_id   TEXT not null,
  position    BIGINT not null,
  kind        TEXT not null,
  name        TEXT not null,
  search      TEXT not null,
  description TEXT not null,
  capacity    BIGINT not null,
  surface     BIGINT not null,
  activity_id TEXT not null,
  access      TEXT not null,
  plan_x      BIGINT not null,
  plan_y      BIGINT not null,
  plan_w      BIGINT not null,
  plan_h      BIGINT not null,
  retired_at  TEXT not null,
  primary key (place_id, id),
  check (capacity > 0)
);

-- The week of a space: hours on the wall; to_minute passes 1440 where a night is crossed.
create table space_hours (
  place_id    TEXT not null,
  space_id    TEXT not null,
  day         BIGINT not null,
  from_minute BIGINT not null,
  to_minute   BIGINT not null,
  primary key (place_id, space_id, day, from_minute),
  check (day between 1 and 7 and from_minute < to_minute)
);

-- What a space says of its lending: one row per rule it sets, role '' for everybody.
create table space_rule (
  place_id TEXT not null,
  space_id TEXT not null,
  role     TEXT not null,
  rule     TEXT not null,
  value    TEXT not null,
  primary key (place_id, space_id, role, rule)
);

-- Days without openings, of a space or of the whole place (space_id ''). repeats: '', 'weekly' on weekdays, 'yearly'.
create table space_closure (
  place_id  TEXT not null,
  id        TEXT not null,
  space_id  TEXT not null,
  first_day TEXT not null,
  last_day  TEXT not null,
  repeats   TEXT not null,
  weekdays  TEXT not null,
  reason    TEXT not null,
  primary key (place_id, id)
);

-- The hours of one day, instead of all that the week, holidays and closures say.
create table space_exception (
  place_id TEXT not null,
  id       TEXT not null,
  space_id TEXT not null,
  day      TEXT not null,
  hours    TEXT not null,
  reason   TEXT not null,
  primary key (place_id, id),
  unique (place_id, space_id, day)
);

-- A space that cannot be lent for a while; back_at is '' where nobody knows yet.
create table space_outage (
  place_id TEXT not null,
  id       TEXT not null,
  space_id TEXT not null,
  from_at  TEXT not null,
  back_at  TEXT not null,
  reason   TEXT not null,
  primary key (place_id, id)
);

-- Public holidays on which a place opens as on any other day.
create table space_holiday_worked (
  place_id TEXT not null,
  holiday  TEXT not null,
  primary key (place_id, holiday)
);

-- Photos, as they were cut to each width when they were sent.
create table space_photo (
  place_id TEXT not null,
  id       TEXT not null,
  space_id TEXT not null,
  alt      TEXT not null,
  width    BIGINT not null,
  height   BIGINT not null,
  primary key (place_id, id)
);
create index space_photo_space on space_photo (place_id, space_id, id);

create table space_photo_file (
  place_id TEXT not null,
  photo_id TEXT not null,
  width    BIGINT not null,
  body     BLOB not null,
  primary key (place_id, photo_id, width)
);

-- One row per place, rewritten by every verb of the room: what is kept in memory under another version is stale.
create table space_version (
  place_id TEXT not null,
  version  TEXT not null,
  primary key (place_id)
);
