-- Forecasts. Hypotheses are read and written whole, so they are one document.
create table outlook (
  place_id   TEXT not null,
  id         TEXT not null,
  name       TEXT not null,
  body       TEXT not null, -- JSON: hypotheses and scenarios
  revision   BIGINT not null, -- how often it was written: who writes over another is told
  made_at    TEXT not null,
  made_by    TEXT not null,
  changed_at TEXT not null,
  changed_by TEXT not null,
  primary key (place_id, id)
);
