-- What trainees learn with: the toolbox and who opened what, journals, what they tell each other.
create table study_file (
  place_id TEXT not null,
  sum      TEXT not null, -- SHA-256 of the content
  content  BLOB not null,
  primary key (place_id, sum)
);
create table study_resource (
  place_id TEXT not null,
  id       TEXT not null,
  programme_id TEXT not null,
  session_id TEXT not null, -- '' for every session of the programme
  kind     TEXT not null,
  title    TEXT not null,
  about    TEXT not null,
  competences TEXT not null, -- codes parted by blanks
  opens_on TEXT not null, -- '' at once
  body_text TEXT not null,
  link     TEXT not null,
  name     TEXT not null,
  media    TEXT not null,
  size     BIGINT not null,
  sum      TEXT not null, -- '' without a file
  edition  BIGINT not null,
  withdrawn BIGINT not null,
  author   TEXT not null,
  changed_at TEXT not null,
  revision BIGINT not null,
  primary key (place_id, id)
);
create index study_resource_of on study_resource (place_id, programme_id);
create index study_resource_sum on study_resource (place_id, sum);
create table study_opening (
  place_id TEXT not null,
  resource_id TEXT not null,
  trainee_id TEXT not null,
  edition  BIGINT not null, -- that was opened last
  first_at TEXT not null,
  last_at  TEXT not null,
  times    BIGINT not null,
  primary key (place_id, resource_id, trainee_id)
);
create table study_entry (
  place_id TEXT not null,
  id       TEXT not null,
  session_id TEXT not null,
  trainee_id TEXT not null,
  on_day   TEXT not null,
  body_text TEXT not null,
  competences TEXT not null,
  shared   BIGINT not null, -- with the trainers of the session
  primary key (place_id, id)
);
create index study_entry_of on study_entry (place_id, session_id, trainee_id);
create table study_answer (
  place_id TEXT not null,
  id       TEXT not null,
  entry_id TEXT not null,
  body_text TEXT not null,
  author   TEXT not null,
  at       TEXT not null,
  primary key (place_id, id)
);
create index study_answer_of on study_answer (place_id, entry_id);
create table study_thread (
  place_id TEXT not null,
  id       TEXT not null,
  session_id TEXT not null,
  title    TEXT not null,
  competence TEXT not null,
  settled  BIGINT not null,
  primary key (place_id, id)
);
create index study_thread_of on study_thread (place_id, session_id);
create table study_message (
  place_id TEXT not null,
  id       TEXT not null,
  thread_id TEXT not null,
  body_text TEXT not null,
  author   TEXT not null,
  email    TEXT not null,
  by_account TEXT not null,
  at       TEXT not null,
  edited_at TEXT not null,
  removed_why TEXT not null, -- '' while it stands
  primary key (place_id, id)
);
create index study_message_of on study_message (place_id, thread_id);
create table study_visit (
  place_id TEXT not null,
  session_id TEXT not null,
  account_id TEXT not null,
  at       TEXT not null,
  primary key (place_id, session_id, account_id)
);
