"""Small corpora for tests: coded shards as `rasid corpus code` leaves them, and the same linked in memory."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from rasid.export.incident_rows import incident_row
from rasid.link.archive import archive
from rasid.link.clusters import clusters
from rasid.link.copies import borrowed, copies
from rasid.link.incidents import settled
from rasid.link.sketches import sketch
from rasid.link.telling import tellings
from rasid.model.event import Sketch, Telling
from rasid.model.report import Report
from rasid.pipeline import read
from rasid.pipeline.corpus import wire
from rasid.pipeline.corpus.linking.door import Means, link_corpus
from rasid.pipeline.corpus.linking.ledger import Linked
from rasid.pipeline.corpus.shards import Corpus, write_json, write_table
from rasid.pipeline.rebuilding import _taken_over


@dataclass(frozen=True, slots=True)
class Told:
    """A report as coding hands it on."""

    sketch: Sketch
    claims: tuple[Telling, ...]


def told(report: Report) -> Told:
    return Told(sketch(report), tellings(report, read(report)))


def coded(out: Path, shards: Sequence[Sequence[Told]]) -> Path:
    corpus = Corpus(out)
    write_json(out / "corpus.json", {"format": 1, "shard": 1000, "inputs": []})
    for k, held in enumerate(shards):
        folder = corpus.coded(k)
        write_table(folder / "told.parquet", wire.telling_table(t for one in held for t in one.claims))
        write_table(folder / "sketches.parquet", wire.sketch_table(one.sketch for one in held))
        files = {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in sorted(folder.glob("*.parquet"))}
        write_json(corpus.cut(k), {"sha256": f"reports {k}"})
        write_json(folder / "done.json", {"of": f"reports {k}", "by": "a test", "files": files})
    return out


def in_memory(every: Iterable[Told], policy: str | None = None) -> dict[str, dict]:
    """The incidents that the small path makes, as `rasid events --to jsonl` writes them."""
    held = list(every)
    known = {t.claim: t for one in held for t in one.claims}
    outlined = [one.sketch for one in held]
    repeated = copies(outlined)
    found = clusters(known.values(), repeated)
    kept, origins = archive(known), repeated | _taken_over(known, borrowed(outlined, repeated))
    made = [settled(c.claims, kept, origins, policy, bonds=c.bonds) for c in found]
    return {i.id: incident_row(i) for i in made}


def on_disk(out: Path, policy: str | None = None, means: Means | None = None) -> tuple[Linked, dict[str, dict]]:
    """What linking the corpus gives."""
    linked = link_corpus(out, policy=policy, means=means)
    files = sorted((out / "link" / "incidents").glob("*.parquet"))
    texts = [text for f in files for text in pq.read_table(f).column("json").to_pylist()]
    rows = [json.loads(text) for text in texts]
    assert len({r["id"] for r in rows}) == len(rows) == linked.incidents
    return linked, {r["id"]: r for r in rows}


def links(out: Path) -> dict[str, str]:
    held = pq.read_table(out / "link" / "links.parquet").to_pydict()
    return dict(zip(held["claim"], held["incident"], strict=True))
