"""Whatever the books may count has a name in both languages: no page shows a code to a person."""

from collections.abc import Iterator
from typing import Any

import pytest

from rasid.knowledge.load import read_yaml
from rasid.knowledge.names import named
from rasid.knowledge.ontology import kinds
from rasid.knowledge.places import gazetteer


def counted(at: Any, key: str) -> Iterator[str]:
    """Every value under ``key``, and for populations what a word behind a noun makes of it."""
    if isinstance(at, dict):
        for name, value in at.items():
            if name == key or (key == "who" and name == "behind"):
                held = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
                yield from (str(v) for v in held)
            yield from counted(value, key)
    elif isinstance(at, list):
        for one in at:
            yield from counted(one, key)


@pytest.mark.parametrize(("key", "group"), [("who", "population"), ("what", "measure")])
def test_what_is_counted_has_a_name(key: str, group: str) -> None:
    told = {v for book in ("measures", "nouns") for e in read_yaml(f"words/{book}.yaml") for v in counted(e.data, key)}
    if key == "what":
        told = {one for v in told for one in v.split()}  # «killed captured»: either, as the verb has it
    known = named()[group]
    assert len(told) > 9
    assert sorted(told - set(known)) == []
    assert all(n["ar"] and n["en"] and n["ar"] != n["en"] for n in known.values())


def test_every_kind_has_a_name() -> None:
    assert sorted(set(kinds()) - set(named()["kind"])) == []


def test_countries_and_governorates_are_named_in_arabic() -> None:
    assert {"SY", "IQ", "YE", "LB", "PS", "LY", "SD", "EG"} <= {p.country for p in gazetteer().countries()}
    units = gazetteer().governorates()
    assert units["SY", "Daraa"].name_ar == "درعا" and units["SD", "North Kordofan"].name_ar == "شمال كردفان"
