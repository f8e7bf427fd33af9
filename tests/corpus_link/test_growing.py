"""Groups that grow over arrays: the same as over dicts, and light enough for a set that is most of a corpus."""

import random
import tracemalloc
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.link.clusters import grouped, units_of
from rasid.link.merging import Groups
from rasid.link.profiles import Profile
from rasid.model.event import Flag
from rasid.pipeline.corpus.json_text import written
from rasid.pipeline.corpus.linking.desk import table
from rasid.pipeline.corpus.linking.growing import _groups, _Scores, _sets
from rasid.pipeline.corpus.linking.outlines import SHIFT
from rasid.pipeline.corpus.linking.sets import AGAIN, PAIR, SETS, UNIT
from rasid.pipeline.corpus.linking.unit_text import bonds_text, unit_text
from tests.link.tellings import telling


def units(n: int) -> list[Profile]:
    return [units_of([telling(f"{k:04d}.0")])[0][0] for k in range(n)]


@settings(deadline=None, max_examples=25)
@given(st.randoms(use_true_random=False), st.integers(2, 14))
def test_a_set_in_a_table_grows_as_one_in_memory(chance: random.Random, n: int) -> None:
    held = units(n)
    near = [pair for pair in combinations(range(n), 2) if chance.random() < 0.7]
    scores = {pair: chance.choice([float("-inf"), -1.0, 2.5, 4.0, 4.1, 4.2, 5.0, 9.0]) for pair in near}
    why = {pair: (Flag("kinds", (str(pair),)),) for pair in near if scores[pair] > 2}
    again = {k: chance.randrange(k) for k in range(1, n) if chance.random() < 0.1}
    number = [(k + 1) << SHIFT for k in range(n)]
    rows = [(0, UNIT, number[k], 0, None, unit_text(p), None) for k, p in enumerate(held)]
    rows += [
        (0, PAIR, number[i], number[j], score, written([["kinds", str((i, j))]]) if (i, j) in why else None, None)
        for (i, j), score in scores.items()
    ]
    rows += [(0, AGAIN, number[k], number[of], None, None, None) for k, of in again.items()]
    (one,) = _sets(table(rows, SETS))
    found = sorted((tuple(members), text) for members, text in _groups(one))
    expected = sorted(
        (tuple(number[int(c[:4])] for c in cluster.claims), bonds_text(list(cluster.bonds)))
        for cluster in grouped(held, [], again, scores, lambda pair: why.get(pair, ()))
    )
    assert found == expected


def test_pairs_that_were_not_compared_are_not_there() -> None:
    scores = _Scores(np.array([0, 0, 3]), np.array([1, 5, 4]), np.array([4.5, float("-inf"), 1.0]))
    assert dict(scores.items()) == {(0, 1): 4.5, (0, 5): float("-inf"), (3, 4): 1.0}
    assert [scores.row(pair) for pair in scores] == [0, 1, 2] and len(scores) == 3
    for pair in ((0, 0), (0, 2), (3, 5), (9, 9)):
        assert pair not in scores
        with pytest.raises(KeyError):
            scores[pair]


def test_what_a_pair_weighs_while_groups_grow() -> None:
    """A set of a million claims has millions of pairs: three hundred bytes each leave room in a gigabyte and a half."""
    n = 400
    held = units(n)
    i, j = (np.array(x) for x in zip(*combinations(range(n), 2), strict=True))
    groups = Groups(held, lambda i, j: False)
    tracemalloc.start()
    try:
        scores = _Scores(i, j, np.linspace(-8.0, 4.0, len(i)))
        assert groups.grow(((pair, score) for pair, score in scores.items()), 4.1) == []
        assert tracemalloc.get_traced_memory()[1] / len(i) < 300
    finally:
        tracemalloc.stop()
