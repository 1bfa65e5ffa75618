-- The proof of quality of a training body: what people add, what they were told, what they changed.
create table quality_setting (
  place_id TEXT not null,
  document TEXT not null, -- JSON
  revision BIGINT not null,
  primary key (place_id)
);

create table quality_review (
  place_id  TEXT not null,
  indicator BIGINT not null,
  day       TEXT not null,
  next_on   TEXT not null,
  note      TEXT not null,
  by_name   TEXT not null,
  primary key (place_id, indicator)
);

create table quality_evidence (
  place_id  TEXT not null,
  id        TEXT not null,
  indicator BIGINT not null,
  title     TEXT not null,
  day       TEXT not null,
  file_name TEXT not null,
  media     TEXT not null,
  size      BIGINT not null,
  sha256    TEXT not null,
  content   BLOB not null,
  at        TEXT not null,
  by_name   TEXT not null,
  primary key (place_id, id)
);

-- The register of complaints and incidents: numbered by the year, no line leaves it.
create table quality_complaint (
  place_id    TEXT not null,
  id          TEXT not null,
  number      TEXT not null, -- 2026-0001
  sort        TEXT not null,
  public      TEXT not null,
  name        TEXT not null,
  email       TEXT not null,
  subject     TEXT not null,
  body_text   TEXT not null,
  opened_on   TEXT not null,
  due_on      TEXT not null,
  answer      TEXT not null,
  answered_on TEXT not null,
  account_id  TEXT not null,
  primary key (place_id, id)
);
create unique index quality_complaint_number on quality_complaint (place_id, number);

create table quality_improvement (
  place_id  TEXT not null,
  id        TEXT not null,
  title     TEXT not null,
  origin    TEXT not null,
  origin_id TEXT not null,
  carrier   TEXT not null,
  made_on   TEXT not null,
  due_on    TEXT not null,
  done_on   TEXT not null,
  effect    TEXT not null,
  primary key (place_id, id)
);

create table quality_note (
  place_id  TEXT not null,
  id        TEXT not null,
  indicator BIGINT not null,
  day       TEXT not null,
  source    TEXT not null,
  body_text TEXT not null,
  result    TEXT not null,
  by_name   TEXT not null,
  primary key (place_id, id)
);

create table quality_survey (
  place_id  TEXT not null,
  id        TEXT not null,
  title     TEXT not null,
  about     TEXT not null,
  public    TEXT not null,
  moment    TEXT not null,
  sort      TEXT not null,
  questions TEXT not null, -- JSON
  made_on   TEXT not null,
  closed_on TEXT not null,
  primary key (place_id, id)
);

create table quality_invite (
  place_id    TEXT not null,
  id          TEXT not null,
  survey_id   TEXT not null,
  name        TEXT not null,
  email       TEXT not null,
  token       TEXT not null,
  sent_on     TEXT not null,
  reminded_on TEXT not null,
  answered    BIGINT not null,
  primary key (place_id, id)
);
create unique index quality_invite_token on quality_invite (place_id, token);
create index quality_invite_of on quality_invite (place_id, survey_id);

-- Nothing leads from an answer to whom it is of: neither a name nor an instant.
create table quality_answer (
  place_id  TEXT not null,
  id        TEXT not null,
  survey_id TEXT not null,
  day       TEXT not null,
  notes     TEXT not null, -- JSON: of each question, 0 for none
  body_text TEXT not null,
  paper     BIGINT not null,
  primary key (place_id, id)
);
create index quality_answer_of on quality_answer (place_id, survey_id);
