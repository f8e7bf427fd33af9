CREATE TABLE state (
  no INTEGER NOT NULL,
  store TEXT COLLATE "C" NOT NULL,
  writes INTEGER NOT NULL,
  erasing INTEGER NOT NULL,
  views TEXT COLLATE "C" NOT NULL,
  hash TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (no)
)

CREATE TABLE audit (
  no INTEGER NOT NULL,
  at TEXT COLLATE "C" NOT NULL,
  what TEXT COLLATE "C" NOT NULL,
  rows INTEGER NOT NULL,
  digest TEXT COLLATE "C" NOT NULL,
  previous TEXT COLLATE "C" NOT NULL,
  link TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (no)
)

CREATE TABLE runs (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT COLLATE "C",
  sources TEXT COLLATE "C",
  at TEXT COLLATE "C",
  hash TEXT COLLATE "C" NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no)
)

CREATE TABLE blobs (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT COLLATE "C",
  sha256 TEXT COLLATE "C",
  size INTEGER,
  at TEXT COLLATE "C",
  hash TEXT COLLATE "C" NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  UNIQUE (sha256)
)

CREATE TABLE decisions (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT COLLATE "C",
  id TEXT COLLATE "C",
  what TEXT COLLATE "C",
  value TEXT COLLATE "C",
  body TEXT COLLATE "C",
  hash TEXT COLLATE "C" NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  UNIQUE (id)
)

CREATE TABLE tombstones (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT COLLATE "C",
  what TEXT COLLATE "C",
  mark TEXT COLLATE "C",
  body TEXT COLLATE "C",
  hash TEXT COLLATE "C" NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no)
)

CREATE TABLE search (
  no INTEGER NOT NULL,
  words TEXT COLLATE "C" NOT NULL,
  hash TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (no)
)

CREATE TABLE incidents (
  no INTEGER NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  first_day TEXT COLLATE "C" NOT NULL,
  last_day TEXT COLLATE "C" NOT NULL,
  country TEXT COLLATE "C",
  admin1 TEXT COLLATE "C",
  admin2 TEXT COLLATE "C",
  lat FLOAT(53),
  lon FLOAT(53),
  contested INTEGER NOT NULL,
  roots INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  body TEXT COLLATE "C" NOT NULL,
  hash TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (no),
  UNIQUE (id)
)

CREATE INDEX incidents_by_area ON incidents (country, admin1, admin2, first_day, id, last_day)

CREATE INDEX incidents_by_day ON incidents (first_day, id, last_day)

CREATE INDEX incidents_by_point ON incidents (lat, lon)

CREATE TABLE holds (
  no INTEGER NOT NULL,
  place TEXT COLLATE "C" NOT NULL,
  holder TEXT COLLATE "C" NOT NULL,
  country TEXT COLLATE "C",
  admin1 TEXT COLLATE "C",
  admin2 TEXT COLLATE "C",
  since TEXT COLLATE "C" NOT NULL,
  until TEXT COLLATE "C",
  body TEXT COLLATE "C" NOT NULL,
  hash TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (no)
)

CREATE INDEX ix_holds_holder ON holds (holder)

CREATE INDEX ix_holds_place ON holds (place)

CREATE TABLE feeds (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT COLLATE "C",
  url TEXT COLLATE "C",
  body TEXT COLLATE "C",
  at TEXT COLLATE "C",
  hash TEXT COLLATE "C" NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no)
)

CREATE INDEX ix_feeds_url ON feeds (url)

CREATE TABLE ends (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT COLLATE "C",
  run INTEGER,
  at TEXT COLLATE "C",
  hash TEXT COLLATE "C" NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  UNIQUE (run),
  FOREIGN KEY(run) REFERENCES runs (no)
)

CREATE TABLE items (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT COLLATE "C",
  run INTEGER NOT NULL,
  location TEXT COLLATE "C",
  at TEXT COLLATE "C",
  hash TEXT COLLATE "C" NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  FOREIGN KEY(run) REFERENCES runs (no)
)

CREATE INDEX items_by_place ON items (run, location)

