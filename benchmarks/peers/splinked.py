"""The peer of linking: Splink over DuckDB, its weights learned by expectation maximisation from the claims."""

import logging
from collections.abc import Sequence
from typing import Any

from benchmarks.peers.texts import Row

SEED, RECALL, LEAST_WEIGHT = 7, 0.6, -4.0
_LISTS = ("days", "kinds", "families", "places", "provinces", "parties", "figures", "words")
_BLOCKS = (("days", "provinces"), ("days", "places"), ("days", "parties"), ("days", "figures"))
"""Pairs of a day and one more thing in common, of two reports; rasid's own blocks are of the same stuff."""
WORDS = [8, 5, 3, 1]
"""Words shared. Of the levels and ways of training that were tried the ones that served the peer best are kept."""
Pair = tuple[int, int, float]


def table(rows: Sequence[Row]) -> Any:
    """The rows for DuckDB, each column of the kind that it has even where every cell is null."""
    import pyarrow as pa

    whole, real = {"day_first", "day_last"}, {"lat", "lon"}
    fields = [
        (name, pa.list_(pa.int64() if name == "days" else pa.string()) if name in _LISTS
         else pa.int64() if name in whole else pa.float64() if name in real else pa.string())
        for name in rows[0]
    ]  # fmt: skip
    return pa.Table.from_pylist(list(rows), schema=pa.schema(fields))


def linker(rows: Sequence[Row]) -> Any:
    """Splink over the rows on one core, not trained yet."""
    import duckdb
    from splink import DuckDBAPI, Linker, SettingsCreator

    connection = duckdb.connect(config={"threads": 1})
    api = DuckDBAPI(connection=connection)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons(),
        blocking_rules_to_generate_predictions=[_block(*columns) for columns in _BLOCKS],
        additional_columns_to_retain=["report"],
        retain_matching_columns=False,
    )
    return Linker(api.register(table(rows), table_name="claims"), settings, log_level=logging.ERROR)


def _block(*columns: str) -> dict[str, Any]:
    same = " and ".join(f"l.{c} = r.{c}" for c in columns)
    return {
        "blocking_rule": f"{same} and l.report <> r.report",
        "arrays_to_explode": list(columns),
        "sql_dialect": "duckdb",
    }


def comparisons() -> list[Any]:
    """Day, place, kind, mood, parties, figures, words: each in levels, from the same to nothing shared."""
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl

    met = "greatest(day_first_l, day_first_r) - least(day_last_l, day_last_r)"
    near = "lat_l is not null and lat_r is not null and " + _km("{km}")
    day = [
        cll.NullLevel("day_first"),
        cll.CustomLevel(
            "day_first_l = day_last_r and day_last_l = day_first_r and basis_l = 'stated' and basis_r = 'stated'"
        ),
        cll.CustomLevel("day_first_l = day_last_r and day_last_l = day_first_r"),
        cll.CustomLevel(f"{met} <= 0"),
        cll.CustomLevel(f"{met} <= 1"),
        cll.ElseLevel(),
    ]
    place = [
        cll.NullLevel("places"),
        cll.ArrayIntersectLevel("places", 1),
        cll.CustomLevel(near.format(km=5)),
        cll.CustomLevel(near.format(km=30)),
        cll.ArrayIntersectLevel("provinces", 1),
        cll.ElseLevel(),
    ]
    kind = [cll.ArrayIntersectLevel("kinds", 1), cll.ArrayIntersectLevel("families", 1), cll.ElseLevel()]
    return [
        cl.CustomComparison(output_column_name="day", comparison_levels=day),
        cl.CustomComparison(output_column_name="place", comparison_levels=place),
        cl.CustomComparison(output_column_name="kind", comparison_levels=kind),
        cl.ExactMatch("mood"),
        cl.ArrayIntersectAtSizes("parties", [2, 1]),
        cl.ArrayIntersectAtSizes("figures", [2, 1]),
        cl.ArrayIntersectAtSizes("words", WORDS),
    ]


def _km(most: str) -> str:
    """Whether two points lie within so many kilometres; flat enough at these distances."""
    dx = "(lon_l - lon_r) * cos(radians(lat_l))"
    return f"111.2 * sqrt(pow(lat_l - lat_r, 2) + pow({dx}, 2)) <= {most}"


def train(link: Any) -> Any:
    """How often two rows are one by rules that hardly err; what chance gives; then the weights, from two blocks."""
    from splink import block_on

    certain = "l.province = r.province and l.day_last = r.day_last and l.report <> r.report and l.family = r.family"
    link.training.estimate_probability_two_random_records_match([certain], recall=RECALL)
    link.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=SEED, min_count_per_level=None, num_chunks=1)
    for block in (block_on("day_last", "family"), block_on("province", "family"), block_on("day_last", "province")):
        link.training.estimate_parameters_using_expectation_maximisation(block)
    return link


def scored(link: Any) -> Any:
    """Every pair of the blocks with its weight."""
    return link.inference.predict(threshold_match_weight=LEAST_WEIGHT)


def pairs(predicted: Any) -> list[Pair]:
    """The pairs as numbers of rows and the weight of each."""
    held = predicted.as_dict()
    both = zip(held["unique_id_l"], held["unique_id_r"], held["match_weight"], strict=True)
    return [(int(a), int(b), float(w)) for a, b, w in both]


def anew(link: Any, weight: float) -> list[Any]:
    """Pairs, weights and Splink's own clusters at a threshold, nothing of it remembered from before."""
    link.table_management.invalidate_cache()
    found = link.clustering.cluster_pairwise_predictions_at_threshold(scored(link), threshold_match_weight=weight)
    return list(found.as_dict()["cluster_id"])
