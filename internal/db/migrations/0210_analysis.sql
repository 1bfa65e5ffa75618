-- What a place thinks that a ratio should be, where that is not the usual reading: good and
-- weak in hundredths of the ratio's unit.
create table analysis_mark (
  place_id TEXT not null,
  ratio    TEXT not null,
  less     BIGINT not null, -- whether less is better
  good     BIGINT not null,
  weak     BIGINT, -- null where the ratio asks for attention and no more
  source   TEXT not null,
  primary key (place_id, ratio)
);
