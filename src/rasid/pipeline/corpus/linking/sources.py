"""The words, the outlet and the title behind each claim, for the incident as others read it."""

from itertools import pairwise
from typing import Any

from rasid.model.claim import Claim, Tally
from rasid.model.report import Report
from rasid.model.values import Count, Span, Stated
from rasid.pipeline.corpus.json_text import parsed, written
from rasid.pipeline.corpus.linking.outlines import Shard
from rasid.pipeline.corpus.shards import Corpus, arrow

_NO_TALLY = Tally("", "", Count(None, None), "")


def sources(task: Shard) -> dict[str, str]:
    """By claim of a shard, as JSON, what :func:`shown_as` takes."""
    read = arrow("pyarrow.parquet").read_table
    path = task.desk.coded(task.k, "claims")
    if not path.exists():
        return {}
    reports = {r["id"]: r for r in read(Corpus(task.desk.out).reports(task.k)).select(_REPORT).to_pylist()}
    held = read(path, columns=["report", "claim", "json"]).to_pydict()
    out = {}
    for report, claim, text in zip(held["report"], held["claim"], held["json"], strict=True):
        out[claim] = written([_about(reports[report]), _surfaces(text)])
    return out


_REPORT = ["id", "outlet", "published", "title", "url"]


def _about(row: dict[str, Any]) -> list[Any]:
    published = row["published"]
    return [row["id"], row["outlet"], published.isoformat() if published else None, row["title"], row["url"]]


def _surfaces(text: str) -> list[str]:
    """The words that state each figure of a claim, as `rasid code` writes it."""
    if '"tallies":[]' in text.replace(": ", ":"):
        return []
    told = parsed(text)
    return [t["surface"] if t["surface"] is not None else told["evidence"]["text"] for t in told["tallies"]]


def shown_as(text: str) -> tuple[Report, Claim]:
    """A report and a claim that hold what a row of an incident shows of them: whose it is, and its figures' words."""
    from datetime import date

    (id, outlet, published, title, url), surfaces = parsed(text)
    day = date.fromisoformat(published) if published else None
    report = Report("".join(surfaces), id, outlet, day, title, url)
    ends = [0]
    for words in surfaces:
        ends.append(ends[-1] + len(words))
    spans = [Span(a, b) for a, b in pairwise(ends)]
    tallies = tuple(Stated(_NO_TALLY, (span,), "") for span in spans)
    return report, Claim("", id, "", "", Span(0, 0), "", (), tallies=tallies)
