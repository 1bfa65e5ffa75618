-- Attendance: the sheets that were signed, signatures, absences and their proofs, codes by which
-- one signs on another's telephone, closed lists, certificates of completion, how an
-- organisation goes about it.
create table attendance_sheet (
  place_id TEXT not null,
  digest   TEXT not null, -- SHA-256 of the body
  session_id TEXT not null,
  half_id  TEXT not null,
  body     TEXT not null, -- JSON, bit for bit
  primary key (place_id, digest)
);
create index attendance_sheet_of on attendance_sheet (place_id, session_id);
create table attendance_signature (
  place_id TEXT not null,
  id       TEXT not null,
  session_id TEXT not null,
  half_id  TEXT not null,
  party    TEXT not null, -- trainee, trainer
  person_id TEXT not null,
  name     TEXT not null,
  at       TEXT not null, -- the server's instant
  device_at TEXT not null, -- the telephone's
  late     BIGINT not null,
  after_closing BIGINT not null,
  reason   TEXT not null,
  typed    TEXT not null,
  stroke   TEXT not null,
  digest   TEXT not null, -- of the sheet
  way      TEXT not null,
  by_account TEXT not null,
  once_key TEXT not null, -- by which it arrives once
  primary key (place_id, id),
  unique (place_id, half_id, party, person_id),
  unique (place_id, once_key)
);
create index attendance_signature_of on attendance_signature (place_id, session_id);
create table attendance_absence (
  place_id TEXT not null,
  half_id  TEXT not null,
  trainee_id TEXT not null,
  session_id TEXT not null,
  excused  BIGINT not null,
  reason   TEXT not null,
  proof_name TEXT not null,
  proof_kind TEXT not null,
  proof_sum TEXT not null,
  proof    BLOB not null,
  at       TEXT not null,
  by_name  TEXT not null,
  primary key (place_id, half_id, trainee_id)
);
create index attendance_absence_of on attendance_absence (place_id, session_id);
create table attendance_code (
  place_id TEXT not null,
  session_id TEXT not null,
  trainee_id TEXT not null,
  code     TEXT not null,
  tries    BIGINT not null, -- wrong ones since it was made
  primary key (place_id, session_id, trainee_id)
);
create table attendance_closing (
  place_id TEXT not null,
  session_id TEXT not null,
  digest   TEXT not null, -- SHA-256 of the paper
  paper    BLOB not null,
  at       TEXT not null,
  by_name  TEXT not null,
  primary key (place_id, session_id)
);
create table attendance_certificate (
  place_id TEXT not null,
  id       TEXT not null,
  year     BIGINT not null,
  serial   BIGINT not null,
  number   TEXT not null,
  session_id TEXT not null,
  trainee_id TEXT not null,
  name     TEXT not null,
  halves   BIGINT not null,
  of_halves BIGINT not null,
  minutes  BIGINT not null,
  of_minutes BIGINT not null,
  issued   TEXT not null,
  replaces TEXT not null, -- the number of the one that it takes the place of
  digest   TEXT not null, -- SHA-256 of the paper
  paper    BLOB not null,
  at       TEXT not null,
  by_name  TEXT not null,
  primary key (place_id, id),
  unique (place_id, year, serial)
);
create index attendance_certificate_of on attendance_certificate (place_id, session_id);
create table attendance_setting (
  place_id TEXT not null,
  tolerance BIGINT not null, -- minutes
  signatory TEXT not null,
  town     TEXT not null,
  primary key (place_id)
);
