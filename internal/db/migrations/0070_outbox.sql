-- What is to be done after the commit that wrote it. A row ends done, late (it was of no use any more) or dead (every
-- try failed). address is whom a letter goes to, '' for any other job.
create table job (
  place_id TEXT not null,
  id       TEXT not null,
  kind     TEXT not null,
  key      TEXT not null,
  address  TEXT not null,
  body     TEXT not null,
  made_at  TEXT not null,
  run_at   TEXT not null,
  until_at TEXT not null,
  leased_until TEXT not null,
  tries    BIGINT not null,
  error    TEXT not null,
  ended_at TEXT not null,
  ending   TEXT not null,
  primary key (place_id, id)
);
create unique index job_key on job (place_id, kind, key);
create index job_due on job (run_at, id) where ended_at = '';
create index job_address on job (place_id, address) where address <> '';
create index job_ended on job (ended_at) where ended_at <> '';

-- What comes back every day at an hour of the place's wall.
create table daily (
  place_id TEXT not null,
  kind     TEXT not null,
  hour     TEXT not null,
  zone     TEXT not null,
  last_day TEXT not null,
  next_at  TEXT not null,
  primary key (place_id, kind)
);
create index daily_next on daily (next_at);

-- The letters that an address may refuse, by list. Tokens are kept for ever: a link of any past letter still serves.
create table subscription (
  place_id   TEXT not null,
  address    TEXT not null,
  list       TEXT not null,
  token      TEXT not null,
  lang       TEXT not null,
  refused_at TEXT not null,
  primary key (place_id, address, list)
);
create unique index subscription_token on subscription (token);
