"""What proves that nothing changed: the hash of a row, of all rows of a transaction, and the link of the audit.

A row that is kept is hashed with a random salt that stands in it. An erasure takes the salt with the content, so that
the hash that stays tells nobody who guesses what stood there whether the guess is right.
"""

import hashlib
import json
import re
import secrets
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Table

from rasid.model.record import canonical
from rasid.store.schema import META

START = "0" * 64
"""What the first link of an audit is chained to."""
_NOT_CONTENT = ("hash", "erased")
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_HALF = re.compile("[\ud800-\udfff]")


def salt() -> str:
    """A new salt: 32 hexadecimal digits."""
    return secrets.token_hex(16)


@cache
def columns_of(table: str) -> tuple[str, ...]:
    """The columns that a row's hash covers, in order."""
    return tuple(c.name for c in META.tables[table].columns if c.name not in _NOT_CONTENT)


def row_hash(table: Table, row: Mapping[str, Any]) -> str:
    """SHA-256 of the table's name and every value of the row, its number and salt among them."""
    values = [table.name, *(row.get(c) for c in columns_of(table.name))]
    return hashlib.sha256(json.dumps(values, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


def rows_digest(hashes: Iterable[tuple[str, int, str]]) -> str:
    """One digest of (table, number, hash) in the order of tables and numbers."""
    whole = hashlib.sha256()
    for table, number, one in hashes:
        whole.update(f"{table} {number} {one}\n".encode())
    return whole.hexdigest()


def link_of(entry: Mapping[str, Any]) -> str:
    """The link of an audit entry: the hash of all that stands in it, the link before among it."""
    values = [entry[c] for c in ("no", "at", "what", "rows", "digest", "previous")]
    return hashlib.sha256(json.dumps(values, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


def plain(value: str) -> str:
    """``value`` without what a column of text cannot hold: NUL and halves of characters become U+FFFD."""
    return _UNFIT.sub("\ufffd", value) if _UNFIT.search(value) else value


def body_of(value: Any) -> str:
    """The canonical JSON of ``value``, fit for a column of text and read back without loss."""
    written = canonical(value)
    return _HALF.sub(lambda m: f"\\u{ord(m[0]):04x}", written) if _HALF.search(written) else written
