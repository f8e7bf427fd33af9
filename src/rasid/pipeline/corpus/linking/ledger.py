"""What came of linking a corpus, put where others read it, and a ledger that adds up."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rasid.errors import CorpusError
from rasid.pipeline.corpus.linking.desk import Desk, table
from rasid.pipeline.corpus.linking.settling import LINKS, Groups
from rasid.pipeline.corpus.shards import arrow, digest, read_json, write, write_json

COPIES = {"report": "string", "original": "string"}


@dataclass(frozen=True, slots=True)
class Linked:
    """Counts of a linking: a report that stands in the corpus twice counts once, where it stands first."""

    reports: int
    reports_repeated: int
    copies: int
    claims: int
    claims_of_repeated: int
    occurrences: int
    pairs: int
    strangers: int
    incidents: int


def standing(desk: Desk, policy: str | None) -> Linked | None:
    """What stands already, where it was made of just this; every file is held against its hash."""
    link = Path(desk.out) / "link"
    held = read_json(link / "ledger.json") or {}
    if (held.get("of"), held.get("policy", "?")) != (desk.of, policy):
        return None
    fit = all((link / name).is_file() and digest(link / name) == sha for name, sha in held["files"].items())
    return Linked(**held["counts"]) if fit else None


def finished(desk: Desk, shards: Sequence[int], tasks: Sequence[Groups]) -> Linked:
    """Put the incidents, the links and the copies in their places, and write the ledger, last.

    Raises :class:`CorpusError` where a claim is in no incident or in two.
    """
    link = Path(desk.out) / "link"
    counts = _counted(desk, shards, tasks)
    (link / "ledger.json").unlink(missing_ok=True)
    files = [link / "incidents" / f"{n:05d}.parquet" for n in range(len(tasks))]
    files += [link / "links.parquet", link / "copies.parquet"]
    for old in set((link / "incidents").glob("*.parquet")) - set(files):
        old.unlink()
    _written(files[-2], LINKS, _sorted_links(desk, tasks))
    _written(files[-1], COPIES, batches_of(desk.whole("copies"), list(COPIES)))
    for path, task in zip(files, tasks, strict=False):
        path.parent.mkdir(parents=True, exist_ok=True)
        os.replace(desk.piece(task.name, task.k), path)
    named = {str(path.relative_to(link)): digest(path) for path in files}
    policy = tasks[0].policy if tasks else None
    write_json(link / "ledger.json", {"of": desk.of, "policy": policy, "counts": asdict(counts), "files": named})
    return counts


def _counted(desk: Desk, shards: Sequence[int], tasks: Sequence[Groups]) -> Linked:
    reports, told = (sum(rows_of(desk.coded(k, name)) for k in shards) for name in ("sketches", "told"))
    claims = sum(rows_of(p) for p in desk.pieces("claims"))
    made = Linked(
        reports=rows_of(desk.whole("ranks")),
        reports_repeated=reports - rows_of(desk.whole("ranks")),
        copies=rows_of(desk.whole("copies")),
        claims=claims,
        claims_of_repeated=told - claims,
        occurrences=rows_of(desk.whole("sets")),
        pairs=rows_of(desk.whole("scored")),
        strangers=sum(rows_of(p) for p in desk.pieces("strangers")),
        incidents=sum(rows_of(desk.piece(t.name, t.k)) for t in tasks),
    )
    linked = sum(rows_of(desk.piece(t.links, t.k)) for t in tasks)
    _adds_up(desk, linked, claims)
    return made


def _adds_up(desk: Desk, linked: int, claims: int) -> None:
    if linked != claims:
        where = str(Path(desk.out) / "link")
        raise CorpusError(f"{claims} claims were to be linked, and {linked} stand in incidents", where=where)


def rows_of(path: Path) -> int:
    """How many rows a table has."""
    return int(arrow("pyarrow.parquet").ParquetFile(path).metadata.num_rows)


def _sorted_links(desk: Desk, tasks: Sequence[Groups]) -> Iterator[Any]:
    """The links by claim, each claim once. Raises :class:`CorpusError` where one stands twice."""
    before = None
    name = tasks[0].links if tasks else "links-none"
    for batch in batches_of(desk.sort(name, "SELECT * FROM {pieces} ORDER BY claim, incident"), list(LINKS)):
        claims = batch.column("claim").to_pylist()
        twice = next((b for a, b in zip([before, *claims], claims, strict=False) if a == b), None)
        if twice is not None:
            raise CorpusError(f"the claim {twice} stands in two incidents", where=str(Path(desk.out) / "link"))
        before = claims[-1] if claims else before
        yield batch


def batches_of(path: Path, names: Sequence[str]) -> Iterator[Any]:
    """A table batch by batch."""
    yield from arrow("pyarrow.parquet").ParquetFile(path).iter_batches(batch_size=1 << 16, columns=list(names))


def _written(path: Path, columns: Mapping[str, str], held: Iterator[Any]) -> None:
    """Batches as one Parquet file, by rename."""
    schema = table([], columns).schema

    def put(stream: Any) -> None:
        with arrow("pyarrow.parquet").ParquetWriter(stream, schema, compression="zstd") as writer:
            for batch in held:
                writer.write_batch(batch.cast(schema))

    write(path, put)
