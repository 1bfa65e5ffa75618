-- Organisations that a certifier habilitates to train or to assess. They belong to the certifier;
-- the partner reads its own.
create table certification_partner (
  place_id     TEXT not null,
  id           TEXT not null,
  certification_id TEXT not null,
  name         TEXT not null,
  siret        TEXT not null,
  email        TEXT not null,
  organisation TEXT not null, -- its place on this installation, '' where it has none
  scope        TEXT not null,
  from_day     TEXT not null,
  to_day       TEXT not null, -- the last day
  signed_on    TEXT not null,
  withdrawn_on TEXT not null, -- the first day without it, '' where it runs to its end
  withdrawn_why TEXT not null,
  file_name    TEXT not null, -- of the convention
  media        TEXT not null,
  sum          TEXT not null,
  revision     BIGINT not null,
  primary key (place_id, id)
);
create index certification_partner_of on certification_partner (organisation);
create table certification_convention (
  place_id TEXT not null,
  sum      TEXT not null, -- SHA-256 of the content
  content  BLOB not null,
  primary key (place_id, sum)
);
create table certification_control (
  place_id   TEXT not null,
  id         TEXT not null,
  partner_id TEXT not null,
  on_day     TEXT not null,
  subject    TEXT not null,
  finding    TEXT not null,
  met        BIGINT not null,
  author     TEXT not null,
  primary key (place_id, id)
);
create index certification_control_of on certification_control (place_id, partner_id);

-- Who trained a candidate, among the partners; '' for the school itself.
alter table candidate add column partner_id TEXT not null default '';
