"""The sheet that goes with every export: what was asked, of what state of the data, what is not in it, how to read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rasid.export.formats.counts import Counts
from rasid.export.formats.profiles import withheld
from rasid.export.rows import Row
from rasid.knowledge.formats import Column, codes, disclosure, words

LANGUAGES = ("en", "ar")
_SOURCES = {"acled": ("acled", "countries"), "ucdp": ("ucdp",), "plover": ("plover",)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was asked of an export, and of what state of the data it was taken.

    ``scheme`` is acled, ucdp, plover, claims, events, figures or tallies; ``form`` csv, xlsx, jsonl, geojson, parquet
    or geopackage; ``profile`` internal, partner or public. ``filters`` are the conditions as they were given;
    ``cut_off`` an ISO day; ``made_by`` the version of code and books; ``head`` the head of the audit.
    """

    scheme: str
    form: str
    profile: str = "internal"
    hxl: bool = False
    filters: Mapping[str, object] = field(default_factory=dict)
    cut_off: str | None = None
    policy: str | None = None
    made_by: str = ""
    head: str = ""


def about(sheet: Sheet, counts: Counts, columns: Sequence[Column], dropped: Sequence[str]) -> Row:
    """The sheet as JSON, once all rows are written."""
    told = words()
    return {
        "scheme": {"code": sheet.scheme, **told["schemes"][sheet.scheme]},
        "what": told["what"],
        "filters": _filters(sheet),
        "cut_off": sheet.cut_off,
        "policy": sheet.policy or ", ".join(sorted(counts.policies)) or None,
        "profile": _profile(sheet, counts, dropped),
        "made_by": sheet.made_by,
        "read_by": sorted(counts.made_by),
        "audit_head": sheet.head,
        "incidents": counts.incidents,
        "rows": counts.rows,
        "cut": counts.cut,
        "not_counted": _not_counted(counts),
        "to_know": [{"code": c, "n": n, **told["notes"][c]} for c, n in sorted(counts.noted.items())],
        "reading": [*told["reading"]["all"], *told["reading"].get(sheet.scheme, ())],
        "hxl": sheet.hxl,
        "columns": [_column(c) for c in columns],
        "sources": [codes()["sources"][s] for s in (*_SOURCES.get(sheet.scheme, ()), *(["hxl"] if sheet.hxl else []))],
    }


def _filters(sheet: Sheet) -> Row:
    held = withheld(sheet.profile)
    return {name: disclosure()["withheld"] if name in held else value for name, value in sheet.filters.items()}


def _profile(sheet: Sheet, counts: Counts, dropped: Sequence[str]) -> Row:
    said = disclosure()["profiles"][sheet.profile]
    return {
        "code": sheet.profile, "en": said["en"], "ar": said["ar"],
        "dropped": list(dropped), "masked": counts.masked, "coarsened": counts.coarsened,
    }  # fmt: skip


def _not_counted(counts: Counts) -> list[Row]:
    """Reasons with how often, and of what."""
    out: dict[str, Row] = {}
    for (reason, what), n in sorted(counts.left.items()):
        row = out.setdefault(reason, {"code": reason, "n": 0, "of": {}, **words()["reasons"][reason]})
        row["n"] += n
        if what:
            row["of"][what] = n
    return list(out.values())


def _column(c: Column) -> Row:
    return {"column": c.name, "type": c.type, "hxl": c.hxl or None, "en": c.en, "ar": c.ar}


def lines(told: Row) -> Iterator[tuple[str, str, str]]:
    """The sheet for people: what, in English, in Arabic; for a second worksheet and for the text beside a file."""
    yield from _asked(told)
    yield from _left(told)
    for n, said in enumerate(told["reading"]):
        yield (_label("reading") if not n else "", said["en"], said["ar"])
    for n, c in enumerate(told["columns"]):
        name = f"{c['column']} ({c['type']}" + (f", {c['hxl']})" if told["hxl"] and c["hxl"] else ")")
        yield (_label("columns") if not n else "", f"{name}: {c['en']}", f"{c['column']}: {c['ar']}")
    for n, source in enumerate(told["sources"]):
        yield (_label("sources") if not n else "", source, "")


def _asked(told: Row) -> Iterator[tuple[str, str, str]]:
    yield (_label("what"), told["what"]["en"], told["what"]["ar"])
    yield (_label("scheme"), told["scheme"]["en"], told["scheme"]["ar"])
    given = "; ".join(f"{k}={v}" for k, v in told["filters"].items())
    yield (_label("filters"), given or _word("all", "en"), given or _word("all", "ar"))
    for key, empty in (("cut_off", "no_cut_off"), ("policy", "none")):
        yield (_label(key), told[key] or _word(empty, "en"), told[key] or _word(empty, "ar"))
    profile = told["profile"]
    yield (_label("profile"), f"{profile['code']}: {profile['en']}", f"{profile['code']}: {profile['ar']}")
    if profile["dropped"]:
        yield (_label("dropped"), ", ".join(profile["dropped"]), "")
    for key in ("masked", "coarsened"):
        if profile[key]:
            yield (_label(key), str(profile[key]), "")
    for key in ("made_by", "audit_head", "incidents", "rows", "cut"):
        if told[key] not in ("", None) and (key != "cut" or told[key]):
            yield (_label(key), str(told[key]), "")
    if told["read_by"]:
        yield (_label("read_by"), "; ".join(told["read_by"]), "")


def _left(told: Row) -> Iterator[tuple[str, str, str]]:
    for key in ("not_counted", "to_know"):
        for n, x in enumerate(told[key]):
            of = "; ".join(f"{k}: {v}" for k, v in x.get("of", {}).items())
            more = f" ({of})" if of else ""
            yield (_label(key) if not n else "", f"{x['n']} × {x['en']}{more}", f"{x['n']} × {x['ar']}{more}")


def _label(key: str) -> str:
    return f"{_word(key, 'en')} · {_word(key, 'ar')}"


def _word(key: str, language: str) -> str:
    return str(words()["labels"][key][language])


def text(told: Row) -> str:
    """The sheet as plain text, English and then Arabic."""
    out = []
    for label, en, ar in lines(told):
        if label:
            out.append(f"\n{label}")
        out += [f"  {x}" for x in (en, ar) if x]
    return "\n".join(out).lstrip("\n") + "\n"
