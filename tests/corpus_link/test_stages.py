"""The arrays of a corpus against the plain code of one in memory: blocks, bands, components, what is singled out."""

import random
from datetime import date
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.link import blocks
from rasid.link.blocks import FINER, LINES, keys, pairs
from rasid.link.clusters import units_of
from rasid.link.copies import copies
from rasid.link.features import Likeness
from rasid.link.profiles import Profile
from rasid.link.singling import singled
from rasid.model.event import Sketch
from rasid.pipeline.corpus.linking import meeting
from rasid.pipeline.corpus.linking.bands import Heads, banded, near_pairs
from rasid.pipeline.corpus.linking.components import components
from rasid.pipeline.corpus.linking.meeting import _lists, _ranks, paired
from rasid.pipeline.corpus.linking.outlines import SHIFT
from rasid.pipeline.corpus.linking.singled import weighed
from tests.link.tellings import killed, place, telling

NAMES = ["Rummana", "Zahra", "Wadi", "Nahr"]


def a_day(chance: random.Random, reports: int) -> list[Profile]:
    """Heavy coverage of two days: few places, figures and parties, so that blocks are full and parted."""
    made = []
    for r in range(reports):
        told = [
            telling(
                f"{r:04d}.{n}", chance.choice(["Armed clash", "Attack", "Peaceful protest"]), chance.choice([10, 11]),
                places=tuple(place(chance.choice(NAMES)) for _ in range(chance.randint(0, 2))),
                tallies=tuple(killed(chance.randint(1, 3)) for _ in range(chance.randint(0, 2))),
                words=chance.choice(["سوق البلدة", "مخبز الحي", "جسر النهر"]),
            )
            for n in range(chance.randint(1, 2))
        ]  # fmt: skip
        made += units_of(told)[0]
    return made


def in_arrays(held: list[Profile]) -> list[tuple[int, int]]:
    """The pairs as a task of the corpus finds them."""
    rows = sorted({(repr(key), k) for k, p in enumerate(held) for key in keys(p)})
    named = {key: n for n, key in enumerate(dict.fromkeys(key for key, _ in rows))}
    block = np.array([named[key] for key, _ in rows], np.int64)
    member = np.array([k for _, k in rows], np.int64)
    ids: dict[object, int] = {}
    finer = [_lists([sorted({ids.setdefault(key, len(ids)) for key in of(p)}) for p in held]) for of in FINER]
    codes = paired(block, member, finer, [_ranks([line(p) for p in held]) for line in LINES])
    found = [(int(code >> 32), int(code & 0xFFFFFFFF)) for code in codes]
    return sorted((i, j) for i, j in found if held[i].report != held[j].report)


@settings(deadline=None, max_examples=12)
@given(st.randoms(use_true_random=False), st.sampled_from([3, 30, 90]), st.sampled_from([(2, 1), (5, 3), (40, 12)]))
def test_the_same_pairs_meet(chance: random.Random, reports: int, size: tuple[int, int]) -> None:
    held = a_day(chance, reports)
    before = blocks.FULL, blocks.WINDOW
    try:
        (blocks.FULL, blocks.WINDOW), (meeting.FULL, meeting.WINDOW) = size, size
        assert in_arrays(held) == pairs(held)
    finally:
        (blocks.FULL, blocks.WINDOW), (meeting.FULL, meeting.WINDOW) = before, before


def a_sketch(chance: random.Random, n: int, kinds: list[tuple[int, ...]]) -> Sketch:
    signature = list(chance.choice(kinds))
    for k in chance.sample(range(128), chance.choice([0, 10, 60, 100])):
        signature[k] = chance.randrange(2**32)
    day = chance.choice([None, *(date(2024, 5, d) for d in (1, 3, 9, 17))])
    outlet, credit = chance.choice([None, "النهر", "البحر"]), chance.choice([None, None, "agency/one", "agency/two"])
    return Sketch(f"r{n}", outlet, day, None, f"hash {chance.randrange(12)}", tuple(signature), credit)


@settings(deadline=None, max_examples=12)
@given(st.randoms(use_true_random=False), st.integers(2, 40))
def test_copies_are_found_set_by_set(chance: random.Random, n: int) -> None:
    """What hangs together over bands and texts, each set by itself, has the copies of all at once."""
    kinds = [tuple(chance.randrange(2**32) for _ in range(128)) for _ in range(2)]
    made = sorted(
        (a_sketch(chance, k, kinds) for k in range(n)), key=lambda s: (s.published is None, s.published, s.report)
    )
    table = banded(made, range(n)).sort_by([(c, "ascending") for c in ("key", "day", "o")])
    names = {name: k for k, name in enumerate(["", "النهر", "البحر", "agency/one", "agency/two"])}
    numbers = [np.array([names[getattr(s, of) or ""] for s in made]) for of in ("outlet", "credit")]
    heads = Heads(np.array([s.signature for s in made], np.uint32), *numbers)
    step = chance.randint(1, 200)
    batches = ([c.to_numpy() for c in table.slice(k, step).columns] for k in range(0, len(table), step))
    edges = [(int(a), int(b)) for found in near_pairs(batches, heads) for a, b in found]
    edges += [(a, b) for a, b in combinations(range(n), 2) if made[a].exact == made[b].exact]
    of = components(n, np.array(edges, np.int64).reshape(-1, 2))
    sets: dict[int, list[Sketch]] = {}
    for k, s in enumerate(made):
        sets.setdefault(int(of[k]), []).append(s)
    found = {c: original for held in sets.values() for c, original in copies(held).items()}
    assert found == copies(made)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=25))
def test_components_are_what_hangs_together(edges: list[tuple[int, int]]) -> None:
    of = components(20, np.array(edges, np.int64).reshape(-1, 2))
    expected = list(range(20))
    for _ in range(20):
        for a, b in edges:
            expected[a] = expected[b] = min(expected[a], expected[b])
    assert of.tolist() == expected


SCORES = st.sampled_from([float("-inf"), -1.0, 0.5, 1.0, 3.7, 4.2])


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.tuples(st.integers(0, 8), st.integers(0, 8)), SCORES, max_size=25))
def test_what_fits_best_is_singled_out(told: dict[tuple[int, int], float]) -> None:
    held = [units_of([telling(f"{k // 3}.{k % 3}")])[0][0] for k in range(9)]
    alike = {(i, j): Likeness(score, ()) for (i, j), score in sorted(told.items()) if i // 3 < j // 3}
    numbers = [[k // 3 << SHIFT | k % 3 for k in column] for column in zip(*alike, strict=True)] or [[], []]
    i, j = (np.array(column, np.int64) for column in numbers)
    final, said = weighed(i, j, np.array([like.score for like in alike.values()], float))
    expected = singled(held, alike).values()
    assert final.tolist() == [like.score for like in expected]
    words = ["", "nothing else could be meant", "another fits better"]
    assert [words[s] for s in said] == [like.reasons[-1].code if like.reasons else "" for like in expected]
