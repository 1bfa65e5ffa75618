-- What was signed, closed or certified stays as it was, whoever writes: a certificate that no
-- longer holds is followed by another, and numbers have no gap.
create function attendance_guard() returns trigger language plpgsql as $$
begin
  raise exception 'attendance: what was signed stays as it was' using errcode = '23P01';
end
$$;
create trigger attendance_sheet_guard before update or delete on attendance_sheet for each row execute function attendance_guard();
create trigger attendance_signature_guard before update or delete on attendance_signature for each row execute function attendance_guard();
create trigger attendance_closing_guard before update or delete on attendance_closing for each row execute function attendance_guard();
create trigger attendance_certificate_guard before update or delete on attendance_certificate for each row execute function attendance_guard();

create function attendance_number_guard() returns trigger language plpgsql as $$
begin
  if new.serial <> coalesce((select max(serial) from attendance_certificate where place_id = new.place_id and year = new.year), 0) + 1 then
    raise exception 'attendance: the numbers of a year follow one another' using errcode = '23P01';
  end if;
  return new;
end
$$;
create trigger attendance_number_guard before insert on attendance_certificate for each row execute function attendance_number_guard();
