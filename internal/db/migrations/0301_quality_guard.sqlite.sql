-- No line leaves the register, and an answer that was given stays as it was given.
create trigger quality_update_guard before update on quality_complaint when old.answered_on <> ''
begin
  select raise(abort, 'quality: the register is kept');
end;
create trigger quality_delete_guard before delete on quality_complaint
begin
  select raise(abort, 'quality: the register is kept');
end;
