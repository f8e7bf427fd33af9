"""All claims that are known, with the ways to find those of a report and the parts of a claim, made once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rasid.model.claim import Hop
from rasid.model.event import Telling


class Archive(Mapping[str, Telling]):
    """Tellings by claim. Settling many incidents is quick with one archive for all, and slow with a plain mapping."""

    def __init__(self, tellings: Mapping[str, Telling]) -> None:
        self._tellings = tellings
        self.outlets: dict[str, str] = {}
        """The outlet of each report."""
        self.hops: dict[str, list[Hop]] = {}
        """The sources that each report names, each once."""
        self._parts: dict[str, list[Telling]] = defaultdict(list)
        for t in tellings.values():
            if t.said_by and t.said_by[0].name:
                self.outlets.setdefault(t.report, t.said_by[0].name)
            sources = self.hops.setdefault(t.report, [])
            sources += [h for h in t.said_by[1:] if h not in sources]
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
