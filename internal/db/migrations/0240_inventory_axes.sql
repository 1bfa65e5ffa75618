-- What the entries of the end of a year are for.
alter table accrual add column activity_id TEXT not null default '';
alter table accrual add column project_id TEXT not null default '';
alter table accrual add column site_id TEXT not null default '';
alter table accrual add column split_id TEXT not null default '';
alter table risk add column activity_id TEXT not null default '';
alter table risk add column project_id TEXT not null default '';
alter table risk add column site_id TEXT not null default '';
alter table risk add column split_id TEXT not null default '';
alter table stock add column activity_id TEXT not null default '';
alter table stock add column project_id TEXT not null default '';
alter table stock add column site_id TEXT not null default '';
alter table stock add column split_id TEXT not null default '';
