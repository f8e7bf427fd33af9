"""The arguments of `rasid export`. Loads nothing."""

from typing import Any

from rasid.cli.many_arguments import Count, Make, database, filters, form_file, policy

SCHEMES = ("acled", "ucdp", "plover", "claims", "events", "figures", "tallies")
FORMS = ("csv", "xlsx", "jsonl", "geojson", "parquet", "geopackage")
PROFILES = ("internal", "partner", "public")


def add_export(commands: Any, make: Make, count: Count) -> None:
    """`rasid export`."""
    command = make(
        commands, "export", "export", "Write the events as a file that other people's programs open.",
        "A sheet goes with it: a second worksheet, or FILE.about.json and FILE.about.txt beside the file.",
    )  # fmt: skip
    command.add_argument("--as", dest="scheme", choices=SCHEMES, required=True, help="whose columns")
    command.add_argument("--to", choices=FORMS, required=True, help="the format of the file")
    form_file(command)
    command.add_argument("--hxl", action="store_true", help="a row of HXL tags under the headings (csv, xlsx)")
    command.add_argument("--profile", choices=PROFILES, help="how much is disclosed (internal)")
    command.add_argument("--cut-off", metavar="DAY", help="as if nothing published after this day were known")
    command.add_argument("--by", choices=("admin1", "month", "kind", "country"), help="of tallies: a sum for each")
    filters(command, count)
    policy(command)
    database(command)
