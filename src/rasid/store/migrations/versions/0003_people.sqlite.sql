CREATE TABLE acts (
  no INTEGER NOT NULL,
  audit INTEGER NOT NULL,
  salt TEXT,
  person TEXT,
  name TEXT,
  what TEXT,
  role TEXT,
  disabled INTEGER,
  "by" TEXT,
  at TEXT,
  hash TEXT NOT NULL,
  erased INTEGER,
  PRIMARY KEY (no)
)

CREATE INDEX ix_acts_person ON acts (person)

CREATE TABLE keys (
  person TEXT NOT NULL,
  password TEXT,
  must_change INTEGER NOT NULL,
  totp TEXT,
  totp_step INTEGER NOT NULL,
  totp_new TEXT,
  recovery TEXT,
  PRIMARY KEY (person)
)

CREATE TABLE sessions (
  hash TEXT NOT NULL,
  person TEXT NOT NULL,
  made TEXT NOT NULL,
  seen TEXT NOT NULL,
  proved TEXT NOT NULL,
  agent TEXT NOT NULL,
  PRIMARY KEY (hash)
)

CREATE INDEX sessions_by_person ON sessions (person)

CREATE TABLE tokens (
  hash TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  rights TEXT NOT NULL,
  made TEXT NOT NULL,
  ends TEXT NOT NULL,
  used TEXT,
  PRIMARY KEY (hash)
)

CREATE INDEX tokens_by_person ON tokens (person)

CREATE TABLE attempts (
  id TEXT NOT NULL,
  whose TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (id)
)

CREATE INDEX attempts_by_whose ON attempts (whose, at)

CREATE TRIGGER acts_no_update BEFORE UPDATE ON acts WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of acts are only added, never changed or removed'); END

CREATE TRIGGER acts_no_delete BEFORE DELETE ON acts WHEN (SELECT erasing FROM state) = 0 BEGIN SELECT RAISE(ABORT, 'rows of acts are only added, never changed or removed'); END
