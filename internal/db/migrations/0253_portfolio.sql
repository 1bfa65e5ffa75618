-- Dossiers of evidence: what a candidate gathers, the files bit for bit, what was sent, the
-- remarks on the way, the rehearsals of the oral.
create table portfolio (
  place_id TEXT not null,
  candidate_id TEXT not null,
  about    TEXT not null,
  revision BIGINT not null,
  primary key (place_id, candidate_id)
);
create table portfolio_piece (
  place_id TEXT not null,
  id       TEXT not null,
  candidate_id TEXT not null,
  kind     TEXT not null,
  title    TEXT not null,
  source   TEXT not null,
  on_day   TEXT not null,
  mine     TEXT not null,
  ours     TEXT not null,
  shown    TEXT not null,
  competences TEXT not null, -- codes parted by blanks
  name     TEXT not null,
  media    TEXT not null,
  size     BIGINT not null,
  sum      TEXT not null, -- SHA-256 of the file
  added_at TEXT not null,
  primary key (place_id, id)
);
create index portfolio_piece_of on portfolio_piece (place_id, candidate_id);
create table portfolio_file (
  place_id TEXT not null,
  sum      TEXT not null,
  content  BLOB not null,
  primary key (place_id, sum)
);
create table portfolio_sending (
  place_id TEXT not null,
  id       TEXT not null,
  candidate_id TEXT not null,
  number   BIGINT not null,
  version_id TEXT not null,
  name     TEXT not null,
  content  TEXT not null, -- JSON
  digest   TEXT not null, -- SHA-256 of the content
  paper_name TEXT not null,
  paper_size BIGINT not null,
  paper_sum TEXT not null,
  pages    BIGINT not null,
  at       TEXT not null,
  by_account TEXT not null,
  primary key (place_id, id),
  unique (place_id, candidate_id, number)
);
-- what a sending is made of: a file that is here is never taken away
create table portfolio_sent_file (
  place_id TEXT not null,
  sending_id TEXT not null,
  sum      TEXT not null,
  primary key (place_id, sending_id, sum)
);
create index portfolio_sent_file_sum on portfolio_sent_file (place_id, sum);
create table portfolio_comment (
  place_id TEXT not null,
  id       TEXT not null,
  candidate_id TEXT not null,
  competence TEXT not null,
  body_text TEXT not null,
  author   TEXT not null,
  by_account TEXT not null,
  at       TEXT not null,
  primary key (place_id, id)
);
create index portfolio_comment_of on portfolio_comment (place_id, candidate_id);
create table portfolio_rehearsal (
  place_id TEXT not null,
  id       TEXT not null,
  candidate_id TEXT not null,
  began_at TEXT not null,
  ended_at TEXT not null,
  primary key (place_id, id)
);
create index portfolio_rehearsal_of on portfolio_rehearsal (place_id, candidate_id);
