"""How much of an incident an export discloses: all, no words of reports and no deciders, or what may be public."""

import json
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from rasid.export.formats.coarse import coarsened
from rasid.export.formats.counts import Counts
from rasid.export.formats.masking import masked
from rasid.export.rows import Row
from rasid.knowledge.flags import LANGUAGES, said
from rasid.knowledge.formats import disclosure
from rasid.model.event import Flag

_STATED = ("initiators", "targets", "tallies", "attribution")


def dropped(profile: str, table: str) -> list[str]:
    """The columns of a table that a profile empties."""
    told = disclosure()
    return [
        field for what in told["profiles"][profile]["drop"] for field in told["fields"].get(what, {}).get(table, ())
    ]


def shown(row: Row, profile: str, counts: Counts) -> Row:
    """The incident as the profile shows it; the row that is given stays as it is."""
    return shown_alike([row], profile, counts)[0]


def shown_alike(rows: Sequence[Row], profile: str, counts: Counts) -> list[Row]:
    """One incident as it stands and as it stood, as the profile shows it: who is masked is masked alike in all.

    What stood is kept without its claims: such a row has no ``coded``, and its names are known by the others.
    """
    drop = disclosure()["profiles"][profile]["drop"]
    if not drop:
        return list(rows)
    copies = [_copy(row) for row in rows]
    for what in drop:
        if what == "persons":
            masked(copies, counts)
        else:
            for row in copies:
                _STEPS[what](row, counts)
    return copies


def drops(profile: str, what: str) -> bool:
    """Whether a profile holds back ``what``: words, deciders, titles, persons or places."""
    return what in disclosure()["profiles"][profile]["drop"]


def withheld(profile: str) -> frozenset[str]:
    """The conditions that a profile does not tell: a name or a point that was asked for may be held back."""
    told = disclosure()
    drop = told["profiles"][profile]["drop"]
    return frozenset(name for what in drop for name in told["filters"].get(what, ()))


def _copy(row: Row) -> Row:
    """A copy to the last list, the texts of the reports left out: no export holds them."""
    coded = [{**report, "text": None, "gaps": []} for report in row.get("coded", ())]
    copy: Row = json.loads(json.dumps({**row, "coded": coded}))
    return copy


def _no_words(row: Row, counts: Counts) -> None:
    for claim in _claims(row):
        claim["evidence"]["text"] = None
        for key in _STATED:
            for value in claim[key]:
                value["surface"] = None
        for place in claim["places"]:
            place["surface"] = place["name"]["ar"]
        if claim["date"]:
            claim["date"]["surface"] = None
    for told in (*(r for f in row["figures"] for r in f["roots"]), *row["left_out"]):
        told["surface"] = None
    row["bonds"] = []


def _claims(row: Row) -> Iterator[Row]:
    return (c for report in row["coded"] for c in report["claims"])


def _no_deciders(row: Row, counts: Counts) -> None:
    for flag in row["flags"]:
        if flag["code"] == "accepted":
            at = flag["values"][1:]
            flag["values"] = ["", *at]
            for language in LANGUAGES:
                flag[language] = said(Flag("accepted", (disclosure()["decider"][language], *at)), language)


def _no_titles(row: Row, counts: Counts) -> None:
    """Titles and addresses name people; of an address the site stays."""
    for report in (*row["told_in"], *row["coded"]):
        report["title"] = None
        report["url"] = _site(report["url"]) if report["url"] else None


def _site(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.hostname}/" if parts.scheme and parts.hostname else None
    except ValueError:
        return None


_STEPS = {"words": _no_words, "deciders": _no_deciders, "titles": _no_titles, "places": coarsened}
