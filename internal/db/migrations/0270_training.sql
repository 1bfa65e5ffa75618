-- Trainings: programmes, the sessions in which they are given by half-days, who trains, who is
-- enrolled, what they paid.
create table training_programme (
  place_id TEXT not null,
  id       TEXT not null,
  title    TEXT not null,
  offer    TEXT not null, -- JSON
  published_on TEXT not null,
  updated_on TEXT not null,
  revision BIGINT not null,
  primary key (place_id, id)
);
create table training_session (
  place_id TEXT not null,
  id       TEXT not null,
  programme_id TEXT not null,
  name     TEXT not null,
  host     TEXT not null,
  room     TEXT not null,
  capacity BIGINT not null,
  entry_on TEXT not null,
  exit_on  TEXT not null,
  primary key (place_id, id)
);
create index training_session_of on training_session (place_id, programme_id);
create table training_half (
  place_id TEXT not null,
  id       TEXT not null,
  session_id TEXT not null,
  on_day   TEXT not null,
  part     TEXT not null,
  from_minute BIGINT not null,
  to_minute BIGINT not null,
  minutes  BIGINT not null,
  title    TEXT not null,
  trainers TEXT not null, -- identifiers parted by blanks
  primary key (place_id, id),
  unique (place_id, session_id, on_day, part)
);
create index training_half_day on training_half (place_id, on_day);
create table training_trainer (
  place_id TEXT not null,
  id       TEXT not null,
  name     TEXT not null,
  email    TEXT not null,
  outside  BIGINT not null,
  skills   TEXT not null,
  reviewed_on TEXT not null,
  primary key (place_id, id)
);
create table training_trainee (
  place_id TEXT not null,
  id       TEXT not null,
  session_id TEXT not null,
  name     TEXT not null,
  email    TEXT not null,
  status   TEXT not null,
  payer    TEXT not null,
  price    BIGINT not null,
  candidate_id TEXT not null,
  needs    TEXT not null,
  needs_on TEXT not null,
  form     TEXT not null,
  remote   BIGINT not null,
  signed_on TEXT not null,
  left_on  TEXT not null,
  left_why TEXT not null,
  positions TEXT not null, -- JSON
  enrolled_on TEXT not null,
  revision BIGINT not null,
  primary key (place_id, id),
  unique (place_id, session_id, email)
);
create index training_trainee_email on training_trainee (place_id, email);
create table training_payment (
  place_id TEXT not null,
  id       TEXT not null,
  trainee_id TEXT not null,
  on_day   TEXT not null,
  amount   BIGINT not null,
  at       TEXT not null,
  primary key (place_id, id)
);
create index training_payment_of on training_payment (place_id, trainee_id);
