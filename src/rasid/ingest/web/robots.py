"""robots.txt as RFC 9309 has it: the longest rule wins, a tie allows; ``*`` and ``$`` in paths.

The standard library's reader takes ``*`` for a letter, and so would fetch what «Disallow: /*?print» asks to leave.
"""

from dataclasses import dataclass
from urllib.parse import quote, unquote

_MOST_LINES = 10_000
_LONGEST_DELAY = 120.0
_SAFE = "/%:=&?~#+!$,;'@()*[]-._"


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site allows: rules as (allowed, path), and how many seconds it asks between two requests."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Whether ``path`` (with its query) may be asked."""
        best, allowed = -1, True
        for allow, rule in self.rules:
            if _matches(_plain(rule), _plain(path)) and (len(rule) > best or (len(rule) == best and allow)):
                best, allowed = len(rule), allow
        return allowed


NOTHING = Robots(((False, "/"),))
"""What a site allows whose robots.txt cannot be had."""


def read_robots(text: str, agent: str) -> Robots:
    """The rules for ``agent``, or those for everyone where it has none of its own."""
    groups: dict[str, tuple[list[tuple[bool, str]], list[float]]] = {}
    names: list[str] = []
    opening = False
    for line in text.lstrip("\ufeff").splitlines()[:_MOST_LINES]:
        key, mark, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not mark:
            continue
        if key == "user-agent":
            names = [*(names if opening else []), value.lower()]
            opening = True
            groups.setdefault(value.lower(), ([], []))
            continue
        opening = False
        for name in names:
            _take(groups[name], key, value)
    rules, delays = groups.get(agent.lower()) or groups.get("*") or ([], [])
    return Robots(tuple(rules), max(delays, default=0.0))


def _take(group: tuple[list[tuple[bool, str]], list[float]], key: str, value: str) -> None:
    if key in ("allow", "disallow") and value:
        group[0].append((key == "allow", value))
    elif key == "crawl-delay":
        try:
            group[1].append(min(max(float(value), 0.0), _LONGEST_DELAY))
        except ValueError:
            return


def _plain(path: str) -> str:
    return quote(unquote(path, errors="replace"), _SAFE)


def _matches(rule: str, path: str) -> bool:
    """Piece by piece and never back, so that a rule of a thousand stars costs no more than its length."""
    ends = rule.endswith("$")
    pieces = rule.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    for piece in pieces[1:-1]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if len(pieces) == 1:
        return not ends or at == len(path)
    if ends:
        return path.endswith(pieces[-1]) and len(path) - len(pieces[-1]) >= at
    return path.find(pieces[-1], at) >= 0
