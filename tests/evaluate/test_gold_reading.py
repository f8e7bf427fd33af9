"""Gold given back as claims: each event a claim, with the parties and places of the books where they know them."""

import json
from pathlib import Path

from rasid.evaluate.gold_reading import claim_id, gold_reading
from rasid.link.telling import tellings

GOLD = Path(__file__).parents[2] / "gold" / "composed.jsonl"


def test_every_event_is_a_claim_with_its_values() -> None:
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        report, reading = gold_reading(row)
        assert [c.kind for c in reading.claims] == [e["type"] for e in row["events"]]
        for claim, event in zip(reading.claims, row["events"], strict=True):
            assert claim.evidence.of(report.text) == event["evidence"]
            assert len(claim.tallies) == len(event.get("tallies", ()))
            assert claim.id == claim_id(row["id"], event["n"])


def test_most_places_have_a_point_and_most_parties_an_entry() -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    told = [t for row in rows for t in tellings(*gold_reading(row))]
    places = [p for t in told for p in t.places]
    parties = [a for t in told for a in (*t.initiators, *t.targets)]
    assert sum(p.lat is not None for p in places) > 0.9 * len(places)
    assert sum(not a.id.startswith("?") for a in parties) > 0.9 * len(parties)
    assert any("الري" in p.name_ar for p in places)
