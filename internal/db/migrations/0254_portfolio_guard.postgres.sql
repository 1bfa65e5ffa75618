-- A file is what it was when it came in, and what was sent stays, whoever writes.
create function portfolio_file_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or exists (select 1 from portfolio_sent_file where place_id = old.place_id and sum = old.sum) then
    raise exception 'portfolio: a file never changes' using errcode = '23P01';
  end if;
  return old;
end
$$;
create trigger portfolio_file_guard before update or delete on portfolio_file for each row execute function portfolio_file_guard();

create function portfolio_sent_guard() returns trigger language plpgsql as $$
begin
  raise exception 'portfolio: what was sent stays' using errcode = '23P01';
end
$$;
create trigger portfolio_sending_guard before update or delete on portfolio_sending for each row execute function portfolio_sent_guard();
create trigger portfolio_sent_file_guard before update or delete on portfolio_sent_file for each row execute function portfolio_sent_guard();
