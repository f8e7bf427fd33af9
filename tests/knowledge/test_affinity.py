"""Families of kinds: each holds what its own examples say, as rasid itself reads them."""

import pytest

from rasid.knowledge.affinity import BOOK, affinities, affinity
from rasid.knowledge.load import Entry, read_yaml
from rasid.knowledge.ontology import kinds
from rasid.pipeline import code

FAMILIES = read_yaml(BOOK)


def _kinds(text: str) -> list[str]:
    return [c.kind for c in code(text).claims]


@pytest.mark.parametrize("entry", FAMILIES, ids=[e.data["family"] for e in FAMILIES])
def test_a_family_reads_its_examples(entry: Entry) -> None:
    members = set(entry.data["kinds"])
    for pair in entry.data["same"]:
        told = [_kinds(text) for text in pair]
        assert all(members & set(ks) for ks in told), told
    for one, other in entry.data["apart"]:
        left, right = _kinds(one), _kinds(other)
        assert left and right and all(affinity(a, b) is None for a in left for b in right), (left, right)


def test_affinity_is_mutual_and_weaker_than_being_of_one_kind() -> None:
    for (a, b), weight in affinities().items():
        assert affinity(b, a) == weight
        assert a == b or weight < 1.0


def test_talks_statements_protests_and_tolls_each_go_with_their_own() -> None:
    alone = {k: {b for b in kinds() if affinity(k, b) is not None} - {k} for k in kinds()}
    assert alone["Casualty tally"] == alone["Displacement"] == alone["Siege/blockade"] == set()
    assert alone["Statement/condemnation"] == {"Demand/ultimatum"}
    assert "Armed clash" not in alone["Negotiation/meeting"] | alone["Peaceful protest"]
