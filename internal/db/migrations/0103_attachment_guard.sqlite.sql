-- A voucher never changes; it stays where the year of its entry is closed.
create trigger attachment_change_guard before update on attachment
begin
  select raise(abort, 'attachment: it is kept bit for bit');
end;
create trigger attachment_delete_guard before delete on attachment when exists (
  select 1 from entry e join fiscal_year y on y.place_id = e.place_id and y.id = e.year_id
  where e.place_id = old.place_id and e.id = old.entry_id and y.closed_on <> '')
begin
  select raise(abort, 'attachment: its year is closed');
end;
