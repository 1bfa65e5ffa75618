-- A grid that was submitted, minutes that somebody signed, what they decide and the signatures
-- stay as they are, whoever writes: an error is rectified by further minutes.
create function jury_grid_guard() returns trigger language plpgsql as $$
begin
  if old.submitted_at <> '' then
    raise exception 'jury: the grid is submitted' using errcode = '23P01';
  end if;
  return coalesce(new, old);
end
$$;
create trigger jury_grid_guard before update or delete on jury_grid for each row execute function jury_grid_guard();

create function jury_minutes_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or exists (select 1 from jury_signature where place_id = old.place_id and minutes_id = old.id) then
    raise exception 'jury: minutes never change' using errcode = '23P01';
  end if;
  return old;
end
$$;
create trigger jury_minutes_guard before update or delete on jury_minutes for each row execute function jury_minutes_guard();

create function jury_signature_guard() returns trigger language plpgsql as $$
begin
  raise exception 'jury: a signature stays' using errcode = '23P01';
end
$$;
create trigger jury_signature_guard before update or delete on jury_signature for each row execute function jury_signature_guard();

create function jury_decision_guard() returns trigger language plpgsql as $$
begin
  if exists (select 1 from jury_hearing h join jury_minutes m on m.place_id = h.place_id and m.session_id = h.session_id
      join jury_signature s on s.place_id = m.place_id and s.minutes_id = m.id where h.place_id = old.place_id and h.id = old.hearing_id) then
    raise exception 'jury: the minutes are signed' using errcode = '23P01';
  end if;
  return coalesce(new, old);
end
$$;
create trigger jury_decision_guard before update or delete on jury_decision for each row execute function jury_decision_guard();
