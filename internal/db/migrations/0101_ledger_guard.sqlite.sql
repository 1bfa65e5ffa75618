-- What is validated never changes, has no gap, and balances, whoever writes.
create trigger entry_year_guard after insert on entry when not exists (
  select 1 from fiscal_year where place_id = new.place_id and id = new.year_id and closed_on = '' and new.day between starts_on and ends_on)
begin
  select raise(abort, 'entry: its year is closed');
end;
create trigger entry_validated_guard after insert on entry when new.rank > 0
begin
  select raise(abort, 'entry: the sums of its lines differ') where coalesce((
    select sum(debit - credit) from entry_line where place_id = new.place_id and day = new.day and entry_id = new.id), 1) <> 0;
  select raise(abort, 'entry: a rank is missing before it') where new.rank <> 1 and not exists (
    select 1 from entry where place_id = new.place_id and year_id = new.year_id and rank = new.rank - 1 and rank > 0);
end;
create trigger entry_validation_guard before update on entry when old.rank = 0 and new.rank > 0
begin
  select raise(abort, 'entry: the sums of its lines differ') where coalesce((
    select sum(debit - credit) from entry_line where place_id = new.place_id and day = new.day and entry_id = new.id), 1) <> 0;
  select raise(abort, 'entry: a rank is missing before it') where new.rank <> 1 and not exists (
    select 1 from entry where place_id = new.place_id and year_id = new.year_id and rank = new.rank - 1 and rank > 0);
  select raise(abort, 'entry: its year is closed') where not exists (
    select 1 from fiscal_year where place_id = new.place_id and id = new.year_id and closed_on = '' and new.day between starts_on and ends_on);
end;
create trigger entry_change_guard before update on entry when old.rank > 0
begin
  select raise(abort, 'entry: it is validated');
end;
create trigger entry_delete_guard before delete on entry when old.rank > 0
begin
  select raise(abort, 'entry: it is validated');
end;

create trigger line_insert_guard after insert on entry_line
when exists (select 1 from entry where place_id = new.place_id and id = new.entry_id and rank > 0)
begin
  select raise(abort, 'entry: it is validated');
end;
create trigger line_change_guard before update of place_id, day, entry_id, position, account, third, label, piece, piece_day, debit, credit, currency, foreign_sum on entry_line
when exists (select 1 from entry where place_id = old.place_id and id = old.entry_id and rank > 0)
  or exists (select 1 from entry where place_id = new.place_id and id = new.entry_id and rank > 0)
begin
  select raise(abort, 'entry: it is validated');
end;
create trigger line_delete_guard before delete on entry_line
when exists (select 1 from entry where place_id = old.place_id and id = old.entry_id and rank > 0)
begin
  select raise(abort, 'entry: it is validated');
end;
