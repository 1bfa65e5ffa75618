-- What was sent to a funder never changes and is never taken away.
create function dossier_sending_guard() returns trigger language plpgsql as $$
begin
  raise exception 'dossier_sending: what was sent stays as it was' using errcode = '23P01';
end
$$;
create trigger dossier_sending_guard before update or delete on dossier_sending for each row execute function dossier_sending_guard();
