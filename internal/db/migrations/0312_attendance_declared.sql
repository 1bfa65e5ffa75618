-- Certificates of completion name the number of the training body.
alter table attendance_setting add column declared TEXT not null default '';
