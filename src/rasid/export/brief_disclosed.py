"""How much of an event a brief discloses: as an export of that profile does; what people wrote is held back too."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from rasid.export.brief import About, Seen
from rasid.export.formats.counts import Counts
from rasid.export.formats.profiles import drops, shown_alike, withheld
from rasid.knowledge.formats import disclosure
from rasid.model.event import Decision


def disclosed(seen: Iterable[Seen], profile: str) -> Iterator[Seen]:
    """The events as the profile shows them; ``now`` has its claims beside it, as :func:`told_row` gives them."""
    for one in seen:
        rows = [row for row in (one.now, one.before) if row is not None]
        held = iter(shown_alike(rows, profile, Counts()))
        now = next(held) if one.now is not None else None
        before = next(held) if one.before is not None else None
        yield replace(one, now=now, before=before, decisions=tuple(_decisions(one.decisions, profile)))


def _decisions(decisions: Iterable[Decision], profile: str) -> Iterator[Decision]:
    """What was decided without who did; no remark, no reason and no corrected value, for they are free words."""
    for d in decisions:
        if not drops(profile, "deciders"):
            yield d
        elif d.what != "comment":
            yield replace(d, by="", why="", value="" if d.what == "correct" else d.value)


def asked(about: About) -> About:
    """What was asked, without the conditions that the profile does not tell; nor then the name of the search."""
    held = withheld(about.profile)
    given = parse_qsl(about.query, keep_blank_values=True)
    if not any(_field(name) in held for name, _ in given):
        return about
    told = [(name, disclosure()["withheld"] if _field(name) in held else value) for name, value in given]
    return replace(about, query=urlencode(told), name="")


def _field(name: str) -> str:
    return name.removeprefix("all.")
