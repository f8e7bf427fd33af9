"""Finding reports by their words: the same answers in both databases, newest first, and nothing to inject.

A question is a set of words, nothing else. Quotation marks, operators and wildcards in it are no words, so that they
ask for nothing; what reaches the database are folded words, as values.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Text,
    bindparam,
    cast,
    func,
    insert,
    literal_column,
    select,
    text,
)

from rasid.model.record import restored
from rasid.model.report import Report
from rasid.model.values import Span
from rasid.store.hashes import row_hash
from rasid.store.schema import REPORTS, SEARCH
from rasid.store.words import FORMS, asked, spots, words_of

_AROUND = 60
_MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds every word asked for: where they stand in its text, and the text around the first.

    ``snippet`` is ``text[at : at + len(snippet)]``; a report that has the words in its title alone has no spans.
    """

    report: str
    spans: tuple[Span, ...]
    at: int
    snippet: str


def enter(connection: Connection, reports: Sequence[tuple[int, Report]]) -> None:
    """Let reports be found, each by the number of its row."""
    rows: list[dict[str, Any]] = []
    for number, report in reports:
        row = {"no": number, "words": words_of(report.title, report.text)}
        rows.append(row | {"hash": row_hash(SEARCH, row)})
    if rows:
        connection.execute(insert(SEARCH), rows)
        if connection.dialect.name == "sqlite":
            connection.execute(text("INSERT INTO search_index(rowid, words) VALUES (:no, :words)"), rows)


def reindex(connection: Connection) -> None:
    """Make the index anew from the words that are kept; PostgreSQL keeps its own."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO search_index(search_index) VALUES ('rebuild')"))


def search(connection: Connection, current: Any, query: str, limit: int) -> list[Hit]:
    """The first ``limit`` of the reports that ``current`` gives which hold every word of ``query``."""
    forms = asked(query)[:_MOST_WORDS]
    if not forms:
        return []
    found = current.where(REPORTS.c.no.in_(_rows(connection, forms)))
    ordered = found.order_by(REPORTS.c.published.desc(), REPORTS.c.id).limit(limit)
    return [_hit(restored(Report, json.loads(row.body)), set(forms)) for row in connection.execute(ordered)]


def matching(connection: Connection, current: Any, query: str) -> set[str]:
    """The ids of all reports that ``current`` gives which hold every word of ``query``; of no words, none."""
    forms = asked(query)[:_MOST_WORDS]
    if not forms:
        return set()
    found = current.where(REPORTS.c.no.in_(_rows(connection, forms))).with_only_columns(REPORTS.c.id)
    return set(connection.execute(found).scalars())


def _rows(connection: Connection, forms: Sequence[str]) -> Any:
    """The rows that hold all ``forms``."""
    if connection.dialect.name == "sqlite":
        match: Any = bindparam("match", " ".join(f'"{form}"' for form in forms))
        index: ColumnElement[Any] = literal_column("search_index")
        return select(literal_column("rowid")).select_from(text("search_index")).where(index.op("MATCH")(match))
    held = func.string_to_array(SEARCH.c.words, literal_column("' '"))
    return select(SEARCH.c.no).where(held.op("@>")(cast(list(forms), ARRAY(Text))))


def _hit(report: Report, forms: set[str]) -> Hit:
    spans = tuple(Span(i, j) for word, i, j in spots(report.text) if not forms.isdisjoint(FORMS[word]))
    first = spans[0] if spans else Span(0, 0)
    start = max(0, first.start - _AROUND)
    return Hit(report.id, spans, start, report.text[start : first.end + _AROUND])
