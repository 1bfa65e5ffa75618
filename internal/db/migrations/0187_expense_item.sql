-- The things of one claim: each spent or driven on its own day.
create table expense_item (
  place_id    TEXT not null,
  claim_id    TEXT not null,
  position    BIGINT not null,
  means       TEXT not null, -- spent or drive
  purpose     TEXT not null,
  on_day      TEXT not null,
  label       TEXT not null,
  amount      BIGINT not null, -- tax included
  tax         BIGINT not null, -- of it
  km          BIGINT not null,
  power       BIGINT not null, -- of the car, in fiscal horsepower
  before_km   BIGINT not null, -- of the person's year, before these
  activity_id TEXT not null,
  project_id  TEXT not null,
  account     TEXT not null, -- of the books, once it was approved
  primary key (place_id, claim_id, position)
);

insert into expense_item (place_id, claim_id, position, means, purpose, on_day, label, amount, tax, km, power, before_km, activity_id, project_id, account)
  select place_id, id, 0, means, purpose, on_day, label, amount, 0, km, power, 0, activity_id, '', account from expense_claim;
update purchase_file set fact_id = fact_id || '.0' where exists
  (select 1 from expense_claim c where c.place_id = purchase_file.place_id and c.id = purchase_file.fact_id);

alter table expense_claim drop column means;
alter table expense_claim drop column purpose;
alter table expense_claim drop column km;
alter table expense_claim drop column power;
alter table expense_claim drop column rate;
alter table expense_claim drop column activity_id;
alter table expense_claim drop column account;
