"""Scenes of several reports, read by rasid itself and linked: what is one incident, and what is not."""

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from rasid.link.clusters import clusters
from rasid.link.copies import copies
from rasid.link.sketches import sketch
from rasid.link.telling import tellings
from rasid.model.report import Report
from rasid.pipeline import read

SCENES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "incidents.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("scene", SCENES, ids=[s["scene"] for s in SCENES])
def test_a_scene_comes_out_as_it_is_told(scene: dict[str, Any]) -> None:
    reports = [Report(r["text"], r["id"], r["outlet"], r["published"]) for r in scene["reports"]]
    read_ones = [(r, read(r)) for r in reports]
    told = [t for one in read_ones for t in tellings(*one)]
    incident = {c: n for n, k in enumerate(clusters(told, copies(map(sketch, reports)))) for c in k.claims}

    def found(name: str) -> list[int]:
        report, _, words = name.partition(": ")
        held = [
            c for r, reading in read_ones if r.id == report for c in reading.claims if words in c.evidence.of(r.text)
        ]
        assert held, f"nothing is read of «{name}»: " + str(
            [c.evidence.of(r.text) for r, g in read_ones for c in g.claims]
        )
        return [incident[c.id] for c in held]

    for names in scene.get("one", []):
        for a, b in combinations(names, 2):
            assert set(found(a)) & set(found(b)), f"«{a}» and «{b}» are one"
    for names in scene.get("apart", []):
        for a, b in combinations(names, 2):
            assert not set(found(a)) & set(found(b)), f"«{a}» and «{b}» are two"
