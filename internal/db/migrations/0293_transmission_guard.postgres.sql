-- What was sent and what came back stay as they were; a verdict is given once.
create function transmission_guard() returns trigger language plpgsql as $$
begin
  raise exception 'transmission: what was sent stays as it was' using errcode = '23P01';
end
$$;
create trigger transmission_lot_guard before update or delete on transmission_lot for each row execute function transmission_guard();
create trigger transmission_answer_guard before update or delete on transmission_answer for each row execute function transmission_guard();
create trigger transmission_line_update_guard before update on transmission_line for each row
  when (old.verdict <> 'sent' or new.passage_id <> old.passage_id or new.lot_id <> old.lot_id) execute function transmission_guard();
create trigger transmission_line_delete_guard before delete on transmission_line for each row execute function transmission_guard();
