"""Tables of Arrow with columns of their types, a batch of rows at a time: whence Parquet and GeoPackage are written."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from rasid.errors import ExportError
from rasid.export.formats.tables import Table

BATCH = 2_000
_MEND = 'pip install "rasid[formats]"'


def library(name: str, form: str) -> Any:
    """A library that only some formats need. Raises :class:`ExportError` where it is missing."""
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError as e:
        missing = e.name or name
        raise ExportError(f"the library {missing.split('.')[0]} is missing", where=f"--to {form}", mend=_MEND) from e


def schema(table: Table, form: str) -> Any:
    """The columns with their types; what each holds stands beside it."""
    arrow = library("pyarrow", form)
    types = {"text": arrow.string(), "int": arrow.int64(), "number": arrow.float64(), "date": arrow.date32(),
             "bool": arrow.bool_()}  # fmt: skip
    return arrow.schema([arrow.field(c.name, types[c.type], metadata={"en": c.en, "ar": c.ar}) for c in table.columns])


def batches(table: Table, kinds: Any, form: str) -> Iterator[Any]:
    """The rows, some thousands at a time; one batch without rows where there are none."""
    arrow = library("pyarrow", form)
    cells, first = table.cells(), True
    while (held := list(islice(cells, BATCH))) or first:
        first = False
        columns = zip(*held, strict=True) if held else ((),) * len(kinds)
        arrays = [arrow.array(map(_fit, values), type=f.type) for f, values in zip(kinds, columns, strict=True)]
        yield arrow.Table.from_arrays(arrays, schema=kinds)


def _fit(value: Any) -> Any:
    """Text without lone surrogates, which UTF-8 cannot hold, and nothing for what is empty."""
    return value.encode("utf-8", "replace").decode("utf-8") or None if isinstance(value, str) else value