CREATE TABLE reports (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT COLLATE "C",
  id TEXT COLLATE "C" NOT NULL,
  version INTEGER NOT NULL,
  outlet TEXT COLLATE "C",
  published TEXT COLLATE "C",
  country TEXT COLLATE "C",
  fold TEXT COLLATE "C",
  blob INTEGER,
  media TEXT COLLATE "C",
  how TEXT COLLATE "C",
  location TEXT COLLATE "C",
  warnings TEXT COLLATE "C",
  at TEXT COLLATE "C",
  body TEXT COLLATE "C",
  hash TEXT COLLATE "C" NOT NULL,
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
  salt TEXT COLLATE "C",
  decision INTEGER NOT NULL,
  about TEXT COLLATE "C",
  hash TEXT COLLATE "C" NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  FOREIGN KEY(decision) REFERENCES decisions (no)
)

CREATE INDEX ix_concerns_decision ON concerns (decision)

CREATE INDEX ix_concerns_about ON concerns (about)

CREATE TABLE members (
  no INTEGER NOT NULL,
  incident INTEGER NOT NULL,
  claim TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (no),
  FOREIGN KEY(incident) REFERENCES incidents (no) ON DELETE CASCADE
)

CREATE INDEX ix_members_claim ON members (claim)

CREATE INDEX ix_members_incident ON members (incident)

CREATE TABLE kinds (
  no INTEGER NOT NULL,
  incident INTEGER NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (no),
  FOREIGN KEY(incident) REFERENCES incidents (no) ON DELETE CASCADE
)

CREATE INDEX kinds_by_kind ON kinds (kind, incident)

CREATE INDEX ix_kinds_incident ON kinds (incident)

CREATE TABLE actors (
  no INTEGER NOT NULL,
  incident INTEGER NOT NULL,
  actor TEXT COLLATE "C" NOT NULL,
  role TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (no),
  FOREIGN KEY(incident) REFERENCES incidents (no) ON DELETE CASCADE
)

CREATE INDEX ix_actors_incident ON actors (incident)

CREATE INDEX actors_by_actor ON actors (actor, incident)

CREATE TABLE measures (
  no INTEGER NOT NULL,
  incident INTEGER NOT NULL,
  what TEXT COLLATE "C" NOT NULL,
  who TEXT COLLATE "C",
  low INTEGER,
  high INTEGER,
  grade TEXT COLLATE "C",
  PRIMARY KEY (no),
  FOREIGN KEY(incident) REFERENCES incidents (no) ON DELETE CASCADE
)

CREATE INDEX ix_measures_incident ON measures (incident)

CREATE INDEX measures_by_what ON measures (what, high, incident)

CREATE TABLE outcomes (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT COLLATE "C",
  item INTEGER NOT NULL,
  run INTEGER NOT NULL,
  status TEXT COLLATE "C" NOT NULL,
  report TEXT COLLATE "C",
  code TEXT COLLATE "C",
  message TEXT COLLATE "C",
  blob INTEGER,
  at TEXT COLLATE "C",
  hash TEXT COLLATE "C" NOT NULL,
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
  salt TEXT COLLATE "C",
  report INTEGER NOT NULL,
  made_by TEXT COLLATE "C" NOT NULL,
  claims TEXT COLLATE "C",
  gaps TEXT COLLATE "C",
  at TEXT COLLATE "C",
  hash TEXT COLLATE "C" NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  FOREIGN KEY(report) REFERENCES reports (no)
)

CREATE INDEX codings_by_report ON codings (report, no)

CREATE TABLE claims (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT COLLATE "C",
  id TEXT COLLATE "C" NOT NULL,
  report INTEGER NOT NULL,
  content TEXT COLLATE "C",
  body TEXT COLLATE "C",
  hash TEXT COLLATE "C" NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  FOREIGN KEY(report) REFERENCES reports (no)
)

CREATE INDEX ix_claims_id ON claims (id)

CREATE INDEX ix_claims_report ON claims (report)

