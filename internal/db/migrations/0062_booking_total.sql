-- Minutes of seats booked per day, space and activity: what the cockpit reads, so
-- that its cost does not grow with the years. Kept by the verbs, compared with the
-- bookings by a test.
create table booking_total (
  place_id    TEXT not null,
  day         TEXT not null,
  space_id    TEXT not null,
  activity_id TEXT not null,
  minutes     BIGINT not null,
  bookings    BIGINT not null,
  primary key (place_id, day, space_id, activity_id)
);
