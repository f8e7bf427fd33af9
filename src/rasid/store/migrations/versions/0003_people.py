"""Team mode: acts, under the audit like all that is kept, and the tables by which people are let in."""

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make all of it in the transaction that is open."""
    connection = op.get_bind()
    written = Path(__file__).with_suffix(f".{connection.dialect.name}.sql").read_text(encoding="utf-8")
    for statement in written.split("\n\n"):
        connection.exec_driver_sql(statement)
