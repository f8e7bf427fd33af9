"""The commands of many reports: what is kept, the events drawn of it, what people decide. Loads nothing."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rasid.cli.input_arguments import about, mapped
from rasid.cli.people_arguments import add_people

Make = Callable[..., argparse.ArgumentParser]
Count = Callable[[str], int]
DECISIONS = ("same", "different", "unsure", "accept", "assess", "grade", "correct", "undo")


def add_commands(commands: Any, make: Make, count: Count) -> None:
    """Every command that needs a database; ``make`` makes one of them, ``count`` reads a number."""
    _add(commands, make)
    _events(commands, make, count)
    _decide(commands, make)
    _review(commands, make, count)
    _tally(commands, make, count)
    _control(commands, make)
    _rebuild(commands, make)
    _search(commands, make, count)
    _kept(commands, make)
    _erase(commands, make)
    _feeds(commands, make)
    _db(commands, make)
    database(*add_people(commands, make))
    _serve(commands, make, count)


def database(*made: argparse.ArgumentParser) -> None:
    """Which database: everything else of the command reads and writes there."""
    for command in made:
        command.add_argument(
            "--db", metavar="URL",
            help="a file, sqlite:///FILE or postgresql://…; default: RASID_DB, else rasid.db of your own folder",
        )  # fmt: skip
        command.add_argument("--books", metavar="DIR", action="append", default=[], help="as for `rasid code`")
        command.set_defaults(policy=None)  # of the settings, wherever events are drawn anew


def _form(command: argparse.ArgumentParser, *forms: str) -> None:
    command.add_argument("--to", choices=forms, help="default: a table on a terminal, JSON Lines elsewhere")
    form_file(command)


def form_file(command: argparse.ArgumentParser) -> None:
    """Where the output goes."""
    command.add_argument("--out", metavar="FILE", type=Path, help="write there, not to stdout")


def policy(command: argparse.ArgumentParser) -> None:
    """How ``best`` is filled."""
    command.add_argument(
        "--policy", choices=("agree2", "lowest", "majority", "assessment"),
        help="how the one best figure is chosen; without it there is none, only the range",
    )  # fmt: skip


def _add(commands: Any, make: Make) -> None:
    command = make(
        commands, "add", "keep", "Keep reports, read them, and draw the events they tell of.",
        "What was kept before is known again; an interrupted command goes on where it was when it is given again.",
    )  # fmt: skip
    command.add_argument(
        "sources", nargs="+", metavar="SOURCE",
        help="text, HTML, RSS, Telegram result.json, WARC, PDF, JSON Lines, CSV, XLSX, Parquet, archives, folders; -",
    )  # fmt: skip
    about(command)
    mapped(command)
    command.add_argument("--only-keep", action="store_true", help="read nothing and draw no events yet")
    policy(command)
    database(command)


def filters(command: argparse.ArgumentParser, count: Count) -> None:
    """Which incidents."""
    command.add_argument("--since", metavar="DATE", help="on this day or later, as 2021-07-29")
    command.add_argument("--until", metavar="DATE", help="on this day or earlier")
    command.add_argument("--country", metavar="CODE", help="as sy, iq, ye")
    command.add_argument("--admin1", metavar="NAME", help="the governorate, by its English name")
    command.add_argument("--kind", metavar="KIND", help="as «Armed clash»")
    command.add_argument("--actor", metavar="ID", help="a party or any under it, as sy/regime")
    command.add_argument("--killed", metavar="N", type=count, help="at least so many reported killed, at the most")
    command.add_argument("--roots", metavar="N", type=count, help="told on the word of at least so many roots")
    command.add_argument("--contested", action="store_true", help="only where a figure is contested")


def _events(commands: Any, make: Make, count: Count) -> None:
    many = make(commands, "events", "events", "Print the incidents that reports tell of, with their ranges and roots.")
    filters(many, count)
    many.add_argument("--limit", metavar="N", type=count, default=50, help="how many (50; 0 for all)")
    many.add_argument("--full", action="store_true", help="print each as `rasid event` does, with every root")
    _form(many, "table", "json", "jsonl", "csv")
    one = make(
        commands, "event", "events", "Show one incident: every figure, on whose word it stands, and what was left out."
    )
    one.add_argument("id", metavar="ID", help="of an incident, or of any claim told in it; or its beginning")
    one.add_argument("--json", action="store_true", help="print its JSON")
    database(many, one)


def _decide(commands: Any, make: Make) -> None:
    command = make(
        commands, "decide", "decide", "Write down what you decide; it is added beside what was read, never over it.",
        "same, different, unsure ID ID… · accept ID · assess ID FIGURE N · grade ID FIGURE GRADE · "
        "correct CLAIM FIELD VALUE · undo DECISION",
    )  # fmt: skip
    command.add_argument("what", choices=DECISIONS)
    command.add_argument("about", nargs="+", metavar="ID", help="of claims, incidents or a decision, and what is set")
    command.add_argument("--by", metavar="NAME", help="who decides; default: RASID_USER")
    command.add_argument("--why", metavar="TEXT", default="", help="the reason")
    database(command)


def _review(commands: Any, make: Make, count: Count) -> None:
    command = make(commands, "review", "review", "Go through what needs a person's eye, the most useful first.")
    command.add_argument("--limit", metavar="N", type=count, default=20, help="how many (20)")
    command.add_argument("--by", metavar="NAME", help="who decides; default: RASID_USER")
    command.add_argument("--list", action="store_true", help="print them and ask nothing")
    database(command)


def _tally(commands: Any, make: Make, count: Count) -> None:
    command = make(
        commands, "tally", "tally", "Add up what reports say of the incidents: sums of lows to sums of highs.",
        "An enumeration of reports, never a death toll; figures since a date or over several incidents stay out.",
    )  # fmt: skip
    filters(command, count)
    command.add_argument("--by", choices=("admin1", "month", "kind", "country"), help="a sum for each")
    _form(command, "table", "json", "jsonl", "csv")
    database(command)


def _control(commands: Any, make: Make) -> None:
    command = make(commands, "control", "control", "Who holds a place, or the places of an area, by what reports say.")
    command.add_argument("place", metavar="PLACE", help="a name, or the id of a place or area, as sy-daraa-tafas")
    command.add_argument("--on", metavar="DATE", help="on this day; default: the last that is told")
    command.add_argument("--country", metavar="CODE", help="settles names that two countries share")
    command.add_argument("--json", action="store_true", help="print JSON Lines")
    database(command)


def _rebuild(commands: Any, make: Make) -> None:
    command = make(
        commands, "rebuild", "rebuild", "Drop all events and draw them anew from claims and decisions.",
        "Reports that the books in force have not read are read first.",
    )  # fmt: skip
    policy(command)
    database(command)


def _search(commands: Any, make: Make, count: Count) -> None:
    command = make(commands, "search", "search", "Find words in the reports kept, however they are spelt or joined.")
    command.add_argument("words", nargs="+", metavar="WORD")
    command.add_argument("--limit", metavar="N", type=count, default=20, help="how many (20)")
    command.add_argument("--json", action="store_true", help="print JSON Lines")
    database(command)


def _kept(commands: Any, make: Make) -> None:
    reports = make(commands, "reports", "kept", "Print the reports kept, by day.")
    reports.add_argument("--since", metavar="DATE", help="published on this day or later")
    reports.add_argument("--until", metavar="DATE", help="published on this day or earlier")
    reports.add_argument("--outlet", metavar="NAME", help="published by this outlet")
    reports.add_argument("--country", metavar="CODE", help="about this country, as sy, iq, ye")
    decisions = make(commands, "decisions", "kept", "Print what people decided.")
    decisions.add_argument("--all", action="store_true", help="also what was undone, and the undoing")
    ledger = make(commands, "ledger", "kept", "Print what became of every item that was ever found.")
    ledger.add_argument("--status", choices=("stored", "duplicate", "failed", "open"), help="only these")
    for command in (reports, decisions, ledger):
        command.add_argument("--json", action="store_true", help="print JSON Lines")
    database(reports, decisions, ledger)


def _erase(commands: Any, make: Make) -> None:
    command = make(
        commands, "erase", "erase", "Take a report or a name out of the database for good; a tombstone stays.",
        "Backups made before hold it still: make a new one and delete them.",
    )  # fmt: skip
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("--report", metavar="ID", help="the report with everything read in it")
    which.add_argument("--name", metavar="NAME", help="this name, wherever it stands")
    command.add_argument("--why", metavar="TEXT", required=True, help="the reason; the name must not stand in it")
    command.add_argument("--by", metavar="NAME", help="who decides; default: RASID_USER")
    command.add_argument("--yes", action="store_true", help="do not ask")
    database(command)


def _feeds(commands: Any, make: Make) -> None:
    feeds = commands.add_parser("feeds", help="Poll feeds of news outlets politely and keep what they bring.")
    below = feeds.add_subparsers(metavar="add|list|remove|run", required=True)
    new = make(below, "add", "feeds", "Remember a feed.")
    new.add_argument("url", metavar="URL")
    new.add_argument("--outlet", metavar="NAME", help="who publishes it; default: as the feed says")
    new.add_argument("--country", metavar="CODE", help="the country it is about, as sy, iq, ye")
    new.add_argument("--articles", action="store_true", help="read the page of each entry, not the feed's own text")
    told = make(below, "list", "feeds", "Print the feeds and when each was last polled.")
    gone = make(below, "remove", "feeds", "Forget a feed; what it brought stays.")
    gone.add_argument("url", metavar="URL")
    run = make(below, "run", "feeds", "Poll every feed once, read what is new and draw the events.")
    database(new, told, gone, run)
    for command, name in ((new, "add"), (told, "list"), (gone, "remove"), (run, "run")):
        command.set_defaults(command=f"feeds {name}")


def _db(commands: Any, make: Make) -> None:
    db = commands.add_parser("db", help="Check, back up, restore, upgrade or verify the database.")
    below = db.add_subparsers(metavar="backup|check|restore|upgrade|verify", required=True)
    check = make(below, "check", "db", "Print what the database holds and the head of its audit.")
    check.add_argument("--sweep", action="store_true", help="remove raw files that a broken off command left")
    verify = make(below, "verify", "db", "Compute every hash anew and name what was changed.")
    verify.add_argument("--head", metavar="HASH", help="the head that an export or a backup printed")
    backup = make(below, "backup", "db", "Write everything into one file.")
    backup.add_argument("file", metavar="FILE", type=Path)
    restore = make(below, "restore", "db", "Make a database of a backup; the one it is to be must not exist yet.")
    restore.add_argument("file", metavar="FILE", type=Path)
    upgrade = make(below, "upgrade", "db", "Bring a database of an earlier release to this one.")
    made: Sequence[argparse.ArgumentParser] = (check, verify, backup, restore, upgrade)
    database(*made)
    for command, name in zip(made, ("check", "verify", "backup", "restore", "upgrade"), strict=True):
        command.set_defaults(command=f"db {name}")


def _serve(commands: Any, make: Make, count: Count) -> None:
    command = make(
        commands, "serve", "serve", "Open the page: map, events, reports and review, in the browser of this machine.",
        "Nothing leaves the machine. Ctrl-C ends it.",
    )  # fmt: skip
    command.add_argument("--port", metavar="N", type=count, help="default: 8765, or the next that is free; 0 for any")
    command.add_argument("--host", metavar="ADDRESS", help="default: 127.0.0.1, this machine alone")
    command.add_argument("--allow-host", metavar="NAME", action="append", help="a name by which others may call it")
    command.add_argument("--team", action="store_true", help="ask for logins; `rasid people` makes them")
    command.add_argument(
        "--behind-https", action="store_true", help="a proxy with TLS stands before it, and nobody else reaches it"
    )
    command.add_argument("--demo", action="store_true", help="show the made-up dispatches that come with rasid")
    command.add_argument("--idle", metavar="MINUTES", type=count, help="end once nobody has asked for so long")
    command.add_argument("--no-open", dest="open", action="store_false", default=None, help="open no browser")
    policy(command)
    database(command)
