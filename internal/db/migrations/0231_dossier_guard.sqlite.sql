-- What was sent to a funder never changes and is never taken away.
create trigger dossier_sending_change_guard before update on dossier_sending
begin
  select raise(abort, 'dossier_sending: what was sent stays as it was');
end;
create trigger dossier_sending_delete_guard before delete on dossier_sending
begin
  select raise(abort, 'dossier_sending: what was sent stays');
end;
