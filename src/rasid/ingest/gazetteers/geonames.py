"""GeoNames: the tab-separated dump of a country or of all, with or without its file of alternate names."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rasid.arabic.place_spelling import in_arabic_script
from rasid.errors import InputError
from rasid.ingest.gazetteers.asked import Asked, attempt
from rasid.ingest.gazetteers.cells import BadRow, code, latin, names, people, point
from rasid.ingest.gazetteers.streams import lines, text_of
from rasid.knowledge.foreign_places import Foreign, Outcome, Refused, kind_of

_COLUMNS = 19
_SUFFIXES = (".txt", ".tsv")
_MEND = "give the dump as it was published, as SY.txt or SY.zip"


class Tagged(NamedTuple):
    """What the file of alternate names says: Arabic names by id, the preferred first; names of other languages."""

    arabic: dict[str, list[str]]
    others: dict[str, set[str]]
    english: dict[str, str]


def read(path: Path, asked: Asked, tagged: Tagged | None) -> Iterator[Outcome]:
    """The places of a dump. Raises :class:`InputError` where the file is none."""
    with text_of(path, _SUFFIXES) as text:
        for number, line in enumerate(lines(text), 1):
            cells = line.rstrip("\r\n").split("\t")
            where = f"{path.name}:{number}"
            if len(cells) != _COLUMNS:
                if number == 1:
                    raise InputError(f"{len(cells)} columns where GeoNames has 19", where=f"{path}:1", mend=_MEND)
                yield Refused(where, cells[1] if len(cells) > 1 else "", f"not {_COLUMNS} cells", f"{len(cells)} cells")
                continue
            yield attempt(lambda c=cells, w=where: _place(c, w, asked, tagged), where, cells[1])  # type: ignore[misc]


def _place(c: Sequence[str], where: str, asked: Asked, tagged: Tagged | None) -> Foreign:
    id, land = c[0].strip(), asked.country(c[8])
    if not id.isdecimal():
        raise BadRow("an id that is no number", id)
    lived = people(c[14])
    what = kind_of("geonames", f"{c[6]}.{c[7]}", lived)
    if what is None:
        raise BadRow(f"class {code(c[6])[:3] or '?'}: no kind of place that rasid reads", c[7])
    written = names(_names(c, tagged))
    lat, lon = point(c[4], c[5])
    first, second = f"gn:{land}.{c[10]}", f"gn:{land}.{c[10]}.{c[11]}"
    own = {"A.ADM1": (first,), "A.ADM2": (second,)}.get(f"{c[6]}.{c[7]}", ())
    english = latin((tagged.english.get(id, "") if tagged else ""), c[2], c[1], instead=written[0])
    return Foreign(where, f"gn-{id}", land, *what, written, english, lat, lon, lived,
                   admin1=(first,) if c[10] not in ("", "00") else (), admin2=(second,) if c[11] else (),
                   codes=own)  # fmt: skip


def _names(c: Sequence[str], tagged: Tagged | None) -> list[str]:
    """Every name that may be Arabic; what is told to be of another language is left out."""
    untold = [c[1], *c[3].split(",")]
    if tagged is None:
        return untold
    others = tagged.others.get(c[0], set())
    return [*tagged.arabic.get(c[0], ()), *(n for n in untold if n not in others)]


def alternate_names(path: Path) -> Tagged:
    """The file of alternate names. Raises :class:`InputError` where it is none."""
    arabic: dict[str, list[tuple[int, str]]] = defaultdict(list)
    others: dict[str, set[str]] = defaultdict(set)
    english: dict[str, tuple[int, str]] = {}
    with text_of(path, _SUFFIXES) as text:
        for number, line in enumerate(lines(text), 1):
            c = [*line.rstrip("\r\n").split("\t"), *[""] * 6]
            if number == 1 and not (c[0].isdecimal() and c[1].isdecimal()):
                raise InputError("no alternate names of GeoNames", where=f"{path}:1", mend="give alternateNamesV2.txt")
            worth = (c[4] != "1") + 2 * (c[6] == "1") + 4 * (c[7] == "1")  # preferred, colloquial, historic
            if c[2] == "ar":
                arabic[c[1]].append((worth, c[3]))
            elif c[2] == "en" and worth < english.get(c[1], (9, ""))[0]:
                english[c[1]] = (worth, c[3])
            elif c[2] and in_arabic_script(c[3]):
                others[c[1]].add(c[3])
    ranked = {id: [n for _, n in sorted(held, key=lambda h: h[0])] for id, held in arabic.items()}
    return Tagged(ranked, others, {id: n for id, (_, n) in english.items()})
