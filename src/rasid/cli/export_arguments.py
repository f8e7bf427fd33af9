"""The arguments of `rasid export`: whose columns, which format, and every field of a filter. Loads nothing."""

import argparse
from collections.abc import Collection, Mapping
from typing import Any

from rasid.cli.many_arguments import Count, Make, database, form_file, policy

SCHEMES = ("acled", "ucdp", "plover", "claims", "events", "figures", "tallies")
FORMS = ("csv", "xlsx", "jsonl", "geojson", "parquet", "geopackage")
PROFILES = ("internal", "partner", "public")
FACETS = {
    "kind": "as «Armed clash»",
    "type": "ACLED's event type, as Battles",
    "sub_type": "ACLED's sub-event type",
    "actor": "a party on either side, or any under it, as sy/regime",
    "initiator": "a party that is alleged to have done it",
    "target": "a party that it is told to have befallen",
    "country": "two letters, as sy, iq, ye",
    "admin1": "the governorate, by its English name",
    "admin2": "the district, by its English name",
    "place": "the id of a place, as sy-daraa-tafas",
    "geo": "ACLED's precision of place: 1, 2 or 3",
    "time": "ACLED's precision of time: 1, 2 or 3",
    "outlet": "told by this outlet",
    "root": "told on the word of this root",
    "root_kind": "of a kind, as «named person»",
    "status": "as asserted, denied",
    "grade": "a figure of this grade, as Confirmed",
    "decided": "none, accepted, corrected or disputed",
    "by": "decided on by this reviewer",
}
SINGLE = {
    "since": "on this day or later, as 2021-07-29",
    "until": "on this day or earlier",
    "window": "days by which since and until reach further",
    "killed_min": "a reported figure of killed may reach this",
    "killed_max": "a reported figure of killed may be this small",
    "roots_min": "told on the word of at least so many roots",
    "reports_min": "told in at least so many reports",
    "bbox": "W,S,E,N in degrees",
    "near": "LAT,LON,KM",
    "polygon": "«lon lat,lon lat,…»",
    "q": "words, as for `rasid search`",
    "changed_since": "an instant, as 2021-07-29T12:00:00Z",
}


_NONE: Mapping[str, str] = {}


def add_export(commands: Any, make: Make, count: Count) -> None:
    """`rasid export`."""
    command = make(
        commands, "export", "export", "Write the events as a file that other people's programs open.",
        "A sheet goes with it: a second worksheet, or FILE.about.json and FILE.about.txt beside the file. Filters may "
        "be given several times: any of the values; --FIELD=-VALUE leaves out; --all FIELD asks that all hold.",
    )  # fmt: skip
    command.add_argument("--as", dest="scheme", choices=SCHEMES, required=True, help="whose columns")
    command.add_argument("--to", choices=FORMS, required=True, help="the format of the file")
    form_file(command)
    command.add_argument("--hxl", action="store_true", help="a row of HXL tags under the headings (csv, xlsx)")
    command.add_argument("--profile", choices=PROFILES, default="internal", help="how much is disclosed (internal)")
    command.add_argument("--cut-off", metavar="DAY", help="as if nothing published after this day were known")
    command.add_argument("--per", choices=("admin1", "month", "kind", "country"), help="of tallies: a sum for each")
    filters(command)
    policy(command)
    database(command)


def filters(command: argparse.ArgumentParser, without: Collection[str] = (), short: Mapping[str, str] = _NONE) -> None:
    """Every field of a filter as an argument, but for those in ``without``; ``short`` names other spellings of some."""
    fields = command.add_argument_group("filters")
    for name, about in (*FACETS.items(), *SINGLE.items()):
        if name not in without:
            flags = ["--" + name.replace("_", "-"), *([short[name]] if name in short else [])]
            fields.add_argument(*flags, dest=f"filter_{name}", metavar="VALUE", action="append", default=[], help=about)
    fields.add_argument("--contested", action="store_true", help="only where a figure is contested")
    fields.add_argument("--all", dest="every", metavar="FIELD", action="append", default=[], help="all of its values")


def pairs(asked: argparse.Namespace) -> list[tuple[str, str]]:
    """The filter as it was given, as pairs of names and values."""
    given = [(name, v) for name in (*FACETS, *SINGLE) for v in getattr(asked, f"filter_{name}", ())]
    given += [(f"all.{name}", "1") for name in asked.every]
    return [*given, ("contested", "1")] if asked.contested else given
