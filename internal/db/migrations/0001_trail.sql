-- Who did what, when, to which thing: one row per act, never changed.
create table trail (
  place_id TEXT not null,
  id       TEXT not null,
  at       TEXT not null,
  account_id TEXT not null,
  token    TEXT not null,
  who      TEXT not null,
  room     TEXT not null,
  thing    TEXT not null,
  act      TEXT not null,
  detail   TEXT not null,
  primary key (place_id, id)
);
create index trail_thing on trail (place_id, room, thing, id);

-- Creations asked with an Idempotency-Key: the same key with the same body is done once.
create table once (
  place_id TEXT not null,
  caller   TEXT not null,
  key      TEXT not null,
  digest   TEXT not null,
  at       TEXT not null,
  thing    TEXT not null,
  status   BIGINT not null,
  answer   TEXT not null,
  primary key (place_id, caller, key)
);
create index once_at on once (at);
