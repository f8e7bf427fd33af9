CREATE TABLE state (
  no INTEGER NOT NULL,
  store TEXT NOT NULL,
  writes INTEGER NOT NULL,
  erasing INTEGER NOT NULL,
  views TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (no)
)

CREATE TABLE audit (
  no INTEGER NOT NULL,
  at TEXT NOT NULL,
  what TEXT NOT NULL,
  rows INTEGER NOT NULL,
  digest TEXT NOT NULL,
  previous TEXT NOT NULL,
  link TEXT NOT NULL,
  PRIMARY KEY (no)
)

CREATE TABLE runs (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT,
  sources TEXT,
  at TEXT,
  hash TEXT NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no)
)

CREATE TABLE blobs (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT,
  sha256 TEXT,
  size INTEGER,
  at TEXT,
  hash TEXT NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  UNIQUE (sha256)
)

CREATE TABLE decisions (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT,
  id TEXT,
  what TEXT,
  value TEXT,
  body TEXT,
  hash TEXT NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  UNIQUE (id)
)

CREATE TABLE tombstones (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT,
  what TEXT,
  mark TEXT,
  body TEXT,
  hash TEXT NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no)
)

CREATE TABLE search (
  no INTEGER NOT NULL,
  words TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (no)
)

CREATE TABLE incidents (
  no INTEGER NOT NULL,
  id TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  country TEXT,
  admin1 TEXT,
  admin2 TEXT,
  lat FLOAT,
  lon FLOAT,
  contested INTEGER NOT NULL,
  roots INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  body TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (no),
  UNIQUE (id)
)

CREATE INDEX incidents_by_area ON incidents (country, admin1, admin2, first_day, id, last_day)

CREATE INDEX incidents_by_day ON incidents (first_day, id, last_day)

CREATE INDEX incidents_by_point ON incidents (lat, lon)

CREATE TABLE holds (
  no INTEGER NOT NULL,
  place TEXT NOT NULL,
  holder TEXT NOT NULL,
  country TEXT,
  admin1 TEXT,
  admin2 TEXT,
  since TEXT NOT NULL,
  until TEXT,
  body TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (no)
)

CREATE INDEX ix_holds_holder ON holds (holder)

CREATE INDEX ix_holds_place ON holds (place)

CREATE TABLE feeds (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT,
  url TEXT,
  body TEXT,
  at TEXT,
  hash TEXT NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no)
)

CREATE INDEX ix_feeds_url ON feeds (url)

CREATE TABLE ends (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT,
  run INTEGER,
  at TEXT,
  hash TEXT NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  UNIQUE (run),
  FOREIGN KEY(run) REFERENCES runs (no)
)

CREATE TABLE items (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT,
  run INTEGER NOT NULL,
  location TEXT,
  at TEXT,
  hash TEXT NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  FOREIGN KEY(run) REFERENCES runs (no)
)

CREATE INDEX items_by_place ON items (run, location)

CREATE TABLE reports (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  outlet TEXT,
  published TEXT,
  country TEXT,
  fold TEXT,
  blob INTEGER,
  media TEXT,
  how TEXT,
  location TEXT,
  warnings TEXT,
  at TEXT,
  body TEXT,
  hash TEXT NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  UNIQUE (id, version),
  FOREIGN KEY(blob) REFERENCES blobs (no)
)

CREATE INDEX ix_reports_blob ON reports (blob)

CREATE INDEX reports_by_fold ON reports (fold)

CREATE INDEX reports_by_day ON reports (published, id)

CREATE TABLE concerns (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT,
  decision INTEGER NOT NULL,
  about TEXT,
  hash TEXT NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  FOREIGN KEY(decision) REFERENCES decisions (no)
)

CREATE INDEX ix_concerns_decision ON concerns (decision)

CREATE INDEX ix_concerns_about ON concerns (about)

CREATE TABLE members (
  no INTEGER NOT NULL,
  incident INTEGER NOT NULL,
  claim TEXT NOT NULL,
  PRIMARY KEY (no),
  FOREIGN KEY(incident) REFERENCES incidents (no) ON DELETE CASCADE
)

CREATE INDEX ix_members_claim ON members (claim)

CREATE INDEX ix_members_incident ON members (incident)

CREATE TABLE kinds (
  no INTEGER NOT NULL,
  incident INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (no),
  FOREIGN KEY(incident) REFERENCES incidents (no) ON DELETE CASCADE
)

CREATE INDEX kinds_by_kind ON kinds (kind, incident)

CREATE INDEX ix_kinds_incident ON kinds (incident)

CREATE TABLE actors (
  no INTEGER NOT NULL,
  incident INTEGER NOT NULL,
  actor TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (no),
  FOREIGN KEY(incident) REFERENCES incidents (no) ON DELETE CASCADE
)

CREATE INDEX ix_actors_incident ON actors (incident)

CREATE INDEX actors_by_actor ON actors (actor, incident)

CREATE TABLE measures (
  no INTEGER NOT NULL,
  incident INTEGER NOT NULL,
  what TEXT NOT NULL,
  who TEXT,
  low INTEGER,
  high INTEGER,
  grade TEXT,
  PRIMARY KEY (no),
  FOREIGN KEY(incident) REFERENCES incidents (no) ON DELETE CASCADE
)

CREATE INDEX ix_measures_incident ON measures (incident)

CREATE INDEX measures_by_what ON measures (what, high, incident)

