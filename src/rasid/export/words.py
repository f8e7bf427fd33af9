"""A claim's values in few words, for tables and for the view of one claim."""

import re

from rasid.export.rows import Row

_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")
NEVER_COUNTED = frozenset({"planned/threatened", "demanded"})
"""Statuses whose figures are of things that did not happen."""


def clean(text: str | None) -> str:
    """Text fit for a terminal: no control characters, no line ends, no bidirectional overrides."""
    return _UNPRINTED.sub(" ", text or "").strip()


def figure(tally: Row) -> str:
    """What the words allow, briefly: 16 · 26+ · ≤12 · 3–5 · ~50.

    >>> figure({"min": 26, "max": None, "qualifier": "more_than"})
    '26+'
    """
    low, high = tally["min"], tally["max"]
    if low is None and high is None:
        return "some"
    about = "~" if tally.get("qualifier") == "approx" else ""
    if high is None:
        return f"{about}{low}+"
    if low == high:
        return f"{about}{low}"
    return f"{about}≤{high}" if not low else f"{about}{low}–{high}"


def tally(t: Row, whole: Row | None = None) -> str:
    """A tally in words: «16 killed», «9 killed (civilian)»; of a whole, «of them 9 civilian»."""
    who = t.get("who") or "unknown"
    what = t["what"].replace("_", " ")
    if whole is not None and whole["what"] == t["what"] and who != "unknown":
        return f"of them {figure(t)} {who}"
    said = f"{figure(t)} {what}" + ("" if who == "unknown" else f" ({who})")
    return f"of them {said}" if whole is not None else said


def tallies(claim: Row) -> list[str]:
    """The claim's tallies as lines, each part indented under its whole; repetitions left out."""
    rows = claim.get("tallies") or []
    lines: list[str] = []

    def put(whole: int | None, depth: int) -> None:
        for k, t in enumerate(rows):
            if t.get("subset_of") == whole and t.get("restates") is None and depth < 9:
                lines.append("  " * depth + tally(t, None if whole is None else rows[whole]))
                put(k, depth + 1)

    put(None, 0)
    return lines


def days(date: Row | None) -> str:
    """A date range: one day, or first and last day; marked where carried from an earlier sentence."""
    if not date:
        return ""
    span: str = date["earliest"]
    if date["latest"] != span:
        span += f" … {date['latest']}"
    return span + (" (carried)" if date.get("basis") == "carried" else "")


def place(p: Row) -> str:
    """The place as the text has it, and the governorate that it was found in."""
    within = clean(p.get("admin1")) or clean(p.get("country")).upper()
    return clean(p.get("surface") or p["name"]["ar"]) + (f" ({within})" if within else "")


def source(claim: Row) -> str:
    """Whoever is said to know: the last of the chain."""
    chain = claim.get("attribution") or []
    if not chain:
        return ""
    last = chain[-1]
    name = clean(last.get("surface") or last.get("name")) or f"the {last['kind']}"
    return name + (f" / {clean(last['org'])}" if last.get("org") else "")
