-- Which jury session an award comes from: minutes that rectify others of the session replace what
-- those gave, and nothing else.
alter table award add column session_id TEXT not null default '';
create index award_session on award (place_id, session_id, candidate_id);
