"""The schema of a store brought to the newest, in one transaction: interrupted, it is as before, and runs again."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from rasid.errors import StoreUseError
from rasid.store.database import written
from rasid.store.schema import HEAD

_FOLDER = Path(__file__).parent / "migrations"


def revision(connection: Connection) -> str | None:
    """The revision of the schema, or ``None`` where there is none. Raises where the database is another program's."""
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if tables:
        which = ", ".join(sorted(tables)[:3])
        raise StoreUseError(f"this database holds something else ({which})", mend="name an empty one, or another path")
    return None


def prepare(engine: Engine) -> bool:
    """Make the schema where the database is empty; whether it was.

    Raises :class:`StoreUseError` where the schema is older (``rasid db upgrade``) or newer than this rasid's.
    """
    with engine.connect() as connection:
        found = revision(connection)
    if found is None:
        upgrade(engine)
        return True
    if found != HEAD:
        known = (_FOLDER / "versions").glob(f"{found}_*.py")
        mend = "run rasid db upgrade" if any(known) else "it was made by a newer rasid: install that"
        raise StoreUseError(f"the store has schema {found}, this rasid needs {HEAD}", where="--db", mend=mend)
    return False


def upgrade(engine: Engine) -> tuple[str | None, str]:
    """Bring the schema to the newest revision; the one before and the one now. Done again, it changes nothing."""
    with written(engine) as connection:
        before = revision(connection)
        if before != HEAD:
            _run(connection)
    return before, HEAD


def _run(connection: Connection) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory(str(_FOLDER))
    with EnvironmentContext(Config(), steps, fn=lambda at, _: steps._upgrade_revs("head", at)) as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()
