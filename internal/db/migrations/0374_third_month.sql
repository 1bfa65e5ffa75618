-- What a third party owes is added up over months: they lie together.
alter table third_month rename to third_month_by_month;
create table third_month (
  place_id TEXT not null,
  year_id  TEXT not null,
  account  TEXT not null,
  third    TEXT not null,
  month    TEXT not null,
  debit    BIGINT not null,
  credit   BIGINT not null,
  primary key (place_id, year_id, account, third, month)
) without rowid;
insert into third_month (place_id, year_id, account, third, month, debit, credit)
  select place_id, year_id, account, third, month, debit, credit from third_month_by_month;
drop table third_month_by_month;
