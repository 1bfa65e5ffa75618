-- The session that gave an award stays what it was.
create trigger award_session_guard before update on award when new.session_id <> old.session_id
begin
  select raise(abort, 'award: what was given stays as it was');
end;
