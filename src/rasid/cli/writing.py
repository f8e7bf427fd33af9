"""Where the claims go: the standard output, or a file that appears whole or not at all and is never an input."""

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from rasid.cli.say import console
from rasid.errors import UserError
from rasid.export.rows import Row
from rasid.export.write import pieces, to_bytes

if TYPE_CHECKING:
    from rich.console import Console

_PAGE_WIDTH = 160


def write(rows: Iterable[Row], form: str, out: Path | None) -> None:
    """Write ``rows`` as they come, to stdout where no file is named."""
    if out is not None:
        with whole(out) as stream:
            _fill(rows, form, stream)
    elif form == "table":
        _print(rows, console(on_stdout=True))
    else:
        _pour(rows, form, sys.stdout.buffer)


def refuse_input(out: Path | None, inputs: Sequence[str]) -> None:
    """Raise where ``out`` is one of the inputs, or in a folder of them: what is to be read would be overwritten."""
    if out is None or (not out.is_file() and out.exists()):
        return
    target = Path(os.path.realpath(out))
    for name in inputs:
        given = Path(os.path.realpath(name))  # resolve() trips over a link to itself
        if name != "-" and (given == target or (given.is_dir() and given in target.parents)):
            raise UserError(
                f"it is an input, or lies in one ({name})", where=f"--out {out}", mend="name a file somewhere else"
            )


@contextlib.contextmanager
def whole(out: Path) -> Iterator[IO[bytes]]:
    """A file beside ``out`` that takes its name once all is written; a device or a pipe is written to as it is."""
    as_it_is = (out.exists() and not out.is_file()) or out.is_symlink()
    part = out if as_it_is else out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        if not as_it_is:
            _put(part, out)
    except OSError as e:
        if e.filename in (None, str(part)):
            e.filename = str(out)
        raise
    finally:
        if not as_it_is:
            with contextlib.suppress(OSError):
                part.unlink()


def put_pieces(held: Iterable[str], form: str, out: Path | None) -> None:
    """Write pieces of text as they come, to stdout where no file is named."""
    if out is None:
        _send(held, form, sys.stdout.buffer)
        return
    with whole(out) as stream:
        _send(held, form, stream)


def put(out: Path, text: str) -> None:
    """Write a whole file, or leave what was there."""
    with whole(out) as stream:
        stream.write(text.encode("utf-8"))


def _put(part: Path, out: Path) -> None:
    if out.exists():
        part.chmod(out.stat().st_mode & 0o777)
    part.replace(out)


def _fill(rows: Iterable[Row], form: str, stream: IO[bytes]) -> None:
    if form != "table":
        _pour(rows, form, stream)
        return
    from io import TextIOWrapper

    from rich.console import Console

    text = TextIOWrapper(stream, encoding="utf-8", errors="replace")
    try:
        _print(rows, Console(file=text, width=_PAGE_WIDTH, highlight=False, emoji=False, markup=False))
        text.flush()
    finally:
        with contextlib.suppress(OSError):
            text.detach()


def _print(rows: Iterable[Row], page: "Console") -> None:
    from rasid.export.table import print_report

    for row in rows:
        print_report(row, page)


def _pour(rows: Iterable[Row], form: str, stream: IO[bytes]) -> None:
    _send(pieces(rows, form), form, stream)


def _send(held: Iterable[str], form: str, stream: IO[bytes]) -> None:
    for piece in held:
        stream.write(to_bytes(piece, form))
    stream.flush()
