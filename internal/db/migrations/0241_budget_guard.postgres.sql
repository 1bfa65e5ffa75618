-- What was voted stays as it was, whoever writes: an amendment is another version.
create function budget_vote_guard() returns trigger language plpgsql as $$
begin
  if old.voted_on <> '' then
    raise exception 'budget: it is voted' using errcode = '23P01';
  end if;
  return coalesce(new, old);
end
$$;
create trigger budget_vote_guard before update or delete on budget_version for each row execute function budget_vote_guard();

create function budget_line_guard() returns trigger language plpgsql as $$
begin
  if exists (select 1 from budget_version v where v.voted_on <> '' and (
      v.place_id = old.place_id and v.id = old.version_id or v.place_id = new.place_id and v.id = new.version_id)) then
    raise exception 'budget: it is voted' using errcode = '23P01';
  end if;
  return coalesce(new, old);
end
$$;
create trigger budget_line_guard before insert or update or delete on budget_line for each row execute function budget_line_guard();
create trigger budget_amount_guard before insert or update or delete on budget_amount for each row execute function budget_line_guard();
