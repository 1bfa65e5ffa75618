-- No seat is ever lent twice: a claim is refused when the seats claimed at its start,
-- or at any start within it, would exceed the capacity of its space. The row of the
-- space is locked first, so that two transactions count one after the other.
create function claim_guard() returns trigger language plpgsql as $$
declare
  seats_in_all bigint;
begin
  select capacity into seats_in_all from space where place_id = new.place_id and id = new.space_id for update;
  if not found then
    raise exception 'no such space' using errcode = '23P01';
  end if;
  if exists (
    select 1 from (
      select new.starts_at as at
      union all
      select c.starts_at from claim c
      where c.place_id = new.place_id and c.space_id = new.space_id and c.ends_at > new.starts_at
        and c.starts_at > new.starts_at and c.starts_at < new.ends_at
    ) peak
    where new.seats + (
      select coalesce(sum(o.seats), 0) from claim o
      where o.place_id = new.place_id and o.space_id = new.space_id and o.ends_at > peak.at and o.starts_at <= peak.at and o.id <> new.id
    ) > seats_in_all
  ) then
    raise exception 'no seat left' using errcode = '23P01';
  end if;
  return new;
end
$$;
create trigger claim_guard before insert or update on claim for each row execute function claim_guard();
