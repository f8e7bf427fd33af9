"""How many of Microsoft Recognizers-Text's Arabic number and ordinal cases are read right.

Usage: python benchmarks/recognizers_numbers.py FOLDER   (the folder that holds NumberModel.json)
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rasid.arabic.numbers import numbers
from rasid.arabic.ordinals import relative_ordinals
from rasid.arabic.segment import read_text

Case = dict[str, Any]


def _cases(folder: Path, name: str) -> list[Case]:
    rows = json.loads((folder / name).read_text(encoding="utf-8-sig"))
    return [r for r in rows if "dotnet" not in r.get("NotSupported", "")]


def _expected(case: Case) -> list[str]:
    return sorted(_spelt(r["Resolution"]["value"]) for r in case["Results"])


def _spelt(value: str) -> str:
    try:
        return f"{float(value):.10g}"
    except ValueError:
        return value


def read_counts(given: str) -> list[str]:
    """The cardinals and fractions of a text, spelt alike."""
    return sorted(_spelt(str(n.value)) for n in numbers(read_text(given)) if n.kind != "ordinal")


def read_ordinals(given: str) -> list[str]:
    """The ordinals of a text, relative ones as «end-1»."""
    text = read_text(given)
    relative = relative_ordinals(text)
    taken = {k for r in relative for k in range(r.i, r.j)}
    fixed = [_spelt(str(n.value)) for n in numbers(text) if n.kind == "ordinal" and n.i not in taken]
    return sorted(fixed + [f"{r.base}{r.offset:+d}" for r in relative])


def wrong(folder: Path, name: str, read: Callable[[str], list[str]]) -> list[tuple[Case, list[str]]]:
    """The cases of a file whose multiset of values is not read right, with what was read."""
    return [(c, got) for c in _cases(folder, name) if (got := read(c["Input"])) != _expected(c)]


FILES: dict[str, Callable[[str], list[str]]] = {"NumberModel.json": read_counts, "OrdinalModel.json": read_ordinals}


def shares(folder: Path) -> dict[str, tuple[int, int]]:
    """Right and all cases of each file."""
    out = {}
    for name, read in FILES.items():
        total = len(_cases(folder, name))
        out[name] = (total - len(wrong(folder, name, read)), total)
    return out


def main() -> None:
    """Print the shares, and the cases read wrong."""
    folder = Path(sys.argv[1])
    for name, (right, total) in shares(folder).items():
        print(f"{name}\t{right}/{total}\t{right / total:.3f}")
        for case, got in wrong(folder, name, FILES[name]):
            print("   ", case["Input"].strip(), "| expected", _expected(case), "| read", got)


if __name__ == "__main__":
    main()
