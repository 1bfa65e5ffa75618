-- Entries that come back: written once with their amounts, used by hand or proposed each month.
create table entry_template (
  place_id   TEXT not null,
  id         TEXT not null,
  name       TEXT not null,
  journal    TEXT not null,
  label      TEXT not null,
  piece      TEXT not null,
  lines      TEXT not null, -- JSON, as the API writes them
  starts_on  TEXT not null, -- the first day it is proposed; empty for by hand
  ends_on    TEXT not null, -- no day after this one; empty without an end
  last_month TEXT not null, -- 2027-03: the last that was proposed
  primary key (place_id, id)
);
