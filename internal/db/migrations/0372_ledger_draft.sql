-- What waits to be validated is asked for by day, whatever its year.
drop index entry_draft;
create index entry_draft on entry (place_id, day, id) where rank = 0;
