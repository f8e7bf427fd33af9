"""What a coded shard was made by: a digest of the code that reads, and one of the entries of the books it reads.

What can change neither a claim nor its words is left out: comments in a book, the words of a brief, the columns of
other people's formats. So a shard is coded again where something else might come of it, and only there. The lines of
rules are those of the books named in ``made_by``: an entry that only moved to another line recodes nothing.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

import rasid
from rasid.knowledge.load import read_yaml
from rasid.knowledge.shelves import Shelf, of_the_books, shelves

_HOUSE = Path(rasid.__file__).resolve().parent
CODE = (
    "errors.py", "model", "arabic", "knowledge", "extract", "engines", "windows.py", "pipeline/coding.py",
    "export/rows.py", "export/tabular.py", "export/words.py", "link/telling.py", "link/whose.py", "link/parties.py",
    "link/recalled.py", "link/sketches.py", "pipeline/corpus/json_text.py", "pipeline/corpus/reading.py",
    "pipeline/corpus/tables.py", "pipeline/corpus/wire.py",
)  # fmt: skip
"""Rooms and files of ours that have a part in what is written of a shard; a test holds it against what is loaded."""
BOOKS = (
    "actors", "places", "triggers", "words",
    "actor_codes.yaml", "common_words.txt", "ontology.yaml", "place_codes.csv",
)  # fmt: skip
"""Folders and books that are read while a report is; a test holds it against the files that are opened."""
_SUFFIXES = (".yaml", ".csv", ".json", ".txt")


def stamp(reader: str = "") -> str:
    """The stamp of this process: «code:… books:…», and the reader where it is another than that by rules.

    Raises :class:`rasid.errors.BookError` where a book is broken.
    """
    return f"code:{code()} books:{books()}" + (f" reader:{reader}" if reader else "")


def differs(before: str, now: str) -> str:
    """Why what was made by ``before`` is to be made again, in words; empty where it is not."""
    if before == now:
        return ""
    old, new = (dict(part.partition(":")[::2] for part in s.split()) for s in (before, now))
    parts = {"code": "rasid's code is another", "books": "the books are others", "reader": "the reader is another"}
    return (
        " and ".join(text for part, text in parts.items() if old.get(part) != new.get(part)) or "it was made otherwise"
    )


@cache
def code() -> str:
    """The digest of the code that reads, as it lay there when this process first asked."""
    made = hashlib.sha256()
    for name in CODE:
        path = _HOUSE / name
        for file in [path] if path.suffix else sorted(path.rglob("*.py")):
            made.update(file.relative_to(_HOUSE).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return made.hexdigest()[:16]


@of_the_books
def books() -> str:
    """The digest of the entries of every book in force that a reading may look into."""
    made = hashlib.sha256()
    for shelf in shelves():
        made.update(f"\0shelf {shelf.name}".encode())
        for book in sorted(_read(shelf)):
            made.update(f"\0{book}\0".encode() + _held(shelf, book))
    return made.hexdigest()[:16]


def _read(shelf: Shelf) -> set[str]:
    found = set()
    for part in BOOKS:
        path = shelf.folder / part
        files = [path] if path.is_file() else path.rglob("*")
        found |= {f.relative_to(shelf.folder).as_posix() for f in files if f.suffix in _SUFFIXES and f.name[0] != "."}
    return found


def _held(shelf: Shelf, book: str) -> bytes:
    """What a book says: of one in YAML its entries, whatever is written around them."""
    if not book.endswith(".yaml"):
        return (shelf.folder / book).read_bytes()
    entries = [entry.data for entry in read_yaml(book, shelf=shelf)]
    return json.dumps(entries, ensure_ascii=False).encode("utf-8", "surrogatepass")
