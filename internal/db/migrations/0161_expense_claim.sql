-- What people spent or drove for a place, and ask back or give.
create table expense_claim (
  place_id    TEXT not null,
  id          TEXT not null,
  person_id   TEXT not null,
  name        TEXT not null, -- of the person, as it was then
  means       TEXT not null, -- spent or drive
  purpose     TEXT not null,
  on_day      TEXT not null,
  label       TEXT not null,
  amount      BIGINT not null,
  km          BIGINT not null,
  power       BIGINT not null, -- of the car, in fiscal horsepower
  rate        BIGINT not null, -- of a kilometre, in ten-thousandths of a euro
  waived      BIGINT not null, -- given to the place
  iban        TEXT not null,
  activity_id TEXT not null,
  asked_at    TEXT not null,
  asked_by    TEXT not null, -- account
  decided_at  TEXT not null,
  decided_by  TEXT not null, -- account
  decider     TEXT not null, -- its name
  reason      TEXT not null, -- of a refusal; empty where it was approved
  account     TEXT not null, -- of the books
  entry_id    TEXT not null,
  payment_id  TEXT not null,
  primary key (place_id, id),
  -- nobody approves what they ask for
  check (decided_by = '' or decided_by <> asked_by)
);
create index expense_claim_person on expense_claim (place_id, person_id, on_day);
create index expense_claim_entry on expense_claim (place_id, entry_id);
create index expense_claim_asked on expense_claim (place_id, decided_at, asked_at);
