"""docs/guide/api.md: its example is run as it stands there, and prints what stands below it."""

import contextlib
import io
import re
from pathlib import Path

from rasid.browse.filter import FACETS, Filter
from tests.conftest import ROOT
from tests.web.test_serve import served

GUIDE = (ROOT / "docs/guide/api.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """The first block in that language."""
    found = re.search(rf"^```{language}\n(.*?)^```$", GUIDE, re.S | re.M)
    assert found
    return found[1]


def test_the_example_prints_what_the_page_says(samples: Path) -> None:
    with served("--db", str(samples), "--port", "0") as (url, _):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(block("python").replace("http://127.0.0.1:8765/", url), {})
    assert printed.getvalue() == block("text")


def test_every_field_of_a_filter_is_told() -> None:
    fields = {*FACETS, *(f for f in Filter.__dataclass_fields__ if f != "values")}
    named = {
        w.partition("=")[0] for row in re.findall(r"^\| (`.*?) \|", GUIDE, re.M) for w in re.findall(r"`(.*?)`", row)
    }
    assert named == fields
