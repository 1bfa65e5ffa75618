-- What trainees are given before they begin: the internal rules, version by version, and the
-- convocations that were sent.
create table training_regulation (
  place_id TEXT not null,
  number   BIGINT not null,
  body_text TEXT not null,
  from_on  TEXT not null,
  author   TEXT not null,
  at       TEXT not null,
  primary key (place_id, number)
);
create table training_convocation (
  place_id TEXT not null,
  id       TEXT not null,
  trainee_id TEXT not null,
  email    TEXT not null,
  sum      TEXT not null, -- SHA-256 of the document that was sent
  rules    BIGINT not null, -- number of the internal rules in it, 0 for none
  at       TEXT not null,
  primary key (place_id, id)
);
create index training_convocation_of on training_convocation (place_id, trainee_id);
