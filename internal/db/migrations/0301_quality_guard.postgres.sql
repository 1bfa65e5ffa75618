-- No line leaves the register, and an answer that was given stays as it was given.
create function quality_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.answered_on <> '' then
    raise exception 'quality: the register is kept' using errcode = '23P01';
  end if;
  return new;
end
$$;
create trigger quality_guard before update or delete on quality_complaint for each row execute function quality_guard();
