-- What was signed, closed or certified stays as it was, whoever writes: a certificate that no
-- longer holds is followed by another, and numbers have no gap.
create trigger attendance_sheet_update_guard before update on attendance_sheet
begin
  select raise(abort, 'attendance: what was signed stays as it was');
end;
create trigger attendance_sheet_delete_guard before delete on attendance_sheet
begin
  select raise(abort, 'attendance: what was signed stays as it was');
end;
create trigger attendance_signature_update_guard before update on attendance_signature
begin
  select raise(abort, 'attendance: what was signed stays as it was');
end;
create trigger attendance_signature_delete_guard before delete on attendance_signature
begin
  select raise(abort, 'attendance: what was signed stays as it was');
end;
create trigger attendance_closing_update_guard before update on attendance_closing
begin
  select raise(abort, 'attendance: what was signed stays as it was');
end;
create trigger attendance_closing_delete_guard before delete on attendance_closing
begin
  select raise(abort, 'attendance: what was signed stays as it was');
end;
create trigger attendance_certificate_update_guard before update on attendance_certificate
begin
  select raise(abort, 'attendance: what was signed stays as it was');
end;
create trigger attendance_certificate_delete_guard before delete on attendance_certificate
begin
  select raise(abort, 'attendance: what was signed stays as it was');
end;
create trigger attendance_number_guard before insert on attendance_certificate
when new.serial <> coalesce((select max(serial) from attendance_certificate where place_id = new.place_id and year = new.year), 0) + 1
begin
  select raise(abort, 'attendance: the numbers of a year follow one another');
end;
