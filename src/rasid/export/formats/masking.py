"""Names of private persons masked: whoever has no entry in the books, and what tells unnamed sources apart.

A person of the books holds an office or leads a party, and is public. Masks are numbered within an incident; the same
person in two incidents is not told to be one, for a hash of a name would be guessed from a list of names.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from rasid.arabic.normalize import fold_words
from rasid.export.formats.counts import Counts
from rasid.export.rows import Row
from rasid.knowledge.actors import actor_book
from rasid.knowledge.flags import LANGUAGES, said
from rasid.knowledge.formats import disclosure
from rasid.model.event import Flag

_PERSON, _UNNAMED, _OFFICE = "named person", "anonymous source", "person-role"
_KEY = "person:"
Mask = tuple[str, int]
Replace = Callable[[str | None, str], str | None]


def masked(rows: Sequence[Row], counts: Counts) -> None:
    """Mask the names of an incident in place; ``rows`` are that one incident, as it stands and as it stood."""
    masks = _masks(rows)
    counts.masked += len({(kind, number) for kind, number in masks.values()})
    replace = _replacer(masks)
    for row in rows:
        _mask(row, masks, replace)


def _mask(row: Row, masks: dict[str, Mask], replace: Replace) -> None:
    for root in _roots(row):
        _mask_root(root, replace)
    for hop in _hops(row):
        hop["name"], hop["surface"] = replace(hop["name"], "en"), None
        hop["org"] = replace(hop["org"], "en")
    for actor in _actors(row):
        _mask_actor(actor, masks)
    for flag in (*row["flags"], *(x for f in row["figures"] for x in f["flags"])):
        _mask_flag(flag, replace)
    for x in row["left_out"]:
        x["why"] = {"code": x["why"]["code"]}


def _masks(rows: Sequence[Row]) -> dict[str, Mask]:
    """What is to be masked, by every spelling that an incident has it in: person or unnamed, and a number."""
    found: dict[str, Mask] = {}
    numbers = {"person": 0, "unnamed": 0}

    def add(kind: str, *spellings: str | None) -> None:
        """Spellings of one name, and as they are folded, so that another report's spelling is known again."""
        names = {n for s in spellings if s for n in (s, fold_words(s)) if n}
        mask = next((found[n] for n in sorted(names) if n in found), None)
        if mask is None:
            numbers[kind] += 1
            mask = (kind, numbers[kind])
        for n in names:
            found.setdefault(n, mask)

    for root in (r for row in rows for r in _roots(row)):
        if root["root"].startswith(_KEY):
            add("person", root["root_name"], root["root"].removeprefix(_KEY))
        elif "|" in root["root"]:
            add("unnamed", root["root_name"], root["root"].partition("|")[2])
    for hop in (h for row in rows for h in _hops(row)):
        if hop["name"] and hop["kind"] == _PERSON and not _public(hop["name"]):
            add("person", hop["name"])
        elif hop["name"] and hop["kind"] == _UNNAMED:
            add("unnamed", hop["name"])
    kinds = {a["actor"]: a.get("kind") for row in rows for a in _coded_actors(row)}
    for actor in (a for row in rows for a in _actors(row)):
        if _private(actor, kinds):
            add("person", actor["name"]["ar"], actor["name"]["en"], actor["actor"].removeprefix("?"))
    return found


def _private(actor: Row, kinds: dict[str, str | None]) -> bool:
    """Whether an actor is a person without an entry; who is of no kind that is known counts as one."""
    id = actor["actor"]
    return id.startswith("?") and kinds.get(id, _OFFICE) == _OFFICE and actor_book().entry(id) is None


def _public(name: str) -> bool:
    return bool(actor_book().named(name))


def _replacer(masks: dict[str, Mask]) -> Replace:
    """Whole names within any text, the longest first."""
    if not masks:
        return lambda text, language: text
    names = sorted(masks, key=lambda n: (-len(n), n))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")

    def replace(text: str | None, language: str) -> str | None:
        return pattern.sub(lambda m: _name(masks[m[0]], language), text) if text else text

    return replace


def _name(mask: Mask, language: str) -> str:
    kind, number = mask
    return str(disclosure()["masks"][kind][language]).format(number)


def _roots(row: Row) -> Iterator[Row]:
    yield from row["roots"]
    yield from (r for f in row["figures"] for r in f["roots"])


def _hops(row: Row) -> Iterator[Row]:
    return (h for report in row["coded"] for c in report["claims"] for h in c["attribution"])


def _coded_actors(row: Row) -> Iterator[Row]:
    return (a for r in row["coded"] for c in r["claims"] for a in (*c["initiators"], *c["targets"]))


def _actors(row: Row) -> Iterator[Row]:
    yield from (*row["initiators"], *row["targets"])
    yield from (f["side"] for f in row["figures"] if f["side"])
    yield from (r["party"] for r in _roots(row) if r["party"])
    yield from _coded_actors(row)


def _mask_root(root: Row, replace: Replace) -> None:
    root["root_name"] = replace(root["root_name"], "en")
    kind, colon, key = root["root"].partition(":")
    outlet, bar, what = key.partition("|")
    if kind + colon == _KEY or bar:
        root["root"] = f"{kind}:{outlet + bar if bar else ''}{replace(what if bar else key, 'en')}"


def _mask_actor(actor: Row, masks: dict[str, Mask]) -> None:
    mask = masks.get(actor["actor"].removeprefix("?"))
    if mask is None:
        return
    old, actor["actor"] = actor["actor"], f"?{mask[0]}-{mask[1]}"
    actor["name"] = {language: _name(mask, language) for language in LANGUAGES}
    if "path" in actor:
        actor["path"] = [actor["actor"] if step == old else step for step in actor["path"]]
        actor["surface"] = None


def _mask_flag(flag: Row, replace: Replace) -> None:
    """The values masked, and the sentences made of them anew."""
    told = {language: [replace(v, language) or "" for v in flag["values"]] for language in LANGUAGES}
    if told["en"] != flag["values"]:
        for language in LANGUAGES:
            flag[language] = said(Flag(flag["code"], tuple(told[language])), language)
        flag["values"] = told["en"]
