-- No seat is ever lent twice: a claim is refused when the seats claimed at its start,
-- or at any start within it, would exceed the capacity of its space.
create trigger claim_insert_guard before insert on claim
begin
  select raise(abort, 'no such space') where not exists (select 1 from space where place_id = new.place_id and id = new.space_id);
  select raise(abort, 'no seat left') from space s where s.place_id = new.place_id and s.id = new.space_id and exists (
    select 1 from (
      select new.starts_at as at
      union all
      select c.starts_at from claim c
      where c.place_id = new.place_id and c.space_id = new.space_id and c.ends_at > new.starts_at
        and c.starts_at > new.starts_at and c.starts_at < new.ends_at
    ) peak
    where case new.seats when 0 then s.capacity else new.seats end + (
      select coalesce(sum(case o.seats when 0 then s.capacity else o.seats end), 0) from claim o
      where o.place_id = new.place_id and o.space_id = new.space_id and o.ends_at > peak.at and o.starts_at <= peak.at
    ) > s.capacity
  );
end;
create trigger claim_update_guard before update on claim
begin
  select raise(abort, 'no such space') where not exists (select 1 from space where place_id = new.place_id and id = new.space_id);
  select raise(abort, 'no seat left') from space s where s.place_id = new.place_id and s.id = new.space_id and exists (
    select 1 from (
      select new.starts_at as at
      union all
      select c.starts_at from claim c
      where c.place_id = new.place_id and c.space_id = new.space_id and c.ends_at > new.starts_at
        and c.starts_at > new.starts_at and c.starts_at < new.ends_at
    ) peak
    where case new.seats when 0 then s.capacity else new.seats end + (
      select coalesce(sum(case o.seats when 0 then s.capacity else o.seats end), 0) from claim o
      where o.place_id = new.place_id and o.space_id = new.space_id and o.ends_at > peak.at and o.starts_at <= peak.at
        and (o.booking_id <> old.booking_id or o.space_id <> old.space_id)
    ) > s.capacity
  );
end;

-- Nor does a space lose seats that are claimed for now or later.
create trigger capacity_guard before update of capacity on space when new.capacity < old.capacity
begin
  select raise(abort, 'more seats are claimed') where exists (
    select 1 from (
      select max(starts_at, strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) as at from claim
      where place_id = new.place_id and space_id = new.id and ends_at > strftime('%Y-%m-%dT%H:%M:%f000Z', 'now') and seats > 0
    ) peak
    where (
      select sum(case o.seats when 0 then new.capacity else o.seats end) from claim o
      where o.place_id = new.place_id and o.space_id = new.id and o.ends_at > peak.at and o.starts_at <= peak.at
    ) > new.capacity
  );
end;
