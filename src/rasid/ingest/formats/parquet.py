"""Parquet, row by row: only the columns that hold something of a report are read, and no whole row group at once."""

import json
import os
from collections.abc import Iterator
from typing import Any

from rasid.errors import ExtraMissingError, FormatError
from rasid.ingest.formats.columns import columns_of
from rasid.ingest.formats.table import PARQUET, row_part
from rasid.ingest.item import Asked, Content, Part

_ROWS = 200
_BUFFER = 1 << 20
"""Bytes of a column that are read at once, so that no row group must fit into memory."""


def pyarrow(form: str) -> Any:
    """The library. Raises :class:`ExtraMissingError` where it is not installed."""
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # the others claim address space that a parser lacks
    try:
        import pyarrow
    except ImportError as e:
        mend = "pip install 'rasid[corpus]', or save it as JSON Lines or CSV"
        raise ExtraMissingError(f"reading {form} needs pyarrow, which is not installed", mend=mend) from e
    return pyarrow


def parquet_parts(content: Content, asked: Asked) -> Iterator[Part]:
    """The rows of a Parquet file, each with its cells as JSON for its bytes.

    Raises :class:`FormatError` where it lies in an archive, :class:`ExtraMissingError` without the library.
    """
    if not content.stream.seekable():
        raise FormatError("a Parquet file within an archive is not read", mend="unpack it, and give the folder")
    arrow = pyarrow("Parquet")
    from pyarrow import parquet

    file = parquet.ParquetFile(arrow.PythonFile(content.stream, mode="r"), buffer_size=_BUFFER, pre_buffer=False)
    columns = columns_of(file.schema_arrow.names, asked)
    names = [file.schema_arrow.names[at] for at in columns.at.values()]
    held = type(columns)({field: names.index(file.schema_arrow.names[at]) for field, at in columns.at.items()},
                         columns.guessed)  # fmt: skip
    number = 0
    for batch in file.iter_batches(_ROWS, columns=names, use_threads=False):
        for row in zip(*(batch.column(name).to_pylist() for name in names), strict=True):
            number += 1
            if any(c is not None and str(c).strip() for c in row):
                cells = json.dumps([None if c is None else str(c) for c in row], ensure_ascii=False)
                at = f"{content.where}:[{number}]"
                yield row_part(held, row, cells.encode("utf-8", "replace"), PARQUET, at)
