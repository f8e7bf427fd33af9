"""What became of everything: read from the records of the shards, so that it is what lies there and no memory of it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from rasid.pipeline.corpus.coding import counts_of
from rasid.pipeline.corpus.shards import Corpus, digest, write_json


@dataclass(slots=True)
class Ledger:
    """The sums of a corpus. What was ``seen`` is ``kept``, ``failed`` or ``known`` before; what was kept is ``coded``,
    ``unread`` (the reader failed on it) or ``waiting`` in a shard that is not coded yet."""

    shards: int = 0
    shards_coded: int = 0
    seen: int = 0
    kept: int = 0
    failed: int = 0
    known: int = 0
    coded: int = 0
    unread: int = 0
    waiting: int = 0
    claims: int = 0
    gaps: int = 0

    @property
    def adds_up(self) -> bool:
        """Whether nothing is lost and nothing is there twice."""
        return self.seen == self.kept + self.failed + self.known and self.kept == (
            self.coded + self.unread + self.waiting
        )

    def row(self) -> dict[str, Any]:
        """For JSON."""
        return {f.name: getattr(self, f.name) for f in fields(self)} | {"adds_up": self.adds_up}


def ledger(corpus: Corpus) -> Ledger:
    """The sums of what lies in ``corpus``."""
    sums = Ledger()
    for k in corpus.shards():
        counts, done = corpus.of(k)["counts"], corpus.done(k)
        sums.shards += 1
        for name in ("seen", "kept", "failed", "known"):
            setattr(sums, name, getattr(sums, name) + counts[name])
        if done is None:
            sums.waiting += counts["kept"]
            continue
        made = counts_of(done)
        sums.shards_coded += 1
        sums.coded += made.coded
        sums.unread += made.failed
        sums.claims += made.claims
        sums.gaps += made.gaps
    return sums


def keep(corpus: Corpus, sums: Ledger) -> None:
    """Write ``ledger.json``."""
    write_json(corpus.out / "ledger.json", sums.row())


@dataclass(frozen=True, slots=True)
class Broken:
    """A file that is not what was written: its path in the corpus, and what is wrong with it."""

    path: str
    what: str


def verified(corpus: Corpus) -> Iterator[Broken]:
    """Every file whose bytes are not those that its shard's record names."""
    for k in corpus.shards():
        record = corpus.of(k)
        yield from _held(corpus, corpus.reports(k), record["sha256"])
        yield from _held(corpus, corpus.failures(k), record["failures"])
        done = corpus.done(k)
        for name, wanted in done["files"].items() if done else ():
            yield from _held(corpus, corpus.coded(k) / name, wanted)


def _held(corpus: Corpus, path: Path, wanted: str) -> Iterator[Broken]:
    at = path.relative_to(corpus.out).as_posix()
    if not path.is_file():
        yield Broken(at, "it is gone")
    elif digest(path) != wanted:
        yield Broken(at, "its bytes are not those that were written")
