-- What was sent and what came back stay as they were; a verdict is given once.
create trigger transmission_lot_update_guard before update on transmission_lot
begin
  select raise(abort, 'transmission_lot: what was sent stays as it was');
end;
create trigger transmission_lot_delete_guard before delete on transmission_lot
begin
  select raise(abort, 'transmission_lot: what was sent stays as it was');
end;
create trigger transmission_answer_update_guard before update on transmission_answer
begin
  select raise(abort, 'transmission_answer: what was sent stays as it was');
end;
create trigger transmission_answer_delete_guard before delete on transmission_answer
begin
  select raise(abort, 'transmission_answer: what was sent stays as it was');
end;
create trigger transmission_line_update_guard before update on transmission_line
when old.verdict <> 'sent' or new.passage_id <> old.passage_id or new.lot_id <> old.lot_id
begin
  select raise(abort, 'transmission_line: a verdict is given once');
end;
create trigger transmission_line_delete_guard before delete on transmission_line
begin
  select raise(abort, 'transmission_line: what was sent stays as it was');
end;
