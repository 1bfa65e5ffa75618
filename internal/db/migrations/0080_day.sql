-- What the team notes of a day: who opens, who closes, what to think of.
create table day_note (
  place_id TEXT not null,
  day      TEXT not null,
  opens    TEXT not null,
  closes   TEXT not null,
  remark   TEXT not null,
  primary key (place_id, day)
);
