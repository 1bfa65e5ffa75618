-- What a day or a month reads lies side by side, however many years lie around it:
-- the end of a booking is seen before its row is fetched, and totals are read off
-- their index alone.
drop index booking_time;
create index booking_time on booking (place_id, starts_at, id, ends_at);
create index booking_total_day on booking_total (place_id, day, space_id, activity_id, minutes, bookings);
