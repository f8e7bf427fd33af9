"""Articles made of real ones: paragraphs of several put together, days shifted, numbers varied, some copied whole.

python -m benchmarks.recombining FILE.jsonl[.gz] --reports N --out MADE.jsonl[.gz] [--seed S] [--copies 0.05]

Article number n depends on the seed and n alone, so any of them can be made by itself, and the same call gives the same
bytes. What was planted as a copy of what is written to MADE.copies.tsv, one pair of ids a line. Memory is that of FILE.
"""

import argparse
import gzip
import json
import random
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from typing import Any

SEED = 2026
LEAST, MOST = 3, 8
SHIFT_DAYS = 45
COPIES = 0.05
_REACH = 20_000
"""A copy is of one of so many articles before it: outlets copy the day's news, and not last year's."""
_LEVEL = 3

_ALIKE = tuple(
    tuple(family.split())
    for family in (
        "ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
        "ثلاث أربع خمس ست سبع ثماني تسع عشر",
        "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون",
        "عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين",
    )
)
"""Number words of which each may stand for any other of its line."""
_FAMILY = {word: family for family in _ALIKE for word in family}
_WORDS = "|".join(sorted(_FAMILY, key=len, reverse=True))
_NUMBER = re.compile(rf"(?<![\w.,٫٬])([0-9]+|[٠-٩]+)(?![\w.,٫٬]*[0-9٠-٩])|(?<!\w)([وبلف]?)({_WORDS})(?!\w)")
_ARABIC = "٠١٢٣٤٥٦٧٨٩"
_TO_ARABIC = str.maketrans("0123456789", _ARABIC)
_YEARS = range(1900, 2100)

Pieces = list[str | tuple[str, ...]]
"""A paragraph: texts as they are, and numbers as what they may be replaced by."""


def articles(path: Path) -> list[dict[str, Any]]:
    """The articles of a file."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


class Recombined:
    """Articles by their number, made of ``real`` ones."""

    def __init__(self, real: list[dict[str, Any]], seed: int = SEED, copies: float = COPIES) -> None:
        self._real, self._seed, self._copies = real, seed, copies
        self._paragraphs = [[_pieces(p) for p in a["text"].split("\n") if p.strip()] or [[""]] for a in real]
        self._outlets = [*sorted({a["outlet"] for a in real if a.get("outlet")}), "وكالة النسخ"]

    def __call__(self, n: int) -> tuple[dict[str, Any], str | None]:
        """Article ``n``, and the id of the one that it is a copy of."""
        origin = self._origin(n)
        made = self._own(origin)
        return (made, None) if origin == n else (self._copied(made, n), made["id"])

    def _origin(self, n: int) -> int:
        """Of which article ``n`` is a copy, at whatever remove; itself where it is none."""
        while n:
            chance = random.Random(f"{self._seed}:{n}:copy")
            if chance.random() >= self._copies:
                break
            n = chance.randrange(max(0, n - _REACH), n)
        return n

    def _own(self, n: int) -> dict[str, Any]:
        chance = random.Random(f"{self._seed}:{n}:own")
        base = self._real[chance.randrange(len(self._real))]
        several = [
            chance.choice(self._paragraphs[chance.randrange(len(self._real))])
            for _ in range(chance.randint(LEAST, MOST))
        ]
        text = "\n".join(_varied(p, chance) for p in several)
        day = date.fromisoformat(base["published"][:10]) + timedelta(days=chance.randint(-SHIFT_DAYS, SHIFT_DAYS))
        made = {"id": f"made-{n}", "outlet": base.get("outlet"), "published": day.isoformat()}
        return {**made, "title": base.get("title"), "text": text}

    def _copied(self, made: dict[str, Any], n: int) -> dict[str, Any]:
        chance = random.Random(f"{self._seed}:{n}:copied")
        outlet = chance.choice([o for o in self._outlets if o != made["outlet"]])
        day = date.fromisoformat(made["published"]) + timedelta(days=chance.randint(0, 2))
        return {**made, "id": f"made-{n}", "outlet": outlet, "published": day.isoformat()}


def _pieces(paragraph: str) -> Pieces:
    out: Pieces = []
    at = 0
    for m in _NUMBER.finditer(paragraph):
        choices = _others(m)
        if choices:
            out += [paragraph[at : m.start()], choices]
            at = m.end()
    return [*out, paragraph[at:]]


def _others(m: re.Match[str]) -> tuple[str, ...]:
    """What a number may be instead: another of about its size; a year stays."""
    if m.group(3):
        return tuple(m.group(2) + word for word in _FAMILY[m.group(3)] if word != m.group(3))
    digits = m.group(1)
    value = int(digits)
    if value in _YEARS or len(digits) > 9:
        return ()
    low, high = value // 2, max(2 * value, value + 3)
    step = max((high - low) // 40, 1)
    found = [str(v) for v in range(max(low, 1), high + 1, step) if v != value]
    return tuple(v.translate(_TO_ARABIC) if digits[0] in _ARABIC else v for v in found)


def _varied(paragraph: Pieces, chance: random.Random) -> str:
    return "".join(p if isinstance(p, str) else chance.choice(p) for p in paragraph)


def write(made: Recombined, n: int, out: Path) -> dict[str, Any]:
    """``n`` articles and the list of the copies among them; how many, and how long it took."""
    began, copies = time.monotonic(), 0
    with ExitStack() as files:
        gz = out.suffix == ".gz"
        raw = files.enter_context(out.with_name(f".{out.name}.part").open("wb"))
        packed = files.enter_context(gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0)) if gz else raw
        pairs = files.enter_context(copies_of(out).open("w", encoding="utf-8"))
        for k in range(n):
            article, origin = made(k)
            packed.write(json.dumps(article, ensure_ascii=False).encode() + b"\n")
            if origin is not None:
                copies += 1
                pairs.write(f"{article['id']}\t{origin}\n")
    out.with_name(f".{out.name}.part").replace(out)
    took = round(time.monotonic() - began, 1)
    return {"what": "made", "reports": n, "copies": copies, "seconds": took, "bytes": out.stat().st_size}


def copies_of(out: Path) -> Path:
    """Where the list of the copies lies."""
    return out.with_name(out.name.split(".")[0] + ".copies.tsv")


def planted(out: Path) -> Iterator[tuple[str, str]]:
    """Each copy with what it is a copy of."""
    with copies_of(out).open(encoding="utf-8") as lines:
        for line in lines:
            copy, _, origin = line.rstrip("\n").partition("\t")
            yield copy, origin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--reports", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--copies", type=float, default=COPIES)
    asked = parser.parse_args()
    made = Recombined(articles(asked.file), asked.seed, asked.copies)
    print(json.dumps(write(made, asked.reports, asked.out)))


if __name__ == "__main__":
    main()
