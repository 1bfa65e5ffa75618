-- A grid that was submitted, minutes that somebody signed, what they decide and the signatures
-- stay as they are, whoever writes: an error is rectified by further minutes.
create trigger jury_grid_update_guard before update on jury_grid when old.submitted_at <> ''
begin
  select raise(abort, 'jury: the grid is submitted');
end;
create trigger jury_grid_delete_guard before delete on jury_grid when old.submitted_at <> ''
begin
  select raise(abort, 'jury: the grid is submitted');
end;
create trigger jury_minutes_update_guard before update on jury_minutes
begin
  select raise(abort, 'jury: minutes never change');
end;
create trigger jury_minutes_delete_guard before delete on jury_minutes
when exists (select 1 from jury_signature where place_id = old.place_id and minutes_id = old.id)
begin
  select raise(abort, 'jury: somebody signed');
end;
create trigger jury_signature_update_guard before update on jury_signature
begin
  select raise(abort, 'jury: a signature never changes');
end;
create trigger jury_signature_delete_guard before delete on jury_signature
begin
  select raise(abort, 'jury: a signature stays');
end;
create trigger jury_decision_update_guard before update on jury_decision
when exists (select 1 from jury_hearing h join jury_minutes m on m.place_id = h.place_id and m.session_id = h.session_id
  join jury_signature s on s.place_id = m.place_id and s.minutes_id = m.id where h.place_id = old.place_id and h.id = old.hearing_id)
begin
  select raise(abort, 'jury: the minutes are signed');
end;
create trigger jury_decision_delete_guard before delete on jury_decision
when exists (select 1 from jury_hearing h join jury_minutes m on m.place_id = h.place_id and m.session_id = h.session_id
  join jury_signature s on s.place_id = m.place_id and s.minutes_id = m.id where h.place_id = old.place_id and h.id = old.hearing_id)
begin
  select raise(abort, 'jury: the minutes are signed');
end;
