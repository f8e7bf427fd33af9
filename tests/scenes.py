"""A sentence read as far as a room of ``extract`` needs it: its scene, its drafts, the words of what fills a slot."""

from collections.abc import Sequence
from datetime import date

from rasid.extract.draft import Draft
from rasid.extract.drafting import draft
from rasid.extract.mentions import Mention
from rasid.extract.scene import Scene, books, read_scene
from rasid.extract.toponyms import Toponym
from rasid.model.report import Report

DAY = date(2021, 7, 29)
"""A Thursday."""


def scene_of(text: str, country: str = "sy", title: str | None = None) -> Scene:
    return read_scene(Report(text, source="صدى الجنوب", published=DAY, country=country, title=title), books())


def drafts_of(text: str, country: str = "sy", title: str | None = None) -> list[Draft]:
    return draft(scene_of(text, country, title))


def named(text: str, found: Sequence[Mention | Toponym]) -> str:
    """The words of mentions or toponyms, parted by ``+``; ``-`` for none."""
    return "+".join(scene_of(text).text.surface(m.i, m.j) for m in found) or "-"
