-- A habit remembers which project a move was for.
alter table bank_rule add column project_id TEXT not null default '';
