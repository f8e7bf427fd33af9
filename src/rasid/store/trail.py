"""The audit followed from its first link to its last, with every row that its links cover, and against a head kept
elsewhere: what was changed, removed, put in, moved, cut off or rolled back comes to light here."""

import heapq
import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, select

from rasid.store.hashes import START, link_of, row_hash, rows_digest
from rasid.store.schema import AUDIT, KEPT, TOMBSTONES, each

Told = tuple[str, str]
Erasures = dict[tuple[str, int], tuple[int, str]]
_RANK = {t.name: n for n, t in enumerate(KEPT)}
_Key = tuple[int, int, int, str]


def check_trail(connection: Connection, head: str | None) -> Iterator[Told]:
    """What is wrong, as (where, what)."""
    links: dict[int, str] = {}
    erased = erasures(connection)
    faults: list[Told] = []
    groups = _groups(connection, erased, faults)
    group = next(groups, None)
    before, number = START, 0
    for entry in each(connection, AUDIT):
        yield from _link(entry, before, number)
        before, number = entry["link"], entry["no"]
        if head and head.startswith(f"{number}:"):
            links[number] = before
        covered: list[tuple[str, int, str]] = []
        while group is not None and group[0] <= number:
            if group[0] < number:
                yield f"audit {group[0]}", "rows belong to a link that is not there"
            else:
                covered = group[1]
            group = next(groups, None)
        if rows_digest(covered) != entry["digest"] or len(covered) != entry["rows"]:
            yield f"audit {number}", "its rows were changed, added, removed or moved"
        yield from faults
        faults.clear()
    while group is not None:
        yield f"audit {group[0]}", "rows belong to a link that is not there"
        group = next(groups, None)
    yield from faults
    yield from _head(head, number, links)


def _link(entry: Mapping[str, Any], before: str, number: int) -> Iterator[Told]:
    where = f"audit {entry['no']}"
    if entry["no"] != number + 1:
        yield where, f"a link is missing before it: {number} came last"
    if entry["previous"] != before:
        yield where, "it is not chained to the link before it"
    if link_of(entry) != entry["link"]:
        yield where, "its values are not those that were written"


def _head(head: str | None, last: int, links: dict[int, str]) -> Iterator[Told]:
    if head is None:
        return
    number, _, link = head.partition(":")
    if not number.isdigit():
        yield "head", "this is no head: it looks like «12:ab34…»"
    elif int(number) > last:
        yield f"audit {last}", f"it ends here, and once reached {number}: it was cut off, or the store rolled back"
    elif int(number) and links.get(int(number)) != link:
        yield (
            f"audit {number}",
            "another link stood here when the head was kept: the store was rolled back or rewritten",
        )


def _keys(connection: Connection, table: Table, erased: Erasures, faults: list[Told]) -> Iterator[_Key]:
    """The rows of a table as the audit covers them, each compared with its own hash on the way."""
    for row in each(connection, table):
        number = row["no"]
        if row["erased"] is None:
            sound = row_hash(table, row) == row["hash"] and (table.name, number) not in erased
        else:
            sound = erased.get((table.name, number)) == (row["erased"], row_hash(table, row))
        if not sound:
            faults.append((f"{table.name} {number}", "its values are not those that were written"))
        yield row["audit"], _RANK[table.name], number, row["hash"]


def _groups(
    connection: Connection, erased: Erasures, faults: list[Told]
) -> Iterator[tuple[int, list[tuple[str, int, str]]]]:
    """The rows of each link, in order."""
    now, rows = -1, list[tuple[str, int, str]]()
    for audit, rank, number, one in heapq.merge(*(_keys(connection, t, erased, faults) for t in KEPT)):
        if audit != now:
            if rows:
                yield now, rows
            now, rows = audit, []
        rows.append((KEPT[rank].name, number, one))
    if rows:
        yield now, rows


def erasures(connection: Connection) -> Erasures:
    """The rows that were erased, each with the hash of what is left of it, as the latest tombstone has it."""
    found: Erasures = {}
    for stone in connection.execute(select(TOMBSTONES.c.no, TOMBSTONES.c.body).order_by(TOMBSTONES.c.no)):
        found |= {(table, number): (stone.no, one) for table, number, one in json.loads(stone.body)["rows"]}
    return found
