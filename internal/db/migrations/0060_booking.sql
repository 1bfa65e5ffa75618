-- One row per space lent from an instant to an instant; a date of a series is a row.
create table booking (
  place_id    TEXT not null,
  id          TEXT not null,
  series_id   TEXT not null,
  together_id TEXT not null,
  space_id    TEXT not null,
  starts_at   TEXT not null,
  ends_at     TEXT not null,
  free_at     TEXT not null, -- the end and the buffer
  seats       BIGINT not null, -- 0 for the whole space
  taken       BIGINT not null, -- how many that was when it was lent
  title       TEXT not null,
  search      TEXT not null,
  person_id   TEXT not null,
  activity_id TEXT not null,
  state       TEXT not null,
  held_till   TEXT not null,
  asked_at    TEXT not null,
  asked_by    TEXT not null,
  asked_as    TEXT not null,
  ended_at    TEXT not null,
  ended_by    TEXT not null,
  reason      TEXT not null,
  sequence    BIGINT not null,
  primary key (place_id, id),
  check (starts_at < ends_at),
  check (state in ('requested', 'booked', 'cancelled', 'refused'))
);
create index booking_time on booking (place_id, starts_at, id);
create index booking_space on booking (place_id, space_id, starts_at);
create index booking_person on booking (place_id, person_id, starts_at);
create index booking_asker on booking (place_id, asked_by, starts_at);
create index booking_of_series on booking (place_id, series_id, starts_at) where series_id <> '';
create index booking_together on booking (place_id, together_id) where together_id <> '';
create index booking_requested on booking (place_id, starts_at) where state = 'requested';

create table booking_series (
  place_id  TEXT not null,
  id        TEXT not null,
  rule      TEXT not null,
  starts_at TEXT not null,
  primary key (place_id, id)
);

-- The seats of one leaf space that a booking takes, its buffer included; seats 0
-- for all that it has, however many. The guards of step 61 refuse one seat too many,
-- whoever writes the row.
create table claim (
  place_id   TEXT not null,
  booking_id TEXT not null,
  space_id   TEXT not null,
  seats      BIGINT not null,
  starts_at  TEXT not null,
  ends_at    TEXT not null,
  primary key (place_id, booking_id, space_id),
  check (seats >= 0),
  check (starts_at < ends_at)
);
create index claim_space on claim (place_id, space_id, ends_at, starts_at, seats, booking_id);
