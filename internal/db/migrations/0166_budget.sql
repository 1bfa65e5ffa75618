-- Versions of budgets. What was voted stays as it was.
create table budget_version (
  place_id   TEXT not null,
  id         TEXT not null,
  label      TEXT not null,
  from_day   TEXT not null,
  to_day     TEXT not null,
  amends_id  TEXT not null, -- the voted version that this one replaces once it is voted
  made_at    TEXT not null,
  made_by    TEXT not null,
  voted_on   TEXT not null, -- empty in a draft
  voted_body TEXT not null, -- who decided: the assembly, the board
  voted_at   TEXT not null,
  voted_by   TEXT not null,
  primary key (place_id, id)
);

create table budget_line (
  place_id    TEXT not null,
  version_id  TEXT not null,
  id          TEXT not null,
  account     TEXT not null,
  activity_id TEXT not null,
  project_id  TEXT not null,
  site_id     TEXT not null,
  position    BIGINT not null,
  primary key (place_id, version_id, id)
);

-- Costs and income alike are positive.
create table budget_amount (
  place_id   TEXT not null,
  version_id TEXT not null,
  line_id    TEXT not null,
  month      TEXT not null,
  amount     BIGINT not null,
  primary key (place_id, version_id, line_id, month)
);

-- Why what happened is not what was planned, as a person says it.
create table budget_gap (
  place_id   TEXT not null,
  version_id TEXT not null,
  account    TEXT not null,
  remark     TEXT not null,
  said_at    TEXT not null,
  said_by    TEXT not null,
  primary key (place_id, version_id, account)
);
