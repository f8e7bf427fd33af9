"""The tables of the store: those that are only ever added to, and those that are views of them, written anew at will.

Text and whole numbers only (and degrees in the views), so that SQLite and PostgreSQL hold the same values, and one
hash of a row holds in both. Text sorts by its bytes in both.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    select,
)

HEAD = "0003"
"""The newest revision in ``migrations/versions``."""

META = MetaData()
WORDS = Text().with_variant(Text(collation="C"), "postgresql")


def _text(name: str, **more: Any) -> Column[Any]:
    return Column(name, WORDS, **more)


def _number(name: str, *more: Any, **how: Any) -> Column[Any]:
    return Column(name, Integer, *more, **how)


def _kept(name: str, *columns: Any) -> Table:
    """A table only ever added to. ``audit`` is the link that covers the row, ``salt`` what its hash is salted with,

    ``erased`` the tombstone that took its content, or something of it, away.
    """
    head = (_number("no", primary_key=True, autoincrement=False), _number("audit", nullable=False), _text("salt"))
    return Table(name, META, *head, *columns, _text("hash", nullable=False), _number("erased"))


def _view(name: str, *columns: Any) -> Table:
    """A table of what is computed, with a hash for each row: dropped and written anew."""
    return _plain(name, *columns, _text("hash", nullable=False))


def _plain(name: str, *columns: Any) -> Table:
    return Table(name, META, _number("no", primary_key=True, autoincrement=False), *columns)


STATE = Table(
    "state",
    META,
    _number("no", primary_key=True, autoincrement=False),
    _text("store", nullable=False),
    _number("writes", nullable=False),
    _number("erasing", nullable=False),
    _text("views", nullable=False),
    _text("hash", nullable=False),
)
"""One row: which store this is, how often it was written to, the digest of the views."""

AUDIT = Table(
    "audit",
    META,
    _number("no", primary_key=True, autoincrement=False),
    _text("at", nullable=False),
    _text("what", nullable=False),
    _number("rows", nullable=False),
    _text("digest", nullable=False),
    _text("previous", nullable=False),
    _text("link", nullable=False),
)
"""A link for each transaction: the digest of every row it added, chained to the link before."""

RUNS = _kept("runs", _text("sources"), _text("at"))
ENDS = _kept("ends", _number("run", ForeignKey("runs.no"), unique=True), _text("at"))
ITEMS = _kept(
    "items",
    _number("run", ForeignKey("runs.no"), nullable=False),
    _text("location"),
    _text("at"),
)
Index("items_by_place", ITEMS.c.run, ITEMS.c.location)
OUTCOMES = _kept(
    "outcomes",
    _number("item", ForeignKey("items.no"), nullable=False, unique=True),
    _number("run", ForeignKey("runs.no"), nullable=False, index=True),
    _text("status", nullable=False),
    _text("report", index=True),
    _text("code"),
    _text("message"),
    _number("blob", ForeignKey("blobs.no")),
    _text("at"),
)
BLOBS = _kept("blobs", _text("sha256", unique=True), _number("size"), _text("at"))
REPORTS = _kept(
    "reports",
    _text("id", nullable=False),
    _number("version", nullable=False),
    _text("outlet"),
    _text("published"),
    _text("country"),
    _text("fold"),
    _number("blob", ForeignKey("blobs.no"), index=True),
    _text("media"),
    _text("how"),
    _text("location"),
    _text("warnings"),
    _text("at"),
    _text("body"),
    UniqueConstraint("id", "version"),
)
Index("reports_by_day", REPORTS.c.published, REPORTS.c.id)
Index("reports_by_fold", REPORTS.c.fold)
CODINGS = _kept(
    "codings",
    _number("report", ForeignKey("reports.no"), nullable=False),
    _text("made_by", nullable=False),
    _text("claims"),
    _text("gaps"),
    _text("at"),
)
Index("codings_by_report", CODINGS.c.report, CODINGS.c.no)
CLAIMS = _kept(
    "claims",
    _text("id", nullable=False, index=True),
    _number("report", ForeignKey("reports.no"), nullable=False, index=True),
    _text("content"),
    _text("body"),
)
GAPS = _kept(
    "gaps",
    _number("report", ForeignKey("reports.no"), nullable=False, index=True),
    _text("content"),
    _text("body"),
)
SUCCESSORS = _kept(
    "successors",
    _number("coding", ForeignKey("codings.no"), nullable=False),
    _text("old", nullable=False, index=True),
    _text("new"),
)
DECISIONS = _kept("decisions", _text("id", unique=True), _text("what"), _text("value"), _text("body"))
CONCERNS = _kept(
    "concerns",
    _number("decision", ForeignKey("decisions.no"), nullable=False, index=True),
    _text("about", index=True),
)
"""What each decision is about, an id a row."""
FEEDS = _kept("feeds", _text("url", index=True), _text("body"), _text("at"))
"""Feeds that are polled: each poll adds what is remembered of one, the newest row stands, an empty one forgets it."""
TOMBSTONES = _kept("tombstones", _text("what"), _text("mark"), _text("body"))
"""What was erased: never the content, only why, by whom, and which rows."""
ACTS = _kept("acts", _text("person", index=True), _text("name"), _text("what"), _text("role"), _number("disabled"),
             _text("by"), _text("at"))  # fmt: skip
"""What was done with people's access, by whom; the newest of a person says their role and whether they are let in."""

