"""The first schema: every table, the triggers that let rows only be added, the index of search, the row of the state.

Written out in the words of each database, so that it stays as it was released whatever later becomes of the code.
"""

import secrets
from pathlib import Path

from alembic import op
from sqlalchemy import insert

from rasid.store.hashes import row_hash
from rasid.store.schema import STATE

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all of it in the transaction that is open."""
    connection = op.get_bind()
    written = Path(__file__).with_suffix(f".{connection.dialect.name}.sql").read_text(encoding="utf-8")
    for statement in written.split("\n\n"):
        connection.exec_driver_sql(statement)
    state = {"no": 1, "store": secrets.token_hex(16), "writes": 0, "erasing": 0, "views": ""}
    connection.execute(insert(STATE), state | {"hash": row_hash(STATE, state)})
