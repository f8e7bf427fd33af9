"""One party of the books: who it is, when it was, whose it is; and the checks of what its entry says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from rasid.arabic.normalize import fold_words
from rasid.arabic.nouns import definite, oblique
from rasid.errors import BookError
from rasid.knowledge.actor_codes import Codes, CodeTable
from rasid.knowledge.fields import lacking
from rasid.knowledge.load import Entry
from rasid.model.claim import Actor

_GUARDS = ("near", "near_report", "after", "not_after", "not_before")
_DAY = re.compile(r"\d{4}(-\d\d){0,2}")
_TIES = {"by", "from", "to"}


class Tie(NamedTuple):
    """Whom a party obeys or who backs it, and from which ISO day to which; "" where open or unknown."""

    by: str
    since: str = ""
    until: str = ""

    def holds(self, day: date | None) -> bool:
        """Whether it held on that day; always where the day is unknown."""
        told = day.isoformat() if day else ""
        return not told or ((not self.since or self.since <= told) and (not self.until or told <= self.until))


@dataclass(frozen=True, slots=True, eq=False)
class ActorEntry:
    """One party of the books. ``since`` and ``until`` are ISO days, empty where open; ``guards`` bind short names."""

    actor: Actor
    rule: str
    countries: frozenset[str]
    since: str
    until: str
    source: str
    unit: str
    acts: str
    guarded: frozenset[str]
    guards: dict[str, frozenset[str]]
    codes: Codes
    allegiance: tuple[Tie, ...]
    backing: tuple[Tie, ...]
    became: str
    """The id of the party it turned into, where it did."""

    def valid(self, published: date | None) -> bool:
        """Whether the entry's names meant it on that day."""
        return Tie("", self.since, self.until).holds(published)

    def guards_name(self, phrase: str) -> bool:
        """Whether a folded phrase is one of the guarded names, be it behind a clitic: «النظام», «والنظام», «للنظام».

        A name that must follow a certain word («عناصر القاعدة») is free behind «لل»: «التابعة للقاعدة».
        """
        spaces, free = phrase.count(" "), "after" in self.guards
        names = [g for g in self.guarded if g.count(" ") == spaces]
        return any(phrase.endswith(g) or (definite(g) and not free and phrase.endswith(g[1:])) for g in names)

    @property
    def acled(self) -> str:
        """ACLED's name of the actor, where it is known."""
        return self.codes.acled

    @property
    def acled_type(self) -> str:
        """ACLED's type of actor."""
        return self.codes.acled_type

    @property
    def plover(self) -> str:
        """The country and sector that PLOVER and CAMEO code it with."""
        return self.codes.plover

    @property
    def ucdp(self) -> str:
        """UCDP's id of the actor, where it is known."""
        return self.codes.ucdp


def made(entry: Entry, rows: Mapping[str, Entry], table: CodeTable) -> ActorEntry:
    """The party that an entry describes. Raises :class:`BookError` where it says what cannot be."""
    _check(entry, rows)
    table.check(entry)
    d = entry.data
    path = _path(entry, rows)
    since, until = [*_days(d.get("years", [])), "", ""][:2]
    return ActorEntry(
        Actor(d["id"], d["ar"], d["en"], path, d["kind"]), entry.rule, frozenset(d.get("country", [])),
        _padded(since, "-01-01"), _padded(until, "-12-31"),
        source=str(d.get("source", "")), unit=str(d.get("unit", "")), acts=str(d.get("acts", "")),
        guarded=frozenset(obliques(d.get("guarded", []))),
        guards={k: frozenset(fold_words(w) for w in d.get(k, [])) for k in _GUARDS if d.get(k)},
        codes=table.codes([rows[key] for key in path]),
        allegiance=_ties(d, "allegiance"), backing=_ties(d, "backing"), became=str(d.get("became", "")),
    )  # fmt: skip


