"""What each database itself holds to, in its own words: rows that are only added, and the index of search."""

from collections.abc import Iterator, Sequence

_REFUSED = "rows of {table} are only added, never changed or removed"


def statements(dialect: str, tables: Sequence[str]) -> Iterator[str]:
    """The statements that make the triggers of ``tables`` and the index of search, for one database."""
    make = _postgres if dialect == "postgresql" else _sqlite
    yield from make(tables)


def _sqlite(tables: Sequence[str]) -> Iterator[str]:
    for table in tables:
        when = "" if table == "audit" else "WHEN (SELECT erasing FROM state) = 0 "
        for deed in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} {when}"
                f"BEGIN SELECT RAISE(ABORT, '{_REFUSED.format(table=table)}'); END"
            )
    yield (
        "CREATE VIRTUAL TABLE search_index USING fts5"
        "(words, content='search', content_rowid='no', tokenize='ascii', detail='none')"
    )


def _postgres(tables: Sequence[str]) -> Iterator[str]:
    said = _REFUSED.format(table="' || TG_TABLE_NAME || '")
    yield (
        "CREATE FUNCTION rasid_only_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_TABLE_NAME = 'audit' OR TG_OP = 'TRUNCATE' OR (SELECT erasing FROM state) = 0 THEN "
        f"RAISE EXCEPTION USING MESSAGE = '{said}'; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )
    for table in tables:
        yield (
            f"CREATE TRIGGER {table}_only_added BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION rasid_only_added()"
        )
        yield (
            f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION rasid_only_added()"
        )
    yield "CREATE INDEX search_index ON search USING gin (string_to_array(words, ' '))"
