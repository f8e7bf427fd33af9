"""What several tests share: a claim made by hand, a reader that returns it, and the installed command."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from rasid.model.claim import Actor, Claim, DateStated, Gap, Hop, Placed, Reading, Tally
from rasid.model.report import Report
from rasid.model.values import Count, Span, Stated, When, Where

# Nobody's own books: a test sees those of rasid, and what it lays over them itself.
os.environ["RASID_HOME"] = tempfile.mkdtemp(prefix="rasid-home-")
os.environ.pop("RASID_BOOKS", None)

ROOT = Path(__file__).resolve().parent.parent
TEXT = "قصفت قوات النظام حي المنشية أمس الأربعاء، وقُتل 9 مدنيين بينهم طفلان، بحسب الناشط سامر."


def at(words: str, text: str = TEXT) -> Span:
    """Where ``words`` stand in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


def stated(value, words: str | None, rule: str):
    return Stated(value, (at(words),) if words else (), rule)


@pytest.fixture
def report() -> Report:
    return Report(TEXT, id="r1", source="صدى الجنوب", published=date(2021, 2, 11), title="قصف")


@pytest.fixture
def claim() -> Claim:
    manshiya = Where("sy/daraa/manshiya", ("SY", "Daraa"), "حي المنشية", "al-Manshiya", "neighbourhood", "SY", "Daraa",
                     "Daraa", None, 32.61, 36.1, 1.0)  # fmt: skip
    regime = Actor("sy/state", "قوات النظام", "Syrian government forces", ("sy", "state"), "military")
    day = DateStated(When(date(2021, 2, 10), date(2021, 2, 10)), "stated")
    return Claim(
        id="c1",
        report="r1",
        kind="Shelling/artillery/missile attack",
        status="asserted",
        evidence=at(TEXT[: TEXT.index("، بحسب")]),
        rule="triggers/violence.yaml:2",
        said_by=(
            stated(Hop("outlet", "صدى الجنوب"), None, "outlet"),
            stated(Hop("named person", "سامر"), "الناشط سامر", "cues"),
        ),
        initiators=(stated(regime, "قوات النظام", "actors/syria_state.yaml:1"),),
        places=(stated(Placed(manshiya, "the only one", ("al-Manshiya, Latakia",)), "حي المنشية", "places/sy.csv:2"),),
        date=stated(day, "أمس الأربعاء", "dates"),
        tallies=(
            stated(Tally("killed", "civilian", Count(9, 9), "exact"), "9 مدنيين", "tallies"),
            stated(Tally("killed", "children", Count(2, 2), "dual", subset_of=0), "طفلان", "tallies"),
        ),
    )


@pytest.fixture
def reading(claim: Claim) -> Reading:
    return Reading((claim,), (Gap("unknown actor", at("سامر"), "no book has it"),))


@pytest.fixture(scope="session")
def command_line() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """The installed command, run as a user runs it; ``given`` goes to its stdin."""

    def run(*args: object, given: bytes = b"", env: dict[str, str] | None = None):
        command = [str(Path(sys.executable).with_name("rasid")), *map(str, args)]
        return subprocess.run(command, input=given, capture_output=True, timeout=120, env={**os.environ, **(env or {})})

    return run


@pytest.fixture
def rasid(command_line) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """The installed command."""
    return command_line


def rows(out: bytes) -> list[dict]:
    """The reports of JSON Lines."""
    return [json.loads(line) for line in out.decode("utf-8").splitlines()]
