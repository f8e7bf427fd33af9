"""An occurrence of one report as JSON and back, exactly: what is compared of it, and the bonds that made it one."""

from functools import lru_cache
from typing import Any

from rasid.link.profiles import Days, Profile
from rasid.link.spots import Spot
from rasid.model.event import Bond, Flag
from rasid.pipeline.corpus.json_text import parsed, written
from rasid.pipeline.corpus.wire import actor_parts, actors, tally, tally_parts


def unit_text(p: Profile) -> str:
    """An occurrence as JSON."""
    days = [p.days.first, p.days.last, p.days.basis] if p.days else None
    return written([
        p.claims, p.report, p.at, sorted(p.kinds), p.mood, days,
        [_spot(s) for s in p.spots], p.placed, [actor_parts(a) for a in p.initiators],
        [actor_parts(a) for a in p.targets], [tally_parts(t) for t in p.tallies],
        sorted(p.sources), sorted(p.words), sorted(p.names),
    ])  # fmt: skip


def unit(text: str) -> Profile:
    """What :func:`unit_text` wrote."""
    *held, sources, words, names = parsed(text)
    return _unit(held, _set(tuple(sources)), frozenset(words), frozenset(names))


def bare_unit(text: str) -> Profile:
    """As :func:`unit` without sources, words and names: most of what one weighs, and groups grow without them."""
    return _unit(parsed(text)[:-3], frozenset(), frozenset(), frozenset())


def _unit(held: list[Any], sources: frozenset[str], words: frozenset[str], names: frozenset[str]) -> Profile:
    claims, report, at, kinds, mood, days, spots, placed, initiators, targets, tallies = held
    return Profile(
        tuple(claims), report, at, _set(tuple(kinds)), mood, Days(*days) if days else None,
        tuple([_stood(tuple(s)) for s in spots]), placed, actors(initiators), actors(targets),
        tuple([tally(t) for t in tallies]), sources, words, names,
    )  # fmt: skip


@lru_cache(maxsize=65536)
def _set(told: tuple[str, ...]) -> frozenset[str]:
    """Few sets of kinds and of sources stand in many occurrences."""
    return frozenset(told)


def _spot(s: Spot) -> list[Any]:
    return [s.id, s.level, s.lat, s.lon, s.radius, " ".join(sorted(s.name)), *s.province, s.held, *s.path]


@lru_cache(maxsize=65536)
def _stood(parts: tuple[Any, ...]) -> Spot:
    """A place; equal ones as one object, for likeness asks of the same pairs again and again."""
    id, level, lat, lon, radius, name, country, admin1, held, *path = parts
    return Spot(id, tuple(path), level, lat, lon, radius, frozenset(name.split()), (country, admin1), held)


def flag_parts(f: Flag) -> list[str]:
    """A reason as a list for JSON."""
    return [f.code, *f.values]


def flags(told: list[list[str]]) -> tuple[Flag, ...]:
    """Reasons from such lists."""
    return tuple(Flag(code, tuple(values)) for code, *values in told)


def bonds_text(bonds: list[Bond]) -> str | None:
    """Bonds as JSON; nothing where there are none."""
    return written([[b.left, b.right, b.score, [flag_parts(f) for f in b.reasons]] for b in bonds]) if bonds else None


def bonds(text: str | None) -> list[Bond]:
    """What :func:`bonds_text` wrote."""
    return [Bond(left, right, score, flags(why)) for left, right, score, why in parsed(text)] if text else []
