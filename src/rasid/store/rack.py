"""What the store gives those who browse: cards, changes, pages of reports and decisions, and who has what in hand."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, func, insert, or_, select

from rasid.model.claim import Claim
from rasid.model.event import Decision, Incident
from rasid.model.report import Report
from rasid.store import changes, codings, journal, records, search, searches
from rasid.store import decisions as decided
from rasid.store.changes import Change
from rasid.store.hashes import plain
from rasid.store.opened import Opened
from rasid.store.records import Kind
from rasid.store.schema import AUDIT, CARDS, INCIDENTS, LOCKS, MEMBERS, REPORTS, STATE
from rasid.store.search import Hit
from rasid.store.searches import Search
from rasid.store.views import Card, incident_of


class Rack(Opened):
    """The part of a store that serves those who browse."""

    def views(self) -> str:
        """The digest of the events as they stand: another one, other events. Empty where none are drawn."""
        with self._looking() as connection:
            return str(connection.execute(select(STATE.c.views)).scalar_one())

    def cards(self) -> tuple[str, list[Card]]:
        """The digest of the events, and the card of each, both of one state of the store."""
        with self._looking() as connection:
            digest = str(connection.execute(select(STATE.c.views)).scalar_one())
            rows = connection.execute(select(CARDS.c.id, CARDS.c["keys"], CARDS.c.body).order_by(CARDS.c.no))
            return digest, [Card(*row) for row in rows]

    def state(self) -> str:
        """Which store, and how often it was written to: another one, something may have changed."""
        with self._looking() as connection:
            row = connection.execute(select(STATE.c.store, STATE.c.writes)).one()
            return f"{row.store}:{row.writes}"

    def incidents_of(self, claims: Sequence[str]) -> dict[str, str]:
        """The incident that each of these claims is in."""
        joined = MEMBERS.join(INCIDENTS, INCIDENTS.c.no == MEMBERS.c.incident)
        query = select(MEMBERS.c.claim, INCIDENTS.c.id).select_from(joined)
        found: dict[str, str] = {}
        with self._looking() as connection:
            for start in range(0, len(claims), 500):
                part = [plain(c) for c in claims[start : start + 500]]
                found |= {row.claim: row.id for row in connection.execute(query.where(MEMBERS.c.claim.in_(part)))}
        return found

    def changes(self, *ids: str) -> list[Change]:
        """What became of incidents in time, newest first."""
        with self._looking() as connection:
            return changes.of_incident(connection, ids)

    def changes_since(self, at: str) -> Iterator[Change]:
        """Every change of an incident after the moment ``at`` (ISO 8601 in UTC, to the second), oldest first."""
        with self._looking() as connection:
            yield from changes.since(connection, at)

    def changed_since(self, at: str) -> set[str]:
        """The ids of the incidents that appeared, changed or went away after the moment ``at``."""
        with self._looking() as connection:
            return changes.ids_since(connection, at)

    def matching(self, query: str) -> set[str]:
        """The ids of all reports that hold every word of ``query``."""
        with self._looking() as connection:
            return search.matching(connection, records.current(), query)

    def incidents_in(self, ids: Sequence[str]) -> Iterator[Incident]:
        """The incidents of these ids, in their order, few in memory at a time; those that are gone are passed over."""
        for start in range(0, len(ids), 200):
            part = [plain(i) for i in ids[start : start + 200]]
            query = select(INCIDENTS.c.id, INCIDENTS.c.body).where(INCIDENTS.c.id.in_(part))
            with self._looking() as connection:
                found = {row.id: row.body for row in connection.execute(query)}
            yield from (incident_of(found[i]) for i in part if i in found)

    def told(self, claims: Sequence[str]) -> dict[str, tuple[Report, Claim]]:
        """Claims by id with the reports that hold them, many at once; unknown ones are passed over."""
        with self._looking() as connection:
            return codings.told(connection, claims)

    def found(self, query: str, after: tuple[str, str] | None, limit: int, kind: Kind | None = None) -> list[Hit]:
        """Reports that hold every word of ``query``, newest first, past the day and id ``after``."""
        with self._looking() as connection:
            current = (kind or Kind()).narrow(records.current())
            return search.search(connection, _past(current, after), query, limit)

    def count_found(self, query: str, kind: Kind | None = None) -> int:
        """How many reports :meth:`found` could give."""
        with self._looking() as connection:
            return len(search.matching(connection, (kind or Kind()).narrow(records.current()), query))

    def reports_page(self, kind: Kind, after: tuple[str, str] | None, limit: int) -> list[Report]:
        """Reports from the newest on, past the day of publication and id ``after``."""
        query = _past(kind.narrow(records.current()), after)
        ordered = query.order_by(REPORTS.c.published.desc(), REPORTS.c.id).limit(limit)
        with self._looking() as connection:
            return [records.report_of(row.body) for row in connection.execute(ordered)]

    def count_reports(self, kind: Kind) -> int:
        """How many reports are of this kind."""
        with self._looking() as connection:
            query = select(func.count()).select_from(kind.narrow(records.current()).subquery())
            return connection.execute(query).scalar() or 0

    def read_counts(self, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
        """How many claims and gaps stand in each of these reports."""
        with self._looking() as connection:
            return codings.counts(connection, ids)

    def decisions_about(self, ids: Sequence[str]) -> list[Decision]:
        """Every decision, undone or not, that names one of ``ids``, and what undid it, in their order."""
        wanted = set(ids)
        with self._looking() as connection:
            found: list[Decision] = []
            for d in decided.decisions(connection, standing=False):
                if wanted.intersection(d.about):
                    found.append(d)
                    wanted.add(d.id)
            return found

    def last_change(self) -> str:
        """When the store was last added to, ISO 8601; empty where it never was."""
        with self._looking() as connection:
            return connection.execute(select(AUDIT.c.at).order_by(AUDIT.c.no.desc()).limit(1)).scalar() or ""

    def save_search(self, one: Search) -> None:
        """Keep a search to follow it. Raises :class:`ConflictError` where another one bears its name."""
        with self._noting() as connection:
            searches.save(connection, one)

    def searches(self) -> list[Search]:
        """The searches that were saved, by name."""
        with self._looking() as connection:
            return searches.saved(connection)

    def forget_search(self, id: str) -> None:
        """Forget a search. Raises :class:`UnknownIdError`."""
        with self._noting() as connection:
            searches.remove(connection, id)

    def lock(self, matter: str, by: str, at: datetime, until: datetime) -> str:
        """Take a question in hand until then; who has it: ``by``, or another whose time is not over at ``at``."""
        with self._noting() as connection:
            connection.execute(delete(LOCKS).where(LOCKS.c.until <= journal.stamp(at)))
            holder = connection.execute(select(LOCKS.c.by).where(LOCKS.c.matter == plain(matter))).scalar()
            if holder is not None and holder != plain(by):
                return str(holder)
            connection.execute(delete(LOCKS).where(LOCKS.c.matter == plain(matter)))
            number = (connection.execute(select(func.max(LOCKS.c.no))).scalar() or 0) + 1
            row = {"no": number, "matter": plain(matter), "by": plain(by), "until": journal.stamp(until)}
            connection.execute(insert(LOCKS), row)
            return by

    def unlock(self, matter: str, by: str) -> bool:
        """Let go of a question; whether ``by`` had it."""
        with self._noting() as connection:
            mine = (LOCKS.c.matter == plain(matter)) & (LOCKS.c.by == plain(by))
            return bool(connection.execute(delete(LOCKS).where(mine)).rowcount)

    def locks(self, at: datetime) -> dict[str, str]:
        """Who has which question in hand."""
        with self._looking() as connection:
            query = select(LOCKS.c.matter, LOCKS.c.by).where(LOCKS.c.until > journal.stamp(at))
            return {row.matter: row.by for row in connection.execute(query)}


def _past(query: Select[Any], after: tuple[str, str] | None) -> Select[Any]:
    """The reports that come after that day of publication and id, from the newest on."""
    if after is None:
        return query
    day, id = plain(after[0]), plain(after[1])
    return query.where(or_(REPORTS.c.published < day, (REPORTS.c.published == day) & (REPORTS.c.id > id)))


__all__ = ["Change", "Rack"]
