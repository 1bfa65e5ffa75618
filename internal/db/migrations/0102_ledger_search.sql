-- Entries are found by their words and listed by day.
alter table entry add column search TEXT not null default '';
create index entry_day on entry (place_id, day, id);