SEARCH = _view("search", _text("words", nullable=False))
"""The words of each report (``no`` is the report's), as search looks for them; FTS5 or GIN indexes them."""

INCIDENTS = _view(
    "incidents",
    _text("id", nullable=False, unique=True),
    _text("first_day", nullable=False),
    _text("last_day", nullable=False),
    _text("country"),
    _text("admin1"),
    _text("admin2"),
    Column("lat", Float(53)),
    Column("lon", Float(53)),
    _number("contested", nullable=False),
    _number("roots", nullable=False),
    _number("reports", nullable=False),
    _text("body", nullable=False),
)
_DAYS = (INCIDENTS.c.first_day, INCIDENTS.c.id, INCIDENTS.c.last_day)
Index("incidents_by_day", *_DAYS)
Index("incidents_by_area", INCIDENTS.c.country, INCIDENTS.c.admin1, INCIDENTS.c.admin2, *_DAYS)
Index("incidents_by_point", INCIDENTS.c.lat, INCIDENTS.c.lon)


def _facet(name: str, *columns: Any) -> Table:
    """What incidents are looked up by, several to one; computed from their bodies and nothing else."""
    incident = _number("incident", ForeignKey("incidents.no", ondelete="CASCADE"), nullable=False, index=True)
    return _plain(name, incident, *columns)


MEMBERS = _facet("members", _text("claim", nullable=False, index=True))
KINDS = _facet("kinds", _text("kind", nullable=False))
Index("kinds_by_kind", KINDS.c.kind, KINDS.c.incident)
ACTORS = _facet("actors", _text("actor", nullable=False), _text("role", nullable=False))
Index("actors_by_actor", ACTORS.c.actor, ACTORS.c.incident)
MEASURES = _facet(
    "measures",
    _text("what", nullable=False),
    _text("who"),
    _number("low"),
    _number("high"),
    _text("grade"),
)
Index("measures_by_what", MEASURES.c.what, MEASURES.c.high, MEASURES.c.incident)
HOLDS = _view(
    "holds",
    _text("place", nullable=False, index=True),
    _text("holder", nullable=False, index=True),
    _text("country"),
    _text("admin1"),
    _text("admin2"),
    _text("since", nullable=False),
    _text("until"),
    _text("body", nullable=False),
)
CARDS = _view(
    "cards",
    _text("id", nullable=False, unique=True),
    _text("mark", nullable=False),
    _text("keys", nullable=False),
    _text("body", nullable=False),
)
"""What lists and filters need of each incident, and ``mark``, a digest of its body whatever its number."""

NEARLY = _view("nearly", _text("body", nullable=False))
"""Pairs of incidents that fell just short of being one, the most alike first."""

CHANGES = _view(
    "changes",
    _text("incident", nullable=False, index=True),
    _text("at", nullable=False),
    _text("what", nullable=False),
    _text("cause", nullable=False),
    _text("before"),
)
"""What each drawing of the events changed: appeared, changed or gone, and the body that stood before."""
Index("changes_by_time", CHANGES.c.at, CHANGES.c.incident)
LOCKS = _plain("locks", _text("matter", nullable=False, unique=True), _text("by", nullable=False),
               _text("until", nullable=False))  # fmt: skip
"""Who has a question of the review in hand, and until when."""
SEARCHES = _plain("searches", _text("id", nullable=False, unique=True), _text("name", nullable=False),
                  _text("query", nullable=False), _text("by", nullable=False), _text("at", nullable=False))  # fmt: skip
"""Searches that somebody saved to follow them."""

KEPT = (
    RUNS,
    BLOBS,
    ITEMS,
    REPORTS,
    OUTCOMES,
    ENDS,
    CODINGS,
    CLAIMS,
    GAPS,
    SUCCESSORS,
    DECISIONS,
    CONCERNS,
    FEEDS,
    TOMBSTONES,
    ACTS,
)
"""Only ever added to, each after those it points to: the order in which a digest and a backup take them."""
FACETS = (MEMBERS, KINDS, ACTORS, MEASURES)
EVENTS = (INCIDENTS, *FACETS, HOLDS, CARDS, NEARLY)
NOTED = (CHANGES, LOCKS, SEARCHES)
"""Neither kept under the audit nor drawn anew: what was noted along the way."""
COUNTED = (REPORTS, BLOBS, CODINGS, CLAIMS, GAPS, DECISIONS, TOMBSTONES, RUNS, ITEMS, AUDIT, INCIDENTS, HOLDS)
_PAGE = 500


def each(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    """The rows of a table by their numbers, few in memory at a time."""
    query = select(table).order_by(table.c.no).limit(_PAGE)
    rows = connection.execute(query).all()
    while rows:
        yield from (dict(row._mapping) for row in rows)
        rows = connection.execute(query.where(table.c.no > rows[-1].no)).all() if len(rows) == _PAGE else []
