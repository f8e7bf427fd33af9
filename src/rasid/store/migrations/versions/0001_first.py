"""The first schema."""

import secrets

from alembic import op
from sqlalchemy import insert

from rasid.store.guards import statements
from rasid.store.hashes import row_hash
from rasid.store.schema import AUDIT, KEPT, META, STATE

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table, what guards them, and the row of the state."""
    connection = op.get_bind()
    META.create_all(connection)
    for statement in statements(connection.dialect.name, [AUDIT.name, *(t.name for t in KEPT)]):
        connection.exec_driver_sql(statement)
    state = {"no": 1, "store": secrets.token_hex(16), "writes": 0, "erasing": 0, "views": ""}
    connection.execute(insert(STATE), state | {"hash": row_hash(STATE, state)})
