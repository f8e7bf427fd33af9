"""The commands that follow what changes: briefs and saved searches. Loads nothing."""

from pathlib import Path
from typing import Any

from rasid.cli.many_arguments import Count, Make, database


def add_following(commands: Any, make: Make, count: Count) -> None:
    """`rasid brief` and `rasid searches`."""
    _brief(commands, make, count)
    _searches(commands, make)


def _brief(commands: Any, make: Make, count: Count) -> None:
    command = make(
        commands, "brief", "brief", "Tell what is new or changed since a day, and who says so.",
        "The file can be sent on: HTML is one file without scripts, XLSX a row a sentence.",
    )  # fmt: skip
    command.add_argument(
        "--since", metavar="DATE", required=True, help="what came into the database on this day or later"
    )
    command.add_argument("--search", metavar="NAME", help="under this saved search")
    command.add_argument("--query", metavar="QUERY", help="under this search, as the page's address has it")
    command.add_argument("--country", metavar="CODE", help="as sy, iq, ye")
    command.add_argument("--admin1", metavar="NAME", help="the governorate, by its English name")
    command.add_argument("--kind", metavar="KIND", help="as «Armed clash»")
    command.add_argument("--actor", metavar="ID", help="a party or any under it, as sy/regime")
    command.add_argument("--killed", metavar="N", type=count, help="at least so many reported killed, at the most")
    command.add_argument("--roots", metavar="N", type=count, help="told on the word of at least so many roots")
    command.add_argument("--contested", action="store_true", help="only where a figure is contested")
    command.add_argument("--to", choices=("text", "json", "html", "xlsx"), help="default: text")
    command.add_argument("--out", metavar="FILE", type=Path, help="write there, not to stdout")
    command.add_argument("--lang", choices=("ar", "en"), help="its language; default: en")
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