def overlap(entries: Mapping[str, ActorEntry]) -> None:
    """A part of a party lived while it did, and nobody turned into what was there before. Raises :class:`BookError`."""
    for one in entries.values():
        later = entries.get(one.became)
        if later is not None and later.since < one.since:
            mend = f"mend «became», or the years of one of the two; the other stands at {later.rule}"
            raise BookError(f"«{later.actor.id}» was there before it", where=one.rule, mend=mend)
        above = entries[one.actor.path[-2]] if len(one.actor.path) > 1 and not one.became else one
        if (above.until and above.until < one.since) or (one.until and one.until < above.since):
            mend = f"mend the years of one of the two, or «parent»; the other stands at {above.rule}"
            raise BookError(f"it was never there together with «{above.actor.id}»", where=one.rule, mend=mend)


def obliques(phrases: list[str]) -> list[str]:
    """Phrases folded, each also in the oblique case («مقاتلون» and «مقاتلين»)."""
    return [s for p in map(fold_words, phrases) for s in {p, oblique(p)}]


def _check(entry: Entry, rows: Mapping[str, Entry]) -> None:
    d = entry.data
    for what, mend in lacking(entry):
        raise BookError(what, where=entry.where, mend=mend)
    _check_period(entry, "years", d.get("years", []))
    for field in ("became", "same"):
        if field in d and d[field] not in rows:
            raise BookError(f"no entry has the id «{d[field]}»", where=entry.where, mend=f"mend «{field}»")
    if "unit" in d and f"state/{d['unit']}" not in rows:
        mend = "mend «unit»: it is what stands behind «state/» in an id of actors/generic.yaml, as army or police"
        raise BookError(f"there is no unit «{d['unit']}» of a state", where=entry.where, mend=mend)
    for field in ("allegiance", "backing"):
        _check_ties(entry, field, rows)


def _check_ties(entry: Entry, field: str, rows: Mapping[str, Entry]) -> None:
    said = entry.data.get(field, [])
    shaped = isinstance(said, list) and all(isinstance(t, dict) and "by" in t and t.keys() <= _TIES for t in said)
    if not shaped:
        mend = f"write {field}: [{{by: state/tr, from: 2016, to: 2025-01-29}}]; «from» and «to» may be left out"
        raise BookError(f"«{field}» is no list of whom and when", where=entry.where, mend=mend)
    for tie in said:
        if tie["by"] not in rows or tie["by"] == entry.data["id"]:
            mend = f"mend «by» in «{field}»: it is the id of another entry"
            raise BookError(f"no other entry has the id «{tie['by']}»", where=entry.where, mend=mend)
        _check_period(entry, field, [tie.get("from", ""), tie.get("to", "")])


def _check_period(entry: Entry, field: str, period: Any) -> None:
    days = _days(period) if isinstance(period, list) else ["?"]
    if len(days) > 2 or any(day and not _DAY.fullmatch(day) for day in days):
        mend = "a year, a month or a day as 2024, 2024-12 or 2024-12-08; years: [2012, 2024-12-07], or [2012,]"
        raise BookError(f"«{field}» is no period", where=entry.where, mend=mend)
    if len(days) == 2 and days[1] and _padded(days[1], "-12-31") < _padded(days[0], "-01-01"):
        raise BookError(f"«{field}» ends before it begins", where=entry.where, mend="write the earlier first")


def _days(period: list[Any]) -> list[str]:
    return [str(day).strip() if day is not None else "" for day in period]


def _padded(day: str, rest: str) -> str:
    """«2024» as its first or last day; a month likewise, its 31st being no fault in a comparison."""
    return day + rest[(len(day) - 4) :] if 4 <= len(day) < 10 else day


def _ties(d: dict[str, Any], field: str) -> tuple[Tie, ...]:
    told = ((t["by"], *_days([t.get("from"), t.get("to")])) for t in d.get(field, []))
    return tuple(Tie(by, _padded(since, "-01-01"), _padded(until, "-12-31")) for by, since, until in told)


def _path(entry: Entry, rows: Mapping[str, Entry]) -> tuple[str, ...]:
    path: list[str] = []
    here: Entry | None = entry
    while here is not None:
        key = here.data["id"]
        if key in path:
            raise BookError("an actor is its own parent", where=entry.where, mend="mend «parent»")
        path.append(key)
        parent = here.data.get("same") or here.data.get("parent") or key.rpartition("/")[0]
        if here.data.get("parent") and parent not in rows:
            raise BookError(f"no entry has the id «{parent}»", where=here.where, mend="mend «parent»")
        here = rows.get(parent)
    return tuple(reversed(path))
