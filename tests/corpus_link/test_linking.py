"""The incidents of a corpus are those of memory, to the last flag; a broken run goes on; nothing is in two."""

import json
import random
from datetime import date, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rasid.errors import CorpusError
from rasid.link.sketches import sketch
from rasid.model.report import Report
from rasid.pipeline.corpus.linking import door
from rasid.pipeline.corpus.linking.door import Means
from tests.corpus_link.corpora import Told, coded, in_memory, links, on_disk, told
from tests.link.test_clusters import many

GOLD = Path(__file__).resolve().parent.parent.parent / "gold"
WEEK = timedelta(7)


def gold() -> list[Report]:
    rows = [json.loads(line) for line in (GOLD / "composed.jsonl").read_text(encoding="utf-8").splitlines()]
    return [
        Report(r["text"], r["id"], r["outlet"], date.fromisoformat(r["published"][:10]), r.get("title")) for r in rows
    ]


def perturbed(real: list[Report], chance: random.Random, n: int) -> list[Report]:
    """Reports of other outlets that repeat, shorten and mix the real ones, some days before or after."""
    made = []
    for k in range(n):
        base = chance.choice(real)
        lines = base.text.split("\n")
        text = chance.choice([
            base.text, "\n".join(lines[: max(1, len(lines) - 1)]), "\n".join(lines[1:]) or base.text,
            "\n".join(chance.choice(chance.choice(real).text.split("\n")) for _ in range(4)),
            base.text.replace("خمسة", "ستة").replace("ثلاثة", "سبعة"), base.text + "\nالمصدر: رويترز",
        ])  # fmt: skip
        assert base.published
        day = chance.choice([None, *(base.published + timedelta(d) for d in (-1, 0, 0, 0, 1, 2, 9))])
        made.append(Report(text, f"made-{k}", chance.choice([base.source, f"صحيفة {k % 7}", None]), day))
    return made


@pytest.fixture(scope="module")
def every() -> list[Told]:
    real = gold()
    return [told(r) for r in (*real, *perturbed(real, random.Random(5), 90))]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_gold_and_what_repeats_it_is_linked_as_in_memory(every: list[Told], tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    mixed = list(every)
    chance.shuffle(mixed)
    cuts = sorted(chance.sample(range(1, len(mixed)), 3))
    shards = [mixed[a:b] for a, b in zip([0, *cuts], [*cuts, None], strict=True)]
    linked, found = on_disk(coded(tmp_path, shards), "agree2")
    expected = in_memory(every, "agree2")
    assert found == expected
    assert max(len(row["reports"]) for row in found.values()) > 3
    assert linked.copies > 20 and linked.pairs > 100 and linked.strangers > 100
    assert links(tmp_path) == {c: id for id, row in expected.items() for c in row["claims"]}
    assert linked.claims == sum(len(one.claims) for one in every) == len(links(tmp_path))


@settings(deadline=None, max_examples=8, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(held=many(), chance=st.randoms(use_true_random=False), days=st.lists(st.integers(1, 3), min_size=4, max_size=4))
def test_whatever_is_told_is_linked_as_in_memory(
    held: list, chance: random.Random, days: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    words = ["قصف الرمانة صباحاً", "قصف الرمانة صباحاً", "اشتباك في الزهراء", "هدوء في القلعة"]
    texts = {r: (chance.choice(words) + " " + "كلمة أخرى " * 14) for r in "abcd"}
    reports = [
        Told(
            sketch(Report(texts[r], r, r, date(2024, 5, day))),
            tuple(sorted((t for t in held if t.report == r), key=lambda t: t.claim)),
        )
        for r, day in zip("abcd", days, strict=True)
    ]
    cut = chance.randint(0, 4)
    out = coded(tmp_path_factory.mktemp("told"), [reports[:cut], reports[cut:]])
    assert on_disk(out)[1] == in_memory(reports)


def test_a_report_that_stands_twice_counts_once(every: list[Told], tmp_path: Path) -> None:
    some = every[:6]
    linked, found = on_disk(coded(tmp_path, [some, some[2:4]]))
    assert found == in_memory(some)
    assert linked.reports_repeated == 2
    assert linked.claims_of_repeated == sum(len(one.claims) for one in some[2:4])


def test_reports_without_claims_and_a_corpus_without_any(every: list[Told], tmp_path: Path) -> None:
    silent = [Told(one.sketch, ()) for one in every[:3]]
    linked, found = on_disk(coded(tmp_path, [silent, []]))
    assert (linked.claims, linked.incidents, found) == (0, 0, {})


def test_a_broken_run_goes_on_where_it_was(every: list[Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = coded(tmp_path, [every[:20], every[20:40]])
    stages: list[str] = []

    def broken(task: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patched:
        patched.setattr(door, "brought", broken)
        with pytest.raises(CorpusError, match="no space left"):
            on_disk(out, means=Means(step=lambda stage, done, of: stages.append(stage) if done else None))
    assert {"reports", "occurrences", "blocks", "pairs", "gathering"} <= set(stages)
    assert not (out / "link" / "ledger.json").exists()
    stages.clear()
    _, found = on_disk(out, means=Means(step=lambda stage, done, of: stages.append(stage) if done else None))
    assert set(stages) == {"incidents"}
    assert found == in_memory(every[:40])


def test_what_stands_is_not_made_again_and_what_was_changed_is(every: list[Told], tmp_path: Path) -> None:
    out = coded(tmp_path, [every[:10]])
    first, _ = on_disk(out)
    file = out / "link" / "incidents" / "00000.parquet"
    before = file.stat().st_mtime_ns, file.read_bytes()
    assert on_disk(out)[0] == first and file.stat().st_mtime_ns == before[0]
    file.write_bytes(b"")
    on_disk(out)
    assert file.read_bytes() == before[1]
    coded(out, [every[:10], every[10:12]])
    assert on_disk(out)[1] == in_memory(every[:12])
    assert sorted(p.name for p in (out / "link").iterdir()) == [
        "copies.parquet", "incidents", "ledger.json", "links.parquet",
    ]  # fmt: skip


def test_columns_say_what_the_json_says(every: list[Told], tmp_path: Path) -> None:
    on_disk(coded(tmp_path, [every[:30]]))
    rows = pq.read_table(tmp_path / "link" / "incidents" / "00000.parquet").to_pylist()
    dead = 0
    for row in rows:
        whole = json.loads(row["json"])
        assert row["id"] == whole["id"] and row["claims"] == len(whole["claims"])
        assert (row["first_day"].isoformat() if row["first_day"] else None) == whole["first_day"]
        assert row["country"] == (whole["place"] or {"country": None})["country"]
        killed = [f for f in whole["figures"] if f["what"] == "killed" and f["subset_of"] is None]
        if len(killed) == 1 and killed[0]["basis"] == "incident":
            dead += 1
            assert row["killed_reported_min"] == killed[0]["reported_min"]
            assert row["killed_reported_max"] == killed[0]["reported_max"]
            assert row["grade"] == killed[0]["grade"]
    assert dead > 3


def test_a_shard_that_is_not_coded_is_told_of(every: list[Told], tmp_path: Path) -> None:
    out = coded(tmp_path, [every[:2], every[2:4]])
    (out / "coded" / "00001" / "done.json").unlink()
    with pytest.raises(CorpusError, match="shard 1"):
        on_disk(out)
