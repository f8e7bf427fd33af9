"""What each drawing changed is noted, survives the next, and forgets what is erased."""

from dataclasses import replace
from datetime import UTC, datetime

from rasid.store.store import Store
from tests.store.made import incident_of

THEN, NOW = datetime(2021, 8, 1, tzinfo=UTC), datetime(2021, 8, 2, tzinfo=UTC)


def noted(store: Store, at: str = "") -> list[tuple[str, str, str]]:
    return [(c.incident, c.what, c.cause) for c in store.changes_since(at)]


def test_what_appeared_changed_and_went_is_noted(store: Store) -> None:
    first, second, third = (incident_of(n) for n in (1, 2, 3))
    store.replace_events([first, second], at=THEN, cause="add")
    assert noted(store) == [("c1", "appeared", "add"), ("c2", "appeared", "add")]
    store.replace_events([replace(first, reports=("r1", "r9")), third], at=NOW, cause="decision d")
    since = THEN.isoformat()
    assert noted(store, since) == [("c3", "appeared", "decision d"), ("c1", "changed", "decision d"),
                                   ("c2", "gone", "decision d")]  # fmt: skip
    assert store.changed_since(since) == {"c1", "c2", "c3"} and store.changed_since(NOW.isoformat()) == set()
    newest, oldest = store.changes("c1")
    assert '"r9"' not in (newest.before or "") and newest.before and oldest.before is None
    assert store.verify() == []


def test_drawing_the_same_again_is_no_change(store: Store) -> None:
    many = [incident_of(n) for n in range(5)]
    store.replace_events(many, at=THEN, cause="add")
    store.replace_events(list(reversed(many)), at=NOW, cause="rebuild")
    assert noted(store, THEN.isoformat()) == []


def test_after_an_erasure_nothing_seems_new(store: Store) -> None:
    many = [incident_of(n) for n in range(3)]
    store.replace_events(many, at=THEN, cause="add")
    with store._noting() as connection:
        from rasid.store import views

        views.clear(connection)
    store.replace_events(many[1:], at=NOW, cause="erasure")
    assert noted(store, THEN.isoformat()) == [("c0", "gone", "erasure")]


def test_what_is_erased_leaves_the_notes_too(store: Store) -> None:
    from rasid.store.changes import forget

    many = [incident_of(n) for n in range(3)]
    store.replace_events(many, at=THEN, cause="add")
    store.replace_events([], at=NOW, cause="rebuild")
    with store._noting() as connection:
        assert forget(connection, lambda body: '"r1"' in body) == 1
    assert [bool(c.before) for c in store.changes("c0", "c1", "c2")][:3] == [True, False, True]
    assert store.verify() == []