CREATE TABLE outcomes (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT,
  item INTEGER NOT NULL,
  run INTEGER NOT NULL,
  status TEXT NOT NULL,
  report TEXT,
  code TEXT,
  message TEXT,
  blob INTEGER,
  at TEXT,
  hash TEXT NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  UNIQUE (item),
  FOREIGN KEY(item) REFERENCES items (no),
  FOREIGN KEY(run) REFERENCES runs (no),
  FOREIGN KEY(blob) REFERENCES blobs (no)
)

CREATE INDEX ix_outcomes_report ON outcomes (report)

CREATE INDEX ix_outcomes_run ON outcomes (run)

CREATE TABLE codings (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT,
  report INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  claims TEXT,
  gaps TEXT,
  at TEXT,
  hash TEXT NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  FOREIGN KEY(report) REFERENCES reports (no)
)

CREATE INDEX codings_by_report ON codings (report, no)

CREATE TABLE claims (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT,
  id TEXT NOT NULL,
  report INTEGER NOT NULL,
  content TEXT,
  body TEXT,
  hash TEXT NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  FOREIGN KEY(report) REFERENCES reports (no)
)

CREATE INDEX ix_claims_id ON claims (id)

CREATE INDEX ix_claims_report ON claims (report)

CREATE TABLE gaps (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT,
  report INTEGER NOT NULL,
  content TEXT,
  body TEXT,
  hash TEXT NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  FOREIGN KEY(report) REFERENCES reports (no)
)

CREATE INDEX ix_gaps_report ON gaps (report)

CREATE TABLE successors (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT,
  coding INTEGER NOT NULL,
  old TEXT NOT NULL,
  new TEXT,
  hash TEXT NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  FOREIGN KEY(coding) REFERENCES codings (no)
)

CREATE INDEX ix_successors_old ON successors (old)

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'rows of audit are only added, never changed or removed'); END

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'rows of audit are only added, never changed or removed'); END

CREATE TRIGGER runs_no_update BEFORE UPDATE ON runs WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of runs are only added, never changed or removed'); END

CREATE TRIGGER runs_no_delete BEFORE DELETE ON runs WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of runs are only added, never changed or removed'); END

CREATE TRIGGER blobs_no_update BEFORE UPDATE ON blobs WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of blobs are only added, never changed or removed'); END

CREATE TRIGGER blobs_no_delete BEFORE DELETE ON blobs WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of blobs are only added, never changed or removed'); END

CREATE TRIGGER items_no_update BEFORE UPDATE ON items WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of items are only added, never changed or removed'); END

CREATE TRIGGER items_no_delete BEFORE DELETE ON items WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of items are only added, never changed or removed'); END

CREATE TRIGGER reports_no_update BEFORE UPDATE ON reports WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of reports are only added, never changed or removed'); END

CREATE TRIGGER reports_no_delete BEFORE DELETE ON reports WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of reports are only added, never changed or removed'); END

CREATE TRIGGER outcomes_no_update BEFORE UPDATE ON outcomes WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of outcomes are only added, never changed or removed'); END

CREATE TRIGGER outcomes_no_delete BEFORE DELETE ON outcomes WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of outcomes are only added, never changed or removed'); END

CREATE TRIGGER feeds_no_update BEFORE UPDATE ON feeds WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of feeds are only added, never changed or removed'); END

CREATE TRIGGER feeds_no_delete BEFORE DELETE ON feeds WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of feeds are only added, never changed or removed'); END

CREATE TRIGGER ends_no_update BEFORE UPDATE ON ends WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of ends are only added, never changed or removed'); END

CREATE TRIGGER ends_no_delete BEFORE DELETE ON ends WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of ends are only added, never changed or removed'); END

CREATE TRIGGER codings_no_update BEFORE UPDATE ON codings WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of codings are only added, never changed or removed'); END

CREATE TRIGGER codings_no_delete BEFORE DELETE ON codings WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of codings are only added, never changed or removed'); END

CREATE TRIGGER claims_no_update BEFORE UPDATE ON claims WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of claims are only added, never changed or removed'); END

CREATE TRIGGER claims_no_delete BEFORE DELETE ON claims WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of claims are only added, never changed or removed'); END

CREATE TRIGGER gaps_no_update BEFORE UPDATE ON gaps WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of gaps are only added, never changed or removed'); END

CREATE TRIGGER gaps_no_delete BEFORE DELETE ON gaps WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of gaps are only added, never changed or removed'); END

CREATE TRIGGER successors_no_update BEFORE UPDATE ON successors WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of successors are only added, never changed or removed'); END

CREATE TRIGGER successors_no_delete BEFORE DELETE ON successors WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of successors are only added, never changed or removed'); END

CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of decisions are only added, never changed or removed'); END

CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of decisions are only added, never changed or removed'); END

CREATE TRIGGER concerns_no_update BEFORE UPDATE ON concerns WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of concerns are only added, never changed or removed'); END

CREATE TRIGGER concerns_no_delete BEFORE DELETE ON concerns WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of concerns are only added, never changed or removed'); END

CREATE TRIGGER tombstones_no_update BEFORE UPDATE ON tombstones WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of tombstones are only added, never changed or removed'); END

CREATE TRIGGER tombstones_no_delete BEFORE DELETE ON tombstones WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of tombstones are only added, never changed or removed'); END

CREATE VIRTUAL TABLE search_index USING fts5(words, content='search', content_rowid='no', tokenize='ascii', detail='none')
