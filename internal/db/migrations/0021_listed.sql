-- National and regional lists of places, as their publishers wrote them. They belong
-- to no place: whoever opens one looks for it here.
create table list_source (
  source      TEXT not null primary key,
  name        TEXT not null,
  licence     TEXT not null,
  credit      TEXT not null,
  url         TEXT not null
);

-- Each version of a list that was taken in.
create table list_edition (
  source      TEXT not null,
  imported_at TEXT not null,
  edition     TEXT not null,    -- the publisher's date
  digest      TEXT not null,    -- of the file
  rows        BIGINT not null,
  primary key (source, imported_at)
);

-- The lines of the lists. A line that a later edition no longer holds stays, with
-- the edition that held it last.
create table listed (
  source      TEXT not null,
  ref         TEXT not null,
  name        TEXT not null,
  search      TEXT not null,    -- " folded name commune postal code", so that each word begins after a blank
  street      TEXT not null,
  postal_code TEXT not null,
  insee       TEXT not null,
  commune     TEXT not null,
  department  TEXT not null,
  latitude    BIGINT not null,  -- millionths of a degree
  longitude   BIGINT not null,
  kind        TEXT not null,
  site        TEXT not null,
  raw         TEXT not null,    -- every cell as given, as JSON
  digest      TEXT not null,    -- of raw
  seen_at     TEXT not null,    -- the import that held it last
  primary key (source, ref)
);

-- What a line said before it changed.
create table listed_past (
  source      TEXT not null,
  ref         TEXT not null,
  until       TEXT not null,    -- the import that changed it
  raw         TEXT not null,
  primary key (source, ref, until)
);

-- Lines that look like one and the same place: proposed, never merged by the program.
create table listed_twin (
  source      TEXT not null,
  ref         TEXT not null,
  other       TEXT not null,
  metres      BIGINT not null,
  likeness    BIGINT not null,  -- hundredths
  primary key (source, ref, other)
);

-- Which lines of which lists a place of this installation is.
create table place_listed (
  place_id    TEXT not null,
  source      TEXT not null,
  ref         TEXT not null,
  primary key (place_id, source, ref)
);
create index place_listed_ref on place_listed (source, ref);
