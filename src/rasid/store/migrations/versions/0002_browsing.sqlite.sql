CREATE TABLE cards (
  no INTEGER NOT NULL,
  id TEXT NOT NULL,
  mark TEXT NOT NULL,
  keys TEXT NOT NULL,
  body TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (no),
  UNIQUE (id)
)

CREATE TABLE changes (
  no INTEGER NOT NULL,
  incident TEXT NOT NULL,
  at TEXT NOT NULL,
  what TEXT NOT NULL,
  cause TEXT NOT NULL,
  "before" TEXT,
  hash TEXT NOT NULL,
  PRIMARY KEY (no)
)

CREATE INDEX changes_by_time ON changes (at, incident)

CREATE INDEX ix_changes_incident ON changes (incident)

CREATE TABLE locks (
  no INTEGER NOT NULL,
  matter TEXT NOT NULL,
  "by" TEXT NOT NULL,
  until TEXT NOT NULL,
  PRIMARY KEY (no),
  UNIQUE (matter)
)

CREATE TABLE searches (
  no INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  "query" TEXT NOT NULL,
  "by" TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (no),
  UNIQUE (id)
)

CREATE TABLE nearly (
  no INTEGER NOT NULL,
  body TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (no)
)
