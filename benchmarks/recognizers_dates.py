"""How many of Recognizers-Text's Arabic date cases (MIT, © Microsoft) are resolved to the right day.

Run with the folder that holds ``DateParser.json``; the cases are read from there and never copied.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from rasid.arabic.dates import dates
from rasid.arabic.segment import read_text

_NO_SUCH_DAY = "0001-01-01"


def cases(folder: Path) -> Iterator[dict[str, Any]]:
    """The cases that are not set aside as unsupported."""
    path = next(folder.rglob("DateParser.json"))
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        if "dotnet" not in (case.get("NotSupported") or ""):
            yield case


def right(case: dict[str, Any], diary: bool = True) -> bool:
    """Whether every expected day of the case is found; a future or a past resolution counts alike."""
    seen_from = date.fromisoformat(case["Context"]["ReferenceDateTime"][:10])
    mentions = dates(read_text(case["Input"]), seen_from, diary=diary)
    found = {str(m.earliest) for m in mentions if m.earliest and m.earliest == m.latest}
    wanted = [
        {v.get("date") for v in (r["Value"]["FutureResolution"], r["Value"]["PastResolution"])} for r in case["Results"]
    ]
    if {_NO_SUCH_DAY} in wanted:  # «the 31st of November»
        return not found
    return all(days & found for days in wanted) and (bool(wanted) or not found)


def share(folder: Path, diary: bool = True) -> float:
    """The share of cases read right; ``diary=False`` measures the reading that news gets."""
    results = [right(case, diary) for case in cases(folder)]
    return sum(results) / len(results)


def main() -> None:
    """Print the share and the cases missed."""
    folder = Path(sys.argv[1])
    for case in cases(folder):
        if not right(case):
            print(case["Context"]["ReferenceDateTime"][:10], case["Input"], case["Results"])
    print(f"diary {share(folder):.3f}  news {share(folder, diary=False):.3f}")


if __name__ == "__main__":
    main()
