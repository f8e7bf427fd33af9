"""Parquet: typed columns, days as days, the sheet in the metadata of the file under «rasid»."""

import json
from typing import IO

from rasid.export.formats.arrow import batches, library, schema
from rasid.export.formats.tables import Table

_FORM = "parquet"


def write_parquet(table: Table, out: IO[bytes]) -> None:
    """Write the rows a batch at a time. Raises :class:`ExportError` where pyarrow is missing."""
    parquet = library("pyarrow.parquet", _FORM)
    kinds = schema(table, _FORM)
    with parquet.ParquetWriter(out, kinds, compression="zstd") as writer:
        for batch in batches(table, kinds, _FORM):
            writer.write_table(batch)
        writer.add_key_value_metadata({"rasid": json.dumps(table.about(), ensure_ascii=False)})
