"""Where reports, claims and decisions are kept: SQLite by default, PostgreSQL for a team, one code path."""
