-- Contours of departments, as imported: of no place, since the ground is everybody's.
create table contour (
  code        TEXT not null primary key,
  name        TEXT not null,
  shape       TEXT not null,    -- coordinates of a GeoJSON MultiPolygon
  source      TEXT not null,
  imported_at TEXT not null
);
