-- No seat is ever lent twice: a claim is refused when the seats claimed at its start,
-- or at any start within it, would exceed the capacity of its space. The row of the
-- space is locked first, so that two transactions count one after the other; one that
-- reads an older state of the database (repeatable read) could not count, and is refused.
create function claim_guard() returns trigger language plpgsql as $$
declare
  all_seats bigint;
begin
  if current_setting('transaction_isolation') = 'repeatable read' then
    raise exception 'claims are written under read committed or serializable' using errcode = '25001';
  end if;
  select capacity into all_seats from space where place_id = new.place_id and id = new.space_id for update;
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
    where case new.seats when 0 then all_seats else new.seats end + (
      select coalesce(sum(case o.seats when 0 then all_seats else o.seats end), 0) from claim o
      where o.place_id = new.place_id and o.space_id = new.space_id and o.ends_at > peak.at and o.starts_at <= peak.at
        and (tg_op = 'INSERT' or o.booking_id <> old.booking_id or o.space_id <> old.space_id)
    ) > all_seats
  ) then
    raise exception 'no seat left' using errcode = '23P01';
  end if;
  return new;
end
$$;
create trigger claim_guard before insert or update on claim for each row execute function claim_guard();

-- Nor does a space lose seats that are claimed for now or later.
create function capacity_guard() returns trigger language plpgsql as $$
declare
  present text := to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
begin
  if exists (
    select 1 from (
      select greatest(starts_at, present) as at from claim
      where place_id = new.place_id and space_id = new.id and ends_at > present and seats > 0
    ) peak
    where (
      select sum(case o.seats when 0 then new.capacity else o.seats end) from claim o
      where o.place_id = new.place_id and o.space_id = new.id and o.ends_at > peak.at and o.starts_at <= peak.at
    ) > new.capacity
  ) then
    raise exception 'more seats are claimed' using errcode = '23P01';
  end if;
  return new;
end
$$;
create trigger capacity_guard before update of capacity on space for each row
when (new.capacity < old.capacity) execute function capacity_guard();
