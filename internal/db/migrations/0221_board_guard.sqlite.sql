-- A month that is closed never changes, whoever writes: its values are written before it.
create trigger board_month_change_guard before update on board_month
begin
  select raise(abort, 'board: the month is closed');
end;
create trigger board_month_delete_guard before delete on board_month
begin
  select raise(abort, 'board: the month is closed');
end;
create trigger board_value_insert_guard before insert on board_value
when exists (select 1 from board_month where place_id = new.place_id and month = new.month)
begin
  select raise(abort, 'board: the month is closed');
end;
create trigger board_value_change_guard before update on board_value
begin
  select raise(abort, 'board: what was read is kept');
end;
create trigger board_value_delete_guard before delete on board_value
begin
  select raise(abort, 'board: what was read is kept');
end;
create trigger board_reading_insert_guard before insert on board_reading
when exists (select 1 from board_month where place_id = new.place_id and month = new.month)
begin
  select raise(abort, 'board: the month is closed');
end;
create trigger board_reading_change_guard before update on board_reading
when exists (select 1 from board_month where place_id = old.place_id and month in (old.month, new.month))
begin
  select raise(abort, 'board: the month is closed');
end;
create trigger board_reading_delete_guard before delete on board_reading
when exists (select 1 from board_month where place_id = old.place_id and month = old.month)
begin
  select raise(abort, 'board: the month is closed');
end;
