-- A month that is closed never changes, whoever writes: its values are written before it.
create function board_month_guard() returns trigger language plpgsql as $$
begin
  raise exception 'board: the month is closed' using errcode = '23P01';
end
$$;
create trigger board_month_guard before update or delete on board_month for each row execute function board_month_guard();

create function board_value_guard() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'board: what was read is kept' using errcode = '23P01';
  end if;
  if exists (select 1 from board_month where place_id = new.place_id and month = new.month) then
    raise exception 'board: the month is closed' using errcode = '23P01';
  end if;
  return new;
end
$$;
create trigger board_value_guard before insert or update or delete on board_value for each row execute function board_value_guard();

create function board_reading_guard() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and exists (select 1 from board_month where place_id = old.place_id and month = old.month) then
    raise exception 'board: the month is closed' using errcode = '23P01';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  if exists (select 1 from board_month where place_id = new.place_id and month = new.month) then
    raise exception 'board: the month is closed' using errcode = '23P01';
  end if;
  return new;
end
$$;
create trigger board_reading_guard before insert or update or delete on board_reading for each row execute function board_reading_guard();
