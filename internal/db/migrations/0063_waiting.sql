-- Who waits for a slot that is taken. An offer is a claim under the identifier of
-- its row, until offered_till: the guards count it as they count a booking.
create table waiting (
  place_id     TEXT not null,
  id           TEXT not null,
  space_id     TEXT not null,
  starts_at    TEXT not null,
  ends_at      TEXT not null,
  seats        BIGINT not null,
  title        TEXT not null,
  person_id    TEXT not null,
  activity_id  TEXT not null,
  asked_at     TEXT not null,
  asked_by     TEXT not null,
  asked_as     TEXT not null,
  state        TEXT not null,
  offered_till TEXT not null,
  ended_at     TEXT not null,
  primary key (place_id, id),
  check (starts_at < ends_at),
  check (state in ('waiting', 'offered', 'taken', 'left', 'lapsed'))
);
create index waiting_open on waiting (place_id, starts_at) where state in ('waiting', 'offered');
create index waiting_offered on waiting (place_id, offered_till) where state = 'offered';
create index waiting_person on waiting (place_id, person_id, starts_at);
create index waiting_asker on waiting (place_id, asked_by, starts_at);
