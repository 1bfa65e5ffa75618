-- What is published stays as it was, whoever writes: a change is another version.
create function certification_guard() returns trigger language plpgsql as $$
begin
  if old.published = 1 then
    raise exception 'certification: it is published' using errcode = '23P01';
  end if;
  return coalesce(new, old);
end
$$;
create trigger certification_guard before update or delete on certification_version for each row execute function certification_guard();