CREATE TABLE gaps (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT COLLATE "C",
  report INTEGER NOT NULL,
  content TEXT COLLATE "C",
  body TEXT COLLATE "C",
  hash TEXT COLLATE "C" NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  FOREIGN KEY(report) REFERENCES reports (no)
)

CREATE INDEX ix_gaps_report ON gaps (report)

CREATE TABLE successors (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT COLLATE "C",
  coding INTEGER NOT NULL,
  "old" TEXT COLLATE "C" NOT NULL,
  "new" TEXT COLLATE "C",
  hash TEXT COLLATE "C" NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no),
  FOREIGN KEY(coding) REFERENCES codings (no)
)

CREATE INDEX ix_successors_old ON successors ("old")

CREATE FUNCTION rasid_only_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TG_TABLE_NAME = 'audit' OR TG_OP = 'TRUNCATE' OR (SELECT erasing FROM state) = 0 THEN RAISE EXCEPTION USING MESSAGE = 'rows of ' || TG_TABLE_NAME || ' are only added, never changed or removed'; END IF; IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$

CREATE TRIGGER audit_only_added BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER audit_not_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER runs_only_added BEFORE UPDATE OR DELETE ON runs FOR EACH ROW EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER runs_not_emptied BEFORE TRUNCATE ON runs FOR EACH STATEMENT EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER blobs_only_added BEFORE UPDATE OR DELETE ON blobs FOR EACH ROW EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER blobs_not_emptied BEFORE TRUNCATE ON blobs FOR EACH STATEMENT EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER items_only_added BEFORE UPDATE OR DELETE ON items FOR EACH ROW EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER items_not_emptied BEFORE TRUNCATE ON items FOR EACH STATEMENT EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER reports_only_added BEFORE UPDATE OR DELETE ON reports FOR EACH ROW EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER reports_not_emptied BEFORE TRUNCATE ON reports FOR EACH STATEMENT EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER outcomes_only_added BEFORE UPDATE OR DELETE ON outcomes FOR EACH ROW EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER outcomes_not_emptied BEFORE TRUNCATE ON outcomes FOR EACH STATEMENT EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER feeds_only_added BEFORE UPDATE OR DELETE ON feeds FOR EACH ROW EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER feeds_not_emptied BEFORE TRUNCATE ON feeds FOR EACH STATEMENT EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER ends_only_added BEFORE UPDATE OR DELETE ON ends FOR EACH ROW EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER ends_not_emptied BEFORE TRUNCATE ON ends FOR EACH STATEMENT EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER codings_only_added BEFORE UPDATE OR DELETE ON codings FOR EACH ROW EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER codings_not_emptied BEFORE TRUNCATE ON codings FOR EACH STATEMENT EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER claims_only_added BEFORE UPDATE OR DELETE ON claims FOR EACH ROW EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER claims_not_emptied BEFORE TRUNCATE ON claims FOR EACH STATEMENT EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER gaps_only_added BEFORE UPDATE OR DELETE ON gaps FOR EACH ROW EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER gaps_not_emptied BEFORE TRUNCATE ON gaps FOR EACH STATEMENT EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER successors_only_added BEFORE UPDATE OR DELETE ON successors FOR EACH ROW EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER successors_not_emptied BEFORE TRUNCATE ON successors FOR EACH STATEMENT EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER decisions_only_added BEFORE UPDATE OR DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER decisions_not_emptied BEFORE TRUNCATE ON decisions FOR EACH STATEMENT EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER concerns_only_added BEFORE UPDATE OR DELETE ON concerns FOR EACH ROW EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER concerns_not_emptied BEFORE TRUNCATE ON concerns FOR EACH STATEMENT EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER tombstones_only_added BEFORE UPDATE OR DELETE ON tombstones FOR EACH ROW EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER tombstones_not_emptied BEFORE TRUNCATE ON tombstones FOR EACH STATEMENT EXECUTE FUNCTION rasid_only_added()

CREATE INDEX search_index ON search USING gin (string_to_array(words, ' '))
