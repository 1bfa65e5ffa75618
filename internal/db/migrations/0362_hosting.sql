-- Where sessions of training are held: a room of a place, and what was booked there.
create table hosting (
  place_id TEXT not null,
  session_id TEXT not null,
  host_id  TEXT not null, -- the place that receives
  space_id TEXT not null,
  primary key (place_id, session_id)
);
create table hosting_half (
  place_id TEXT not null,
  half_id  TEXT not null,
  session_id TEXT not null,
  booking_id TEXT not null, -- in the place that receives
  from_at  TEXT not null,
  to_at    TEXT not null,
  primary key (place_id, half_id)
);
create index hosting_half_of on hosting_half (place_id, session_id);
