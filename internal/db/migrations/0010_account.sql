-- Who may enter: above the places, so that one person keeps one account in several.
create table account (
  id          TEXT primary key,
  email       TEXT not null unique,
  name        TEXT not null,
  password    TEXT not null, -- argon2id; empty for who signs in by mail only
  lang        TEXT not null,
  theme       TEXT not null,
  opened_at   TEXT not null,
  disabled_at TEXT not null
);

-- A browser that is signed in. Its secret is not kept, only what proves it.
create table session (
  digest     TEXT primary key,
  id         TEXT not null unique,
  account_id TEXT not null references account (id) on delete cascade,
  by_link    BIGINT not null,
  device     TEXT not null,
  began_at   TEXT not null,
  seen_at    TEXT not null,
  until_at   TEXT not null
);
create index session_account on session (account_id, seen_at);

-- A letter that opens once: it signs in, or confirms a new address.
create table link (
  digest     TEXT primary key,
  account_id TEXT not null references account (id) on delete cascade,
  email      TEXT not null, -- the address to confirm; empty for a link that signs in
  until_at   TEXT not null
);
create index link_account on link (account_id);

-- Failures since the last success, for the wait before the next try.
create table attempt (
  key   TEXT primary key,
  count BIGINT not null,
  at    TEXT not null
);

-- What an account is to a place.
create table grant_role (
  place_id   TEXT not null,
  account_id TEXT not null references account (id) on delete cascade,
  role       TEXT not null,
  person_id  TEXT not null,
  at         TEXT not null,
  primary key (place_id, account_id)
);
create index grant_account on grant_role (account_id);

-- Somebody asked by mail to take a role.
create table invitation (
  place_id  TEXT not null,
  id        TEXT not null,
  digest    TEXT not null unique,
  email     TEXT not null,
  role      TEXT not null,
  person_id TEXT not null,
  by_name   TEXT not null,
  at        TEXT not null,
  until_at  TEXT not null,
  primary key (place_id, id)
);

-- What a program shows to act in one place.
create table token (
  place_id TEXT not null,
  id       TEXT not null,
  digest   TEXT not null unique,
  label    TEXT not null,
  role     TEXT not null,
  scopes   TEXT not null,
  by_name  TEXT not null,
  at       TEXT not null,
  seen_at  TEXT not null,
  until_at TEXT not null, -- empty for no end
  primary key (place_id, id)
);
