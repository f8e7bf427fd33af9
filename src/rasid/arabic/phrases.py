"""Many phrases found in one pass: a compiled automaton, and the clitics that Arabic writes onto words."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from rasid.arabic.segment import Text

PREFIXES: frozenset[str] = frozenset(
    conjunction + particle
    for conjunction in ("", "و", "ف")
    for particle in ("", "ب", "ل", "ك", "س", "ال", "بال", "كال", "لل")
) - {""}
"""What may stand before a phrase inside its first word: و ف ب ك ل س, ال, لل."""

SUFFIXES: frozenset[str] = frozenset(["ه", "ها", "هم", "هن", "هما", "ك", "كم", "نا", "ي", "ا"])
"""Pronouns, and the alef of an accusative, that may be written onto a phrase's last word."""


class Match(NamedTuple):
    """Words ``[i, j)`` hold the phrase; ``prefix`` and ``suffix`` are what was written onto it."""

    i: int
    j: int
    phrase: str
    prefix: str
    suffix: str


class Phrases:
    """A set of folded phrases compiled once; safe to share between threads.

    A phrase that begins with ال is found after ل too («للجيش»). ``suffixed`` names those of its phrases that may
    carry a pronoun; of the others only the accusative alef is taken.
    """

    def __init__(self, phrases: Iterable[str], suffixed: Iterable[str] = ()) -> None:
        plain = sorted({p for p in phrases if p})
        self._of: dict[str, tuple[str, bool]] = {p: (p, False) for p in plain}
        for p in plain:
            if p.startswith("ال") and len(p) > 4:
                self._of.setdefault("لل" + p[2:], (p, True))
        self._suffixed = frozenset(suffixed)
        self._patterns = list(self._of)
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.Standard)

    def __len__(self) -> int:
        return len(self._patterns)

    def scan(self, text: Text) -> list[Match]:
        """Every occurrence of every phrase, overlapping ones too, in order of their first word."""
        scan, starts, found = text.scan, text.scan_starts, []
        patterns, of = self._patterns, self._of
        for index, a, b in self._automaton.find_matches_as_indexes(scan, overlapping=True):
            suffix = ""
            if scan[b] != " ":
                suffix = scan[b : scan.index(" ", b)]
                if suffix not in SUFFIXES:
                    continue
            prefix = ""
            head = a
            if scan[a - 1] != " ":
                head = scan.rindex(" ", 0, a) + 1
                prefix = scan[head:a]
                if prefix not in PREFIXES:
                    continue
            phrase, after_l = of[patterns[index]]
            if suffix and suffix != "ا" and phrase not in self._suffixed:
                continue
            if after_l:
                if prefix not in ("", "و", "ف"):
                    continue
                prefix += "ل"
            i = bisect_left(starts, head)
            found.append(Match(i, i + phrase.count(" ") + 1, phrase, prefix, suffix))
        found.sort(key=lambda m: (m.i, -m.j, len(m.prefix)))
        return found


def longest(matches: Iterable[Match]) -> list[Match]:
    """Leftmost-longest of ``matches``, the unstripped reading of a word before a stripped one."""
    kept: list[Match] = []
    end = -1
    for m in sorted(matches, key=lambda m: (m.i, -m.j, len(m.prefix))):
        if m.i >= end:
            kept.append(m)
            end = m.j
    return kept


def spread(phrases: Mapping[str, object]) -> frozenset[str]:
    """The distinct first words of ``phrases``."""
    return frozenset(p.split(" ", 1)[0] for p in phrases)
