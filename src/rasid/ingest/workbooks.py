"""XLSX workbooks, opened for reading under one cap on what they unpack to, be they of reports or of places."""

import io
import zipfile
from typing import Any

from rasid.errors import TooLargeError

LARGEST = 100_000_000
MOST_UNPACKED = 500_000_000
"""Bytes of a workbook, unpacked: a million rows of a line each have fewer."""
SAVE = "save it as CSV (UTF-8) and give that"


def opened(raw: bytes) -> Any:
    """The workbook of these bytes, its rows read as they are asked for, of a formula the value saved with it.

    Raises :class:`TooLargeError`; and whatever zipfile and openpyxl raise of what is no workbook.
    """
    if len(raw) > LARGEST:
        raise TooLargeError("this workbook is over 100 MB", mend=SAVE)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if sum(m.file_size for m in archive.infolist()) > MOST_UNPACKED:
            raise TooLargeError("unpacked this workbook is over 500 MB", mend=SAVE)
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
