-- A voucher never changes; it stays where the year of its entry is closed.
create function attachment_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    raise exception 'attachment: it is kept bit for bit' using errcode = '23P01';
  end if;
  if exists (
    select 1 from entry e join fiscal_year y on y.place_id = e.place_id and y.id = e.year_id
    where e.place_id = old.place_id and e.id = old.entry_id and y.closed_on <> '') then
    raise exception 'attachment: its year is closed' using errcode = '23P01';
  end if;
  return old;
end
$$;
create trigger attachment_guard before update or delete on attachment for each row execute function attachment_guard();
