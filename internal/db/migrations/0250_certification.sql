-- Certifications belong to no place: they are kept for all the organisations of an installation.
create table certification (
  place_id   TEXT not null,
  id         TEXT not null,
  code       TEXT not null,
  register   TEXT not null check (register in ('RS', 'RNCP')),
  title      TEXT not null,
  valid_from TEXT not null,
  valid_to   TEXT not null,
  keeper     TEXT not null, -- the place that delivers it on this installation
  certifier  TEXT not null, -- JSON
  terms      TEXT not null, -- JSON: what the certifier sets
  alike      TEXT not null, -- JSON: correspondences
  revision   BIGINT not null,
  primary key (place_id, id),
  unique (place_id, code)
);
create table certification_version (
  place_id   TEXT not null,
  id         TEXT not null,
  certification_id TEXT not null,
  name       TEXT not null,
  from_day   TEXT not null,
  content    TEXT not null, -- JSON: units, routes, jury, rule; read and written whole
  digest     TEXT not null, -- SHA-256 of the content that was published
  published  BIGINT not null,
  primary key (place_id, id),
  unique (place_id, certification_id, name)
);
create table certification_mapping (
  place_id   TEXT not null,
  from_id    TEXT not null,
  to_id      TEXT not null,
  pairs      TEXT not null, -- JSON
  primary key (place_id, from_id, to_id)
);
