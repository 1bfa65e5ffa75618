-- The partner that organises a session for the certifier; '' where the certifier does.
alter table jury_session add column partner_id TEXT not null default '';
alter table jury_session add column organiser TEXT not null default '';
