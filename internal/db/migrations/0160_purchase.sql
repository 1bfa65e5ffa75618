-- Invoices of suppliers, before and after they enter the books.

-- What a place knows of those it buys from, beside their name in the books.
create table supplier (
  place_id  TEXT not null,
  third     TEXT not null, -- code of the third party
  siren     TEXT not null,
  iban      TEXT not null,
  days      BIGINT not null, -- to pay
  month_end BIGINT not null,
  account   TEXT not null, -- of what is mostly bought there
  primary key (place_id, third)
);

create table bill (
  place_id    TEXT not null,
  id          TEXT not null,
  third       TEXT not null,
  credit      BIGINT not null,
  number      TEXT not null,
  mark        TEXT not null, -- who, which number, which day: what makes two of them one
  twin_of     TEXT not null, -- the bill that was there first; empty for none
  issued_on   TEXT not null,
  due_on      TEXT not null,
  recovers    BIGINT not null, -- its tax is claimed back
  net         BIGINT not null,
  tax         BIGINT not null,
  search      TEXT not null,
  entered_at  TEXT not null,
  approved_at TEXT not null,
  approved_by TEXT not null,
  entry_id    TEXT not null,
  turns       BIGINT not null, -- how many times it was approved and taken back
  payment_id  TEXT not null,
  primary key (place_id, id)
);
create unique index bill_once on bill (place_id, mark) where twin_of = '';
create index bill_entry on bill (place_id, entry_id);
create index bill_day on bill (place_id, issued_on, id);
create index bill_approved on bill (place_id, approved_at);
create index bill_twin on bill (place_id, twin_of);

create table bill_line (
  place_id    TEXT not null,
  bill_id     TEXT not null,
  position    BIGINT not null,
  label       TEXT not null,
  account     TEXT not null,
  net         BIGINT not null,
  tax         BIGINT not null,
  activity_id TEXT not null,
  project_id  TEXT not null,
  primary key (place_id, bill_id, position)
);

-- The file as it was received, bit for bit: it is kept ten years (code de commerce, L. 123-22).
create table purchase_file (
  place_id TEXT not null,
  id       TEXT not null,
  fact_id  TEXT not null, -- bill or claim; empty while its form is being filled in
  name     TEXT not null,
  kind     TEXT not null, -- media type, read from the file itself
  size     BIGINT not null,
  sha256   TEXT not null,
  content  BLOB not null,
  added_at TEXT not null,
  added_by TEXT not null,
  primary key (place_id, id)
);
create index purchase_file_fact on purchase_file (place_id, fact_id);
