"""Clusters of invented reports: settled from the gold's claims all figures are right, from the texts most of them."""

import json
from pathlib import Path

import pytest

from rasid.evaluate.figures import cluster_figures, gold_incidents
from rasid.evaluate.gold_reading import claim_id
from rasid.knowledge.flags import said

ROOT = Path(__file__).parents[2]
CLUSTERS = [json.loads(x) for x in (ROOT / "gold" / "clusters.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_file_is_what_it_says():
    assert len(CLUSTERS) >= 25 and len({c["group"] for c in CLUSTERS}) == len(CLUSTERS)
    for cluster in CLUSTERS:
        assert 3 <= len(cluster["reports"]) <= 6, cluster["group"]
        for report in cluster["reports"]:
            for e in report["events"]:
                words = [t["surface"] for t in e["tallies"]] + [p["surface"] for p in e["places"]]
                words += [a["surface"] for a in (e["initiator"], e["target"], *e["attribution"]) if a and a["surface"]]
                missing = [w for w in (e["evidence"], e["date_surface"], *words) if w and w not in report["text"]]
                assert not missing, (report["id"], missing)


@pytest.mark.parametrize("cluster", CLUSTERS, ids=lambda c: c["group"])
def test_figures_flags_and_what_is_left_out_from_the_gold_claims(cluster):
    sheet = cluster_figures([cluster])
    assert sheet.groups_right == 1, sheet.table()
    assert (sheet.roots_right, sheet.flags_right) == (sheet.measures, sheet.flags)
    assert sheet.left_out_right == sheet.left_out


def test_every_flag_of_every_cluster_has_its_sentence():
    for cluster in CLUSTERS:
        came = gold_incidents(cluster["reports"], [cluster])[cluster["group"]]
        flags = [*came.flags, *(f for row in came.figures for f in row.flags), *(x.why for x in came.left_out)]
        for flag in flags:
            assert not said(flag, "en").startswith(flag.code) and said(flag) != said(flag, "en")


def test_no_claim_of_a_cluster_is_lost():
    for cluster in CLUSTERS:
        came = gold_incidents(cluster["reports"], [cluster])[cluster["group"]]
        claims = {claim_id(m["report"], n) for m in cluster["members"] for n in m["events"]}
        assert set(came.claims) == claims
        held = {b.claim for row in came.figures for b in row.backed_by} | {x.claim for x in came.left_out}
        copied = {r for row in came.figures for b in row.backed_by for r in b.copies}
        told = {claim_id(r["id"], e["n"]): r["id"] for r in cluster["reports"] for e in r["events"] if e["tallies"]}
        lost = {c for c in claims & set(told) if c not in held and told[c] not in copied}
        assert not lost, cluster["group"]


def test_from_the_texts_most_figures_are_right():
    sheet = cluster_figures(CLUSTERS, from_text=True)
    assert sheet.measures_right / sheet.measures > 0.7, sheet.table()
