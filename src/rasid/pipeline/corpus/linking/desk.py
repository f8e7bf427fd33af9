"""Where the tables of one linking lie, how they are sorted, and that what was done once stays done.

The folder is named by a digest of all that goes in: the claims, the books, and the code. A table that stands there was
written whole, and is never made again; what was made of other claims lies elsewhere and is swept away at the end.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rasid.errors import CorpusError, ExtraMissingError
from rasid.pipeline.corpus.shards import arrow, write_table

if TYPE_CHECKING:
    import pyarrow

MEMORY = "700MB"
"""What DuckDB may hold before it spills."""
_GROUP = 8192
"""Rows of a row group, the least that is read: a few hundred kilobytes of the widest tables."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The tables of one linking. Small and picklable: workers get it with their task."""

    out: str
    of: str
    threads: int = 2

    @property
    def root(self) -> Path:
        """The folder of all of them."""
        return Path(self.out) / "link" / "work" / self.of

    def coded(self, k: int, name: str) -> Path:
        """A table that the coding of shard ``k`` wrote."""
        return Path(self.out) / "coded" / f"{k:05d}" / f"{name}.parquet"

    def piece(self, stage: str, k: int) -> Path:
        """The piece ``k`` of what a stage makes."""
        return self.root / stage / f"{k:05d}.parquet"

    def pieces(self, stage: str) -> list[Path]:
        """Every piece of a stage, in order."""
        return sorted((self.root / stage).glob("[0-9]*.parquet"))

    def whole(self, name: str) -> Path:
        """A table of the whole corpus."""
        return self.root / f"{name}.parquet"

    def sort(self, name: str, query: str, stage: str | None = None) -> Path:
        """The rows of ``query`` (SQL over ``{pieces}``, those of ``stage``) as one table, sorted as it says.

        Whoever asks must order by so many columns that no two rows are alike in all of them, or it is chance which
        comes first.
        """
        path = self.whole(name)
        if not path.exists():
            held = self.pieces(stage or name)
            if not held:
                raise CorpusError("a stage of linking left nothing", where=str(self.root / (stage or name)))
            beside = path.with_name(f".{path.name}-{os.getpid()}")
            files = ", ".join(f"'{quoted(p)}'" for p in held)
            said = query.replace("{pieces}", f"read_parquet([{files}])")
            self._run(
                f"COPY ({said}) TO '{quoted(beside)}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_GROUP})"
            )
            beside.replace(path)
        return path

    def _run(self, statement: str) -> None:
        spill = self.root / "tmp"
        spill.mkdir(parents=True, exist_ok=True)
        with duckdb().connect() as base:
            base.execute(f"SET memory_limit='{MEMORY}'")
            base.execute(f"SET threads={self.threads}")
            base.execute(f"SET temp_directory='{quoted(spill)}'")
            base.execute("SET preserve_insertion_order=true")  # without it a sorted table may come out unsorted
            base.execute(statement)


def quoted(path: Path) -> str:
    """A path within quotation marks of SQL."""
    return str(path).replace("'", "''")


def duckdb() -> Any:
    """DuckDB. Raises :class:`ExtraMissingError` where the extra is not installed."""
    try:
        import duckdb as found
    except ImportError as e:
        mend = "pip install 'rasid[corpus]'"
        raise ExtraMissingError("a corpus is linked through DuckDB, and it is not installed", mend=mend) from e
    return found


def table(rows: Sequence[Sequence[Any]], columns: Mapping[str, str]) -> "pyarrow.Table":
    """Rows as a table; ``columns`` names them with their types as Arrow writes them."""
    pa = arrow()
    held = list(zip(*rows, strict=True)) or [()] * len(columns)
    types = [pa.type_for_alias(t) for t in columns.values()]
    return pa.table([pa.array(c, t) for c, t in zip(held, types, strict=True)], names=list(columns))


def columns(path: Path, *names: str) -> list[Any]:
    """Columns of a table as NumPy arrays."""
    read = arrow("pyarrow.parquet").read_table(path, columns=list(names))
    return [read.column(n).to_numpy() for n in names]


def batches(path: Path, *names: str, rows: int = 1 << 17) -> Iterator[list[Any]]:
    """A table piece by piece, its columns as NumPy arrays."""
    file = arrow("pyarrow.parquet").ParquetFile(path)
    for batch in file.iter_batches(batch_size=rows, columns=list(names)):
        yield [batch.column(n).to_numpy(zero_copy_only=False) for n in names]


def rows_between(path: Path, start: int, stop: int, names: Sequence[str] | None = None) -> "pyarrow.Table":
    """Rows ``[start, stop)`` of a table; no more of it is read than the row groups that hold them."""
    file = arrow("pyarrow.parquet").ParquetFile(path)
    sizes = [file.metadata.row_group(g).num_rows for g in range(file.metadata.num_row_groups)]
    ends = list(accumulate(sizes))
    wanted = [g for g, end in enumerate(ends) if end > start and end - sizes[g] < stop]
    before = ends[wanted[0]] - sizes[wanted[0]] if wanted else 0
    return file.read_row_groups(wanted, columns=names).slice(start - before, stop - start)


def begins(*sorted_columns: Any) -> Any:
    """The first row of each run of equal rows."""
    import numpy as np

    first = np.ones(len(sorted_columns[0]), bool)
    first[1:] = np.logical_or.reduce([c[1:] != c[:-1] for c in sorted_columns])
    return np.flatnonzero(first)


def cuts(desk: Desk, name: str, rows: int) -> list[tuple[int, int, int]]:
    """A table in order of its column ``c`` in stretches of about so many rows: number, first row, row behind the last.

    What has one value of ``c`` is never divided. There is always a stretch, if only an empty one.
    """
    import numpy as np

    (c,) = columns(desk.whole(name), "c")
    starts = begins(c)
    _, first = np.unique(starts // rows, return_index=True)
    ends = [*starts[first].tolist(), len(c)] if len(c) else [0, 0]
    return [(k, a, b) for k, (a, b) in enumerate(pairwise(ends))]


def once(path: Path, make: Callable[[], Any]) -> Path:
    """The table at ``path``: ``make`` gives it where it does not stand yet."""
    if not path.exists():
        write_table(path, make())
    return path


def missing(paths: Iterable[tuple[int, Path]]) -> list[int]:
    """The numbers whose files do not stand yet."""
    return [k for k, path in paths if not path.exists()]
