"""What is known already: as a dict has it, in less memory."""

from hypothesis import given
from hypothesis import strategies as st

from rasid.pipeline.corpus import known
from rasid.pipeline.corpus.known import Known, key_of


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 2**64 - 1))), st.integers(1, 5))
def test_it_knows_what_a_dict_knows(pairs, recent):
    model: dict[bytes, int] = {}
    made, before = Known(), known._RECENT
    known._RECENT = recent
    try:
        for n, value in pairs:
            key = key_of(n)
            assert made.get(key) == model.get(key)
            if key not in model:
                model[key] = value
                made.add(key, value)
        assert len(made) == len(model) and all(made.get(k) == v for k, v in model.items())
    finally:
        known._RECENT = before


def test_parts_are_not_run_together():
    assert key_of("ab", "c") != key_of("a", "bc") != key_of("abc")
