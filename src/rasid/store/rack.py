"""What the store gives those who browse: cards, changes, pages of reports and decisions, and who has what in hand."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import delete, func, insert, or_, select

from rasid.model.event import Decision
from rasid.model.report import Report
from rasid.store import changes, codings, journal, records, search
from rasid.store import decisions as decided
from rasid.store.changes import Change
from rasid.store.hashes import plain
from rasid.store.opened import Opened
from rasid.store.records import Kind
from rasid.store.schema import AUDIT, CARDS, INCIDENTS, LOCKS, MEMBERS, REPORTS, STATE
from rasid.store.views import Card


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

    def reports_page(self, kind: Kind, after: tuple[str, str] | None, limit: int) -> list[Report]:
        """Reports from the newest on, past the day of publication and id ``after``."""
        query = kind.narrow(records.current())
        if after is not None:
            day, id = plain(after[0]), plain(after[1])
            same = (REPORTS.c.published == day) & (REPORTS.c.id > id)
            query = query.where(or_(REPORTS.c.published < day, same))
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


__all__ = ["Change", "Rack"]
