"""Events are views: dropped and written anew at once, found by all they are made of, and by any id ever given."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import islice
from typing import Any

import pytest
from sqlalchemy import select

from rasid.errors import UnknownIdError, UserError
from rasid.model.claim import Reading
from rasid.model.event import Incident
from rasid.store.store import Store
from tests.store.conftest import NOW, claim_of, item_of, report_of
from tests.store.made import DAY, hold_of, incident_of

MANY = [incident_of(n) for n in range(400)]
DAYS = (DAY + timedelta(40), DAY + timedelta(60))


def _overlaps(i: Incident) -> bool:
    return i.when is not None and i.when.latest >= DAYS[0] and i.when.earliest <= DAYS[1]


def _actors(i: Incident) -> set[str]:
    return {p for a in (*i.initiators, *i.targets) for p in (*a.path, a.id)}


CASES: list[tuple[dict[str, Any], Callable[[Incident], bool]]] = [
    ({}, lambda i: True),
    ({"since": DAYS[0], "until": DAYS[1]}, _overlaps),
    ({"country": "IQ"}, lambda i: i.place.country == "IQ"),
    ({"admin1": "محافظة 3", "admin2": "قضاء 17"},
     lambda i: (i.place.admin1, i.place.admin2) == ("محافظة 3", "قضاء 17")),
    ({"box": (33.0, 37.0, 34.0, 38.0)}, lambda i: 33 <= i.place.lat <= 34 and 37 <= i.place.lon <= 38),
    ({"box": (-90, 38, 90, 37)}, lambda i: i.place.lon >= 38 or i.place.lon <= 37),
    ({"kind": "Attack"}, lambda i: i.events[0].kind == "Attack"),
    ({"kind": ("Attack", "Arrests")}, lambda i: i.events[0].kind in ("Attack", "Arrests")),
    ({"actor": "side/2"}, lambda i: "side/2" in _actors(i)),
    ({"actor": "side/2/unit6", "role": "target"}, lambda i: i.targets[0].id == "side/2/unit6"),
    ({"measure": "killed", "least": 40}, lambda i: i.figures[0].high is None or i.figures[0].high >= 40),
    ({"measure": "killed", "most": 3}, lambda i: i.figures[0].low <= 3),
    ({"measure": "wounded", "least": 1}, lambda i: False),
    ({"grade": "Confirmed"}, lambda i: i.figures[0].grade == "Confirmed"),
    ({"contested": True}, lambda i: i.figures[0].contested),
    ({"roots": 3}, lambda i: len(i.roots) >= 3),
    ({"country": "SY", "kind": "Attack", "actor": "side/1", "roots": 2},
     lambda i: (i.place.country, i.events[0].kind) == ("SY", "Attack") and "side/1" in _actors(i) and len(i.roots) > 1),
    ({"country": "' OR 1=1 --"}, lambda i: False),
]  # fmt: skip


@pytest.fixture
def filled(store: Store) -> Store:
    store.replace_events(MANY, [hold_of(n) for n in range(30)])
    return store


def _order(i: Incident) -> tuple[str, str]:
    return (i.when.earliest.isoformat() if i.when else "", i.id)


def test_every_filter_picks_what_a_plain_look_at_each_picks(filled: Store) -> None:
    for wanted, right in CASES:
        expected = sorted((i for i in MANY if right(i)), key=_order)
        assert list(filled.each_incident(**wanted)) == expected, wanted
        assert filled.count_incidents(**wanted) == len(expected), wanted
    assert sum(1 for _, right in CASES if any(map(right, MANY))) >= 15, "the cases pick something"


@pytest.mark.parametrize("newest", [False, True])
def test_pages_follow_on_each_other(filled: Store, newest: bool) -> None:
    seen: list[Incident] = []
    after = None
    while True:
        page = filled.incidents(country="SY", after=after, limit=37, newest=newest)
        seen += page.incidents
        if (after := page.after) is None:
            break
    assert seen == sorted((i for i in MANY if i.place.country == "SY"), key=_order, reverse=newest)
    with pytest.raises(UserError):
        filled.incidents(after="nonsense")
    with pytest.raises(TypeError):
        filled.incidents(colour="red")


def test_events_are_replaced_whole(filled: Store) -> None:
    filled.replace_events(MANY[:3])
    assert filled.count_incidents() == 3 and filled.holds() == []

    def broken():
        yield MANY[0]
        raise ValueError("the linking failed")

    with pytest.raises(ValueError):
        filled.replace_events(broken())
    assert filled.count_incidents() == 3, "what was there stays where the new could not be made"


def test_whoever_looks_while_events_are_replaced_sees_the_old_ones(filled: Store) -> None:
    looking = filled.each_incident()
    first = list(islice(looking, 5))
    filled.replace_events(MANY[:1])
    assert len(first) + len(list(looking)) == 400 and filled.count_incidents() == 1


def test_any_claim_ever_in_it_leads_to_an_incident(filled: Store) -> None:
    assert not filled.incident("c7").redirected
    asked = filled.incident("c7b")
    assert (asked.incident.id, asked.redirected) == ("c7", True)
    filled.keep(filled.begin(["x"], NOW), item_of(1))
    old, new = claim_of(report_of(1), 0, 30, id="before"), claim_of(report_of(1), 2, 31, id="c9b")
    filled.code("r1", Reading((old,), ()), "v1", NOW)
    filled.code("r1", Reading((new,), ()), "v2", NOW)
    asked = filled.incident("before")
    assert (asked.incident.id, asked.redirected) == ("c9", True)
    with pytest.raises(UnknownIdError):
        filled.incident("nowhere")


def test_holds_by_place_holder_area_and_day(filled: Store) -> None:
    made = [hold_of(n) for n in range(30)]
    assert filled.holds() == made
    assert filled.holds(place="p3") == [made[3]]
    assert filled.holds(admin1="محافظة 2") == [made[2], made[16]]
    day = date(2021, 1, 16)
    right = [h for h in made if h.since.earliest <= day and (h.until is None or h.until.latest >= day)]
    assert filled.holds(on=day) == right and 0 < len(right) < 30


def test_pages_are_found_by_index_and_never_by_reading_every_incident(filled: Store) -> None:
    from rasid.store import picking
    from rasid.store.picking import Wanted
    from rasid.store.schema import INCIDENTS

    if not filled.place.file:
        return  # PostgreSQL rightly reads so few rows at once; what it does with many was measured
    asks = ({}, {"country": "SY", "admin1": "محافظة 3"}, {"kind": "Attack"}, {"actor": "side/2/unit6"},
            {"measure": "killed", "least": 40}, {"box": (33.0, 37.0, 34.0, 38.0)})  # fmt: skip
    with filled.engine.connect() as connection:
        for wanted in asks:
            query = picking._narrowed(select(INCIDENTS.c.body), Wanted(**wanted))
            sql = query.order_by(INCIDENTS.c.first_day, INCIDENTS.c.id).limit(51).compile(
                connection, compile_kwargs={"literal_binds": True})  # fmt: skip
            plan = [str(row[3]) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]
            assert all("USING" in step for step in plan if step.startswith(("SCAN", "SEARCH"))), (wanted, plan)
