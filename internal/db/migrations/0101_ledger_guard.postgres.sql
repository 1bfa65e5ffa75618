-- What is validated never changes, has no gap, and balances, whoever writes. The row
-- of the year is locked first, so that two validations come one after the other.
create function entry_guard() returns trigger language plpgsql as $$
declare
  y fiscal_year;
begin
  if tg_op <> 'INSERT' and old.rank > 0 then
    raise exception 'entry: it is validated' using errcode = '23P01';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  select * into y from fiscal_year where place_id = new.place_id and id = new.year_id for update;
  if (not found or y.closed_on <> '' or new.day not between y.starts_on and y.ends_on) then
    raise exception 'entry: its year is closed' using errcode = '23P01';
  end if;
  if new.rank = 0 then
    return new;
  end if;
  if new.rank <> 1 and not exists (
    select 1 from entry where place_id = new.place_id and year_id = new.year_id and rank = new.rank - 1 and rank > 0) then
    raise exception 'entry: a rank is missing before it' using errcode = '23P01';
  end if;
  if coalesce((
    select sum(debit - credit) from entry_line where place_id = new.place_id and day = new.day and entry_id = new.id), 1) <> 0 then
    raise exception 'entry: the sums of its lines differ' using errcode = '23P01';
  end if;
  return new;
end
$$;
create trigger entry_guard before insert or update or delete on entry for each row execute function entry_guard();

-- A line locks its entry, so that none slips in while the entry is validated.
create function line_guard() returns trigger language plpgsql as $$
declare
  ranked bigint;
begin
  if tg_op <> 'INSERT' then
    select rank into ranked from entry where place_id = old.place_id and id = old.entry_id for share;
    if coalesce(ranked, 0) > 0 then
      raise exception 'entry: it is validated' using errcode = '23P01';
    end if;
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  select rank into ranked from entry where place_id = new.place_id and id = new.entry_id for share;
  if coalesce(ranked, 0) > 0 then
    raise exception 'entry: it is validated' using errcode = '23P01';
  end if;
  return new;
end
$$;
create trigger line_guard before insert or delete on entry_line for each row execute function line_guard();
create trigger line_change_guard before update of place_id, day, entry_id, position, account, third, label, piece, piece_day, debit, credit, currency, foreign_sum
on entry_line for each row execute function line_guard();
