-- The places themselves: the one table whose key is the place's own identifier.
create table place (
  id          TEXT not null primary key,
  slug        TEXT not null unique,
  name        TEXT not null,
  zone        TEXT not null,
  insee       TEXT not null,
  department  TEXT not null,
  commune     TEXT not null,
  postal_code TEXT not null,
  street      TEXT not null,
  latitude    BIGINT not null,  -- millionths of a degree; 0,0 where unknown
  longitude   BIGINT not null,
  families    TEXT not null,    -- keys, parted by spaces
  languages   TEXT not null,    -- codes, parted by spaces
  form        TEXT not null,
  siren       TEXT not null,
  siret       TEXT not null,
  rna         TEXT not null,
  opened_on   TEXT not null,
  indoor_m2   BIGINT not null,
  outdoor_m2  BIGINT not null,
  holding     TEXT not null,    -- by what title the premises are held
  held_until  TEXT not null,
  staff       BIGINT not null,  -- working there at the same time, for the ERP category
  email       TEXT not null,
  phone       TEXT not null,
  site        TEXT not null,
  created_at  TEXT not null
);

-- Whom the place receives, use by use and floor by floor: what its ERP category is computed from.
create table reception (
  place_id  TEXT not null,
  position  BIGINT not null,
  use       TEXT not null,
  floor     TEXT not null,      -- basement, ground or upper
  public    BIGINT not null,
  primary key (place_id, position)
);
