-- Each order of the list of people is read off an index, and what somebody is today
-- off another, so that a page costs the same whatever the number of people.
create index person_newest on person (place_id, created_at, id) where gone_at = '';
create index person_changed on person (place_id, changed_at, id) where gone_at = '';
drop index relation_person;
create index relation_person on relation (place_id, person_id, kind, from_day, until_day);
