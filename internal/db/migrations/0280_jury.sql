-- Juries: sessions, who sits and what binds them, who is heard, what each thinks alone, what
-- all decide, the minutes and their signatures, incidents, appeals.
create table jury_session (
  place_id TEXT not null,
  id       TEXT not null,
  certification_id TEXT not null,
  version_id TEXT not null,
  name     TEXT not null,
  day      TEXT not null,
  place_text TEXT not null,
  modality TEXT not null,
  convened_at TEXT not null,
  revision BIGINT not null,
  primary key (place_id, id)
);
create table jury_member (
  place_id TEXT not null,
  id       TEXT not null,
  session_id TEXT not null,
  name     TEXT not null,
  email    TEXT not null,
  quality  TEXT not null,
  seat     TEXT not null,
  field    TEXT not null,
  only_candidate TEXT not null, -- for whom a substitute sits
  declared_at TEXT not null,
  declared_by TEXT not null,
  primary key (place_id, id)
);
create index jury_member_of on jury_member (place_id, session_id);
create index jury_member_email on jury_member (place_id, email);
create table jury_link (
  place_id TEXT not null,
  id       TEXT not null,
  session_id TEXT not null,
  member_id TEXT not null,
  bond     TEXT not null,
  candidate_id TEXT not null, -- empty: the certifier
  until_day TEXT not null,
  computed BIGINT not null,
  primary key (place_id, id)
);
create index jury_link_of on jury_link (place_id, session_id);
create table jury_hearing (
  place_id TEXT not null,
  id       TEXT not null,
  session_id TEXT not null,
  candidate_id TEXT not null,
  minute   BIGINT not null,
  minutes  BIGINT not null,
  presence TEXT not null,
  identity_at TEXT not null,
  checked_by TEXT not null,
  units    TEXT not null, -- codes parted by blanks
  primary key (place_id, id),
  unique (place_id, session_id, candidate_id)
);
create index jury_hearing_candidate on jury_hearing (place_id, candidate_id);
create table jury_grid (
  place_id TEXT not null,
  hearing_id TEXT not null,
  member_id TEXT not null,
  marks    TEXT not null, -- JSON
  submitted_at TEXT not null,
  primary key (place_id, hearing_id, member_id)
);
create table jury_decision (
  place_id TEXT not null,
  hearing_id TEXT not null,
  marks    TEXT not null, -- JSON
  at       TEXT not null,
  by_account TEXT not null,
  primary key (place_id, hearing_id)
);
create table jury_minutes (
  place_id TEXT not null,
  id       TEXT not null,
  session_id TEXT not null,
  number   BIGINT not null,
  rectifies TEXT not null,
  motive   TEXT not null,
  body     TEXT not null, -- JSON
  digest   TEXT not null, -- SHA-256 of the paper
  made_at  TEXT not null,
  paper    BLOB not null,
  primary key (place_id, id),
  unique (place_id, session_id, number)
);
create table jury_signature (
  place_id TEXT not null,
  minutes_id TEXT not null,
  member_id TEXT not null,
  name     TEXT not null,
  at       TEXT not null,
  digest   TEXT not null,
  by_account TEXT not null,
  primary key (place_id, minutes_id, member_id)
);
create table jury_incident (
  place_id TEXT not null,
  id       TEXT not null,
  session_id TEXT not null,
  body_text TEXT not null,
  at       TEXT not null,
  by_account TEXT not null,
  primary key (place_id, id)
);
create index jury_incident_of on jury_incident (place_id, session_id);
create table jury_appeal (
  place_id TEXT not null,
  id       TEXT not null,
  number   TEXT not null,
  candidate_id TEXT not null,
  session_id TEXT not null,
  received_on TEXT not null,
  due_on   TEXT not null,
  motive   TEXT not null,
  answered_on TEXT not null,
  upheld   BIGINT not null,
  answer   TEXT not null,
  at       TEXT not null,
  primary key (place_id, id),
  unique (place_id, number)
);
