-- What is published stays as it was, whoever writes: a change is another version.
create trigger certification_update_guard before update on certification_version when old.published = 1
begin
  select raise(abort, 'certification: it is published');
end;
create trigger certification_delete_guard before delete on certification_version when old.published = 1
begin
  select raise(abort, 'certification: it is published');
end;
