#!/usr/bin/env python3
"""Scores the readers of numbers and dates on Microsoft's Recognizers-Text cases (MIT), which are not part of rasid.

tools/recognizers.py SPECS    SPECS is the folder that holds Number/Arabic and DateTime/Arabic

Cases whose NotSupported names dotnet are left out. A number case is right where the multiset of values is, a date
case where a day read is the future or the past day given. Dates are read as a diary, whose first person the cases
are written in («سأعود في 15»), and as news.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path

from rasid.arabic.dates import dates
from rasid.arabic.numbers import numbers
from rasid.arabic.ordinals import relative_ordinals
from rasid.arabic.segment import read_text


def cases(path: Path) -> list[dict]:
    rows = json.loads(path.read_text(encoding="utf-8-sig"))
    return [r for r in rows if "dotnet" not in r.get("NotSupported", "")]


def values(found: Iterable[object]) -> Counter[Fraction]:
    out: Counter[Fraction] = Counter()
    for value in found:
        try:
            out[Fraction(str(value)).limit_denominator(10**6)] += 1
        except ValueError:
            out[Fraction(-1)] += 1
    return out


def right_ordinal(case: dict) -> bool:
    text = read_text(case["Input"])
    relative = relative_ordinals(text)
    taken = {k for o in relative for k in range(o.i, o.j)}
    read = [f"{o.base}{o.offset:+d}" for o in relative]
    read += [str(n.value) for n in numbers(text) if n.kind == "ordinal" and n.i not in taken]
    return Counter(read) == Counter(str((r.get("Resolution") or {}).get("value")) for r in case["Results"])


def right_number(case: dict, kinds: frozenset[str]) -> bool:
    want = values((r.get("Resolution") or {}).get("value") for r in case["Results"])
    return want == values(n.value for n in numbers(read_text(case["Input"])) if n.kind in kinds)


def right_date(case: dict, *, diary: bool) -> bool:
    given = (case.get("Context") or {}).get("ReferenceDateTime", "2016-11-07")
    found = dates(read_text(case["Input"]), date.fromisoformat(given[:10]), diary=diary)
    days = [str(d.earliest) for d in found]
    for r in case["Results"]:
        value = r.get("Value") or {}
        want = {(value.get(k) or {}).get("date") for k in ("FutureResolution", "PastResolution")}
        if not want & set(days):
            return False
    return bool(case["Results"]) or not days


def main() -> int:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    specs = Path(sys.argv[1])
    cardinal = frozenset({"cardinal", "fraction"})
    rows = cases(specs / "Number/Arabic/NumberModel.json")
    print(f"NumberModel: {sum(right_number(r, cardinal) for r in rows) / len(rows):.3f} of {len(rows)}")
    rows = cases(specs / "Number/Arabic/OrdinalModel.json")
    print(f"OrdinalModel: {sum(map(right_ordinal, rows)) / len(rows):.3f} of {len(rows)}")
    rows = cases(specs / "DateTime/Arabic/DateParser.json")
    for diary in (True, False):
        share = sum(right_date(r, diary=diary) for r in rows) / len(rows)
        print(f"DateParser, read as {'a diary' if diary else 'news'}: {share:.3f} of {len(rows)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
