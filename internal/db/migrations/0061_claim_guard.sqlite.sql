-- No seat is ever lent twice: a claim is refused when the seats claimed at its start,
-- or at any start within it, would exceed the capacity of its space.
create trigger claim_insert_guard before insert on claim
begin
  select raise(abort, 'no such space') where not exists (select 1 from space where place_id = new.place_id and id = new.space_id);
  select raise(abort, 'no seat left') where exists (
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
    ) > (select capacity from space where place_id = new.place_id and id = new.space_id)
  );
end;
create trigger claim_update_guard before update on claim
begin
  select raise(abort, 'no such space') where not exists (select 1 from space where place_id = new.place_id and id = new.space_id);
  select raise(abort, 'no seat left') where exists (
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
    ) > (select capacity from space where place_id = new.place_id and id = new.space_id)
  );
end;
