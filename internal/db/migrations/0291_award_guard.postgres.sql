-- What was given stays as it was given: an award or a badge may be taken back, once; numbers have no gap.
create function award_number_guard() returns trigger language plpgsql as $$
begin
  if new.serial <> coalesce((select max(serial) from award where certification_id = new.certification_id and kind = new.kind and year = new.year), 0) + 1 then
    raise exception 'award: the numbers of a year follow one another' using errcode = '23P01';
  end if;
  return new;
end
$$;
create trigger award_number_guard before insert on award for each row execute function award_number_guard();

create function award_given_guard() returns trigger language plpgsql as $$
begin
  raise exception 'award: what was given stays as it was' using errcode = '23P01';
end
$$;
create trigger award_change_guard before update on award for each row
  when (old.revoked_at <> '' or new.id <> old.id or new.kind <> old.kind or new.certification_id <> old.certification_id or new.version_id <> old.version_id or new.code <> old.code or new.title <> old.title or new.year <> old.year or new.serial <> old.serial or new.number <> old.number or new.candidate_id <> old.candidate_id or new.holder <> old.holder or new.units <> old.units or new.passage <> old.passage or new.minutes_id <> old.minutes_id or new.minutes_digest <> old.minutes_digest or new.decided <> old.decided or new.issued <> old.issued or new.file <> old.file or new.file_digest <> old.file_digest or new.email <> old.email) execute function award_given_guard();
create trigger award_delete_guard before delete on award for each row execute function award_given_guard();
create trigger award_copy_guard before update or delete on award_copy for each row execute function award_given_guard();
create trigger award_badge_change_guard before update on award_badge for each row
  when (old.revoked_at <> '' or new.id <> old.id or new.award_id <> old.award_id or new.candidate_id <> old.candidate_id or new.kind <> old.kind or new.code <> old.code or new.name <> old.name or new.list <> old.list or new.slot <> old.slot or new.key_id <> old.key_id or new.issued_at <> old.issued_at or new.credential <> old.credential) execute function award_given_guard();
create trigger award_badge_delete_guard before delete on award_badge for each row execute function award_given_guard();
