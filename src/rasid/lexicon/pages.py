"""An entry as its book writes it, and the place in the book where it belongs; no other line of the file is touched."""

import csv
import io
import json
import re
from collections.abc import Mapping
from typing import Any

from rasid.errors import BookError
from rasid.knowledge.parse import parse
from rasid.knowledge.place_books import COLUMNS

_PLAIN = re.compile(r"[^\W\d_][\w /\-.()«»/]*", re.UNICODE)
_WORDS = frozenset(["no", "yes", "null", "true", "false", "on", "off"])


def yaml_entry(data: Mapping[str, Any], *, quoted: frozenset[str] = frozenset()) -> str:
    """An entry of a YAML book, its fields in order; of ``quoted`` fields each phrase stands in quotation marks."""
    lines = [f"{name}: {_value(name, value, name in quoted)}" for name, value in data.items()]
    return "".join(f"{'- ' if n == 0 else '  '}{line}\n" for n, line in enumerate(lines))


def _value(name: str, value: Any, quoted: bool) -> str:
    if isinstance(value, list):
        between = "," if name == "years" else ", "
        return f"[{between.join(_scalar(v, quoted) for v in value)}]"
    return _scalar(value, quoted)


def _scalar(value: Any, quoted: bool) -> str:
    text = str(value)
    if isinstance(value, int) or (value == "" and not quoted):
        return text
    safe = not quoted and _PLAIN.fullmatch(text) and text.lower() not in _WORDS and text == text.strip()
    day = re.fullmatch(r"\d{4}-\d\d(-\d\d)?", text)
    true = text == "true"
    return text if safe or day or true else json.dumps(text, ensure_ascii=False)


def csv_entry(data: Mapping[str, Any]) -> str:
    """A row of a book of places."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([data.get(c, "") for c in COLUMNS])
    return out.getvalue()


HEAD = ",".join(COLUMNS) + "\n"


def inserted(book: str, text: str, entry: str, id: str) -> str:
    """``text`` of a book with ``entry`` where it belongs: by id where the file, or its siblings there, stand so.

    >>> inserted("a.yaml", "- id: a\\n- id: c\\n", "- id: b\\n", "b")
    '- id: a\\n- id: b\\n- id: c\\n'
    """
    end = "\r\n" if "\r\n" in text else "\n"
    if book.endswith(".csv") and not text.strip("\ufeff \r\n"):
        text = HEAD
    lines = _lines(text)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += end
    at = _line(_ids(book, text), id, lines)
    whole = "".join([*lines[:at], *_lines(entry.replace("\n", end)), *lines[at:]])
    if [i for _, i in _ids(book, whole) if i != id] != [i for _, i in _ids(book, text)]:
        raise BookError("the entry would break the lines around it", where=book, mend="add it by hand")
    return whole


def line_of(book: str, text: str, id: str) -> int:
    """The line on which the entry of that id begins."""
    return next(n + 1 for n, i in _ids(book, text) if i == id)


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _ids(book: str, text: str) -> list[tuple[int, str]]:
    """The lines where entries begin, counted from 0, with their ids."""
    if book.endswith(".csv"):
        reader = csv.reader(io.StringIO(text.lstrip("\ufeff")))
        next(reader, None)
        found, begins = [], reader.line_num
        for cells in reader:
            if cells:
                found.append((begins, cells[0]))
            begins = reader.line_num
        return found
    rows = parse(book, text.encode("utf-8"))
    return [(line - 1, str(data.get("id", ""))) for line, data in rows]


def _line(ids: list[tuple[int, str]], id: str, lines: list[str]) -> int:
    """The line before which the entry stands: among all where they are in order, else among its siblings."""
    for these in (ids, [(n, i) for n, i in ids if _parent(i) == _parent(id)]):
        names = [i for _, i in these]
        if len(these) > (these is not ids) and names == sorted(names):
            later = next((n for n, i in these if i > id), None)
            if later is not None:
                return _above(later, [n for n, _ in ids], lines)
            after = [n for n, _ in ids if n > these[-1][0]]
            return _above(after[0], [n for n, _ in ids], lines) if after else len(lines)
    return len(lines)


def _parent(id: str) -> str:
    return id.rpartition("/")[0]


def _above(line: int, begins: list[int], lines: list[str]) -> int:
    """Above the comments that belong to the entry of ``line``, unless they are those of the file."""
    first = line == begins[0]
    while not first and line - 1 not in begins and lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line
