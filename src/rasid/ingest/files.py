"""The door for what comes in: files of text, pages, JSON Lines, folders of them, and the standard input."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import IO, BinaryIO, cast

from rasid.errors import InputError, NoTextError, RasidError
from rasid.ingest.encodings import decode
from rasid.ingest.inputs import (
    LARGEST,
    TWICE,
    FailedInput,
    Given,
    Outcome,
    ReadReport,
    empty,
    failed,
    finished,
    too_large,
)
from rasid.ingest.lines import read_lines, read_records
from rasid.ingest.single import one

__all__ = ["FailedInput", "ReadReport", "missing", "read_inputs"]

_PAGES = (".html", ".htm", ".xhtml")
_LINES = (".jsonl", ".ndjson")
_READ = (*_PAGES, *_LINES, ".json", ".txt", ".text", ".md")
_MAY_HOLD_REPORTS = frozenset(
    ".pdf .doc .docx .odt .rtf .epub .xls .xlsx .csv .tsv .xml .eml .mbox .warc .gz .zip .tar .7z".split()
)
_ABOUT_THE_FOLDER = frozenset("readme license licence changelog contributing".split())
_MEND = "rasid reads .txt, .html, .jsonl and .json files, folders of them, and - for the standard input"
_LARGEST_ARRAY = 200_000_000


def read_inputs(
    paths: Sequence[str],
    *,
    published: date | None = None,
    outlet: str | None = None,
    country: str | None = None,
    stdin: BinaryIO | None = None,
    today: date | None = None,
) -> Iterator[ReadReport | FailedInput]:
    """Every report that ``paths`` hold, in order; what cannot be read comes out as :class:`FailedInput`.

    ``published``, ``outlet`` and ``country`` say what an input does not say itself. A day of publication after
    ``today`` is an error, a missing one a warning on the report. Nothing raises, and one fault stops nothing else.
    """
    given = Given(published, outlet, country, today)
    seen: set[int] = set()
    for name in paths:
        for outcome in _stream(stdin, given) if name == "-" else _named(Path(name), given):
            if isinstance(outcome, ReadReport):
                key = hash(outcome.id)
                yield replace(outcome, warnings=(*outcome.warnings, TWICE)) if key in seen else outcome
                seen.add(key)
            else:
                yield outcome


def missing(path: Path) -> InputError | None:
    """Why there is nothing at ``path``, or ``None`` where something is or may be."""
    try:
        if path.exists():
            return None
        if path.is_symlink():
            return InputError("this link leads nowhere", where=str(path), mend="mend the link, or name the file itself")
    except OSError:
        return None  # it may be there; opening it will say why it cannot be read
    return InputError("there is no such file or folder", where=str(path), mend="check the path")


def _named(path: Path, given: Given) -> Iterator[Outcome]:
    """What the caller named: a folder that gives nothing is a failure, and never passed over."""
    found = False
    for outcome in _path(path, given):
        found = True
        yield outcome
    if not found:
        yield from failed("", str(path), InputError("there is no report in it", mend=_MEND))


def _path(path: Path, given: Given) -> Iterator[Outcome]:
    try:
        nothing = missing(path)
        if nothing is not None:
            yield from failed("", str(path), nothing)
        elif path.is_dir():
            yield from _folder(path, given)
        else:
            yield from _file(path, given)
    except (OSError, ValueError) as e:
        reason = getattr(e, "strerror", None) or str(e)
        yield from failed("", str(path), InputError(f"it cannot be read: {reason}", mend="check its permissions"))


def _folder(folder: Path, given: Given) -> Iterator[Outcome]:
    """The files of a folder and of those in it, in order of name; hidden ones and pictures are passed over."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.stem.lower() in _ABOUT_THE_FOLDER:
            continue
        suffix = path.suffix.lower()
        if path.is_dir():
            if not path.is_symlink():
                yield from _path(path, given)
        elif suffix in _READ:
            yield from _path(path, given)
        elif suffix in _MAY_HOLD_REPORTS:
            yield from failed("", str(path), InputError(f"rasid does not read {suffix} files", mend=_MEND))


def _file(path: Path, given: Given) -> Iterator[Outcome]:
    suffix = path.suffix.lower()
    with path.open("rb") as stream:
        if suffix in _LINES:
            yield from read_lines(stream, str(path), given)
        else:
            form = "page" if suffix in _PAGES else "json" if suffix == ".json" else ""
            yield from _bytes(stream, str(path), form, given)


def _stream(stdin: BinaryIO | None, given: Given) -> Iterator[Outcome]:
    """The standard input, told by its first character: JSON Lines are read as they come."""
    if stdin is None:
        yield from failed("-", "-", NoTextError("there is no standard input", mend="pipe a report into it"))
        return
    stream = stdin if isinstance(stdin, BufferedReader) else BufferedReader(BytesIO(stdin.read()))
    head = stream.peek(64)[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        yield from read_lines(cast("IO[bytes]", stream), "-", given)
    else:
        yield from _bytes(cast("IO[bytes]", stream), "-", "json" if head.startswith(b"[") else "", given)


def _bytes(stream: IO[bytes], where: str, form: str, given: Given) -> Iterator[Outcome]:
    """What a file holds that is no JSON Lines: one report, or an array of them."""
    try:
        if form == "json":
            yield from _json(stream, where, given)
            return
        raw = stream.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise too_large(where)
        yield finished(one(raw, where, form)[0], given)
    except RasidError as e:
        yield from failed("", where, e)


def _json(stream: IO[bytes], where: str, given: Given) -> Iterator[Outcome]:
    """A JSON array of reports, one report over several lines, or JSON Lines under another name."""
    raw = stream.read(_LARGEST_ARRAY + 1)
    if not raw.strip():
        raise empty(where)
    if len(raw) > _LARGEST_ARRAY:
        raise InputError("this JSON file is over 200 MB", where=where, mend="write JSON Lines, one report a line")
    try:
        whole = json.loads(decode(raw))
    except (ValueError, RecursionError):
        yield from read_lines(BytesIO(raw), where, given)
        return
    if isinstance(whole, dict):
        held = next((whole[k] for k in ("reports", "articles", "items") if isinstance(whole.get(k), list)), [whole])
    else:
        held = whole if isinstance(whole, list) else [whole]
    yield from read_records(held, where, given)
