-- The order in which the photos of a space are shown; the first stands for the space.
alter table space_photo add column position BIGINT not null default 0;
