-- Notes to those who decide, drafted from the facts and edited by a person.
create table diagnosis_note (
  place_id TEXT not null,
  id       TEXT not null,
  day      TEXT not null, -- what the facts were on
  text     TEXT not null,
  made_at  TEXT not null,
  made_by  TEXT not null,
  primary key (place_id, id)
);
