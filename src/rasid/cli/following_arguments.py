"""The commands that follow what changes: briefs and saved searches. Loads nothing."""

from pathlib import Path
from typing import Any

from rasid.cli.export_arguments import PROFILES, filters
from rasid.cli.many_arguments import Make, database


def add_following(commands: Any, make: Make) -> None:
    """`rasid brief` and `rasid searches`."""
    _brief(commands, make)
    _searches(commands, make)


def _brief(commands: Any, make: Make) -> None:
    command = make(
        commands, "brief", "brief", "Tell what is new or changed since a day, and who says so.",
        "The file can be sent on: HTML is one file without scripts, XLSX a row a sentence. Filters are those of "
        "`rasid export`: several values of one mean any of them; --FIELD=-VALUE leaves out.",
    )  # fmt: skip
    command.add_argument(
        "--since", metavar="DATE", required=True, help="what came into the database on this day or later"
    )
    command.add_argument("--search", metavar="NAME", help="under this saved search")
    command.add_argument("--query", metavar="QUERY", help="under this search, as the page's address has it")
    command.add_argument("--profile", choices=PROFILES, default="internal", help="how much is disclosed (internal)")
    command.add_argument("--to", choices=("text", "json", "html", "xlsx"), help="default: text")
    command.add_argument("--out", metavar="FILE", type=Path, help="write there, not to stdout")
    command.add_argument("--lang", choices=("ar", "en"), help="its language; default: en")
    filters(command, without=("since",), short={"killed_min": "--killed", "roots_min": "--roots"})
    database(command)


def _searches(commands: Any, make: Make) -> None:
    searches = commands.add_parser("searches", help="Save searches, to follow what is new under them.")
    below = searches.add_subparsers(metavar="add|list|remove", required=True)
    new = make(below, "add", "searches", "Save a search.", "QUERY is what the page's address has behind its «?».")
    new.add_argument("name", metavar="NAME")
    new.add_argument("query", metavar="QUERY", help="as 'country=sy&killed_min=5'")
    new.add_argument("--by", metavar="NAME", help="who saves it; default: RASID_USER, or nobody")
    told = make(below, "list", "searches", "Print the saved searches.")
    told.add_argument("--json", action="store_true", help="print JSON Lines")
    gone = make(below, "remove", "searches", "Forget a saved search.")
    gone.add_argument("name", metavar="NAME", help="its name, or its id")
    for command, name in ((new, "add"), (told, "list"), (gone, "remove")):
        command.set_defaults(command=f"searches {name}")
    database(new, told, gone)
