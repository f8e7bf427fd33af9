"""The second schema: cards for lists and filters, what each drawing changed, questions in hand, searches saved.

The cards stay empty until the events are drawn anew (``rasid rebuild``).
"""

from pathlib import Path

from alembic import op
from sqlalchemy import select

from rasid.store import journal, views
from rasid.store.schema import STATE

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make all of it in the transaction that is open."""
    connection = op.get_bind()
    written = Path(__file__).with_suffix(f".{connection.dialect.name}.sql").read_text(encoding="utf-8")
    for statement in written.split("\n\n"):
        connection.exec_driver_sql(statement)
    if connection.execute(select(STATE.c.views)).scalar_one():
        journal.touch(connection, views=views.digest(connection))
