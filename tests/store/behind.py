"""Going behind the store's back, as somebody would who owns the database and wants to change what it says."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, create_engine, text

from rasid.store.place import place
from rasid.store.schema import AUDIT, KEPT

Do = Callable[..., None]


@contextmanager
def behind(url: str) -> Iterator[Connection]:
    """A connection whose changes no trigger refuses."""
    engine = create_engine(place(url).url)
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            for name in (AUDIT.name, *(t.name for t in KEPT)):
                connection.execute(text(f"DROP TRIGGER {name}_no_update"))
                connection.execute(text(f"DROP TRIGGER {name}_no_delete"))
        yield connection
    engine.dispose()
