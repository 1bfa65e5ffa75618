-- What is over is found by its end when somebody signs in, and taken away.
create index attempt_at on attempt (at);
create index session_until on session (until_at);
create index link_until on link (until_at);
