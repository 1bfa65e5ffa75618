-- What was voted stays as it was, whoever writes: an amendment is another version.
create trigger budget_vote_guard before update on budget_version when old.voted_on <> ''
begin
  select raise(abort, 'budget: it is voted');
end;
create trigger budget_delete_guard before delete on budget_version when old.voted_on <> ''
begin
  select raise(abort, 'budget: it is voted');
end;
create trigger budget_line_insert_guard before insert on budget_line
when exists (select 1 from budget_version where place_id = new.place_id and id = new.version_id and voted_on <> '')
begin
  select raise(abort, 'budget: it is voted');
end;
create trigger budget_line_update_guard before update on budget_line
when exists (select 1 from budget_version where place_id = old.place_id and id = old.version_id and voted_on <> '') or exists (select 1 from budget_version where place_id = new.place_id and id = new.version_id and voted_on <> '')
begin
  select raise(abort, 'budget: it is voted');
end;
create trigger budget_line_delete_guard before delete on budget_line
when exists (select 1 from budget_version where place_id = old.place_id and id = old.version_id and voted_on <> '')
begin
  select raise(abort, 'budget: it is voted');
end;
create trigger budget_amount_insert_guard before insert on budget_amount
when exists (select 1 from budget_version where place_id = new.place_id and id = new.version_id and voted_on <> '')
begin
  select raise(abort, 'budget: it is voted');
end;
create trigger budget_amount_update_guard before update on budget_amount
when exists (select 1 from budget_version where place_id = old.place_id and id = old.version_id and voted_on <> '') or exists (select 1 from budget_version where place_id = new.place_id and id = new.version_id and voted_on <> '')
begin
  select raise(abort, 'budget: it is voted');
end;
create trigger budget_amount_delete_guard before delete on budget_amount
when exists (select 1 from budget_version where place_id = old.place_id and id = old.version_id and voted_on <> '')
begin
  select raise(abort, 'budget: it is voted');
end;
