CREATE TABLE acts (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT COLLATE "C",
  person TEXT COLLATE "C",
  name TEXT COLLATE "C",
  what TEXT COLLATE "C",
  role TEXT COLLATE "C",
  disabled INTEGER,
  by TEXT COLLATE "C",
  at TEXT COLLATE "C",
  hash TEXT COLLATE "C" NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no)
)

CREATE INDEX ix_acts_person ON acts (person)

CREATE TABLE keys (
  person TEXT COLLATE "C" NOT NULL,
  password TEXT COLLATE "C",
  must_change INTEGER NOT NULL,
  totp TEXT COLLATE "C",
  totp_step INTEGER NOT NULL,
  totp_new TEXT COLLATE "C",
  recovery TEXT COLLATE "C",
  PRIMARY KEY (person)
)

CREATE TABLE sessions (
  hash TEXT COLLATE "C" NOT NULL,
  person TEXT COLLATE "C" NOT NULL,
  made TEXT COLLATE "C" NOT NULL,
  seen TEXT COLLATE "C" NOT NULL,
  proved TEXT COLLATE "C" NOT NULL,
  agent TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (hash)
)

CREATE INDEX sessions_by_person ON sessions (person)

CREATE TABLE tokens (
  hash TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  person TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  rights TEXT COLLATE "C" NOT NULL,
  made TEXT COLLATE "C" NOT NULL,
  ends TEXT COLLATE "C" NOT NULL,
  used TEXT COLLATE "C",
  PRIMARY KEY (hash)
)

CREATE INDEX tokens_by_person ON tokens (person)

CREATE TABLE attempts (
  id TEXT COLLATE "C" NOT NULL,
  whose TEXT COLLATE "C" NOT NULL,
  at TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (id)
)

CREATE INDEX attempts_by_whose ON attempts (whose, at)

CREATE TRIGGER acts_only_added BEFORE UPDATE OR DELETE ON acts FOR EACH ROW EXECUTE FUNCTION rasid_only_added()

CREATE TRIGGER acts_not_emptied BEFORE TRUNCATE ON acts FOR EACH STATEMENT EXECUTE FUNCTION rasid_only_added()
