-- The session that gave an award stays what it was.
create trigger award_session_guard before update on award for each row
  when (old.session_id <> new.session_id) execute function award_given_guard();
