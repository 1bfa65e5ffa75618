-- A file is what it was when it came in, and what was sent stays, whoever writes.
create trigger portfolio_file_update_guard before update on portfolio_file
begin
  select raise(abort, 'portfolio: a file never changes');
end;
create trigger portfolio_file_delete_guard before delete on portfolio_file
when exists (select 1 from portfolio_sent_file where place_id = old.place_id and sum = old.sum)
begin
  select raise(abort, 'portfolio: the file was sent');
end;
create trigger portfolio_sending_update_guard before update on portfolio_sending
begin
  select raise(abort, 'portfolio: what was sent never changes');
end;
create trigger portfolio_sending_delete_guard before delete on portfolio_sending
begin
  select raise(abort, 'portfolio: what was sent stays');
end;
create trigger portfolio_sent_file_update_guard before update on portfolio_sent_file
begin
  select raise(abort, 'portfolio: what was sent never changes');
end;
create trigger portfolio_sent_file_delete_guard before delete on portfolio_sent_file
begin
  select raise(abort, 'portfolio: what was sent stays');
end;
