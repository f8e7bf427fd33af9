"""All claims that are known, with the ways to find those of a report and the parts of a claim, made once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rasid.model.claim import Hop
from rasid.model.event import Telling

Room = tuple[str | None, Sequence[Hop]]
"""The outlet of a report, and the sources that it names, each once."""


def rooms_of(tellings: Iterable[Telling]) -> dict[str, Room]:
    """What the claims of each report say of it."""
    outlets: dict[str, str] = {}
    hops: dict[str, list[Hop]] = {}
    for t in tellings:
        if t.said_by and t.said_by[0].name:
            outlets.setdefault(t.report, t.said_by[0].name)
        sources = hops.setdefault(t.report, [])
        sources += [h for h in t.said_by[1:] if h not in sources]
    return {report: (outlets.get(report), named) for report, named in hops.items()}


class Archive(Mapping[str, Telling]):
    """Tellings by claim. Settling many incidents is quick with one archive for all, and slow with a plain mapping."""

    def __init__(self, tellings: Mapping[str, Telling], rooms: Mapping[str, Room] | None = None) -> None:
        """With ``rooms`` only some claims of their reports are given, and what all of them say of it stands there."""
        self._tellings = tellings
        rooms = rooms_of(tellings.values()) if rooms is None else rooms
        self.outlets: dict[str, str] = {r: outlet for r, (outlet, _) in rooms.items() if outlet}
        """The outlet of each report."""
        self.hops: dict[str, Sequence[Hop]] = {r: hops for r, (_, hops) in rooms.items()}
        """The sources that each report names, each once."""
        self._parts: dict[str, list[Telling]] = defaultdict(list)
        for t in tellings.values():
            if t.part_of is not None:
                self._parts[t.part_of].append(t)

    def parts(self, claim: str) -> list[Telling]:
        """The claims that name ``claim`` as their whole."""
        return self._parts.get(claim, [])

    def __getitem__(self, claim: str) -> Telling:
        """The telling of a claim. Raises :class:`KeyError` where there is none."""
        return self._tellings[claim]

    def __iter__(self) -> Iterator[str]:
        """The ids of the claims."""
        return iter(self._tellings)

    def __len__(self) -> int:
        """How many claims there are."""
        return len(self._tellings)


def archive(tellings: Mapping[str, Telling]) -> Archive:
    """``tellings`` as an archive, themselves where they are one."""
    return tellings if isinstance(tellings, Archive) else Archive(tellings)
