"""Every command, its arguments and its help, in one place that loads nothing; a command's room is loaded when it runs.

argparse, because it is there at once: a command line that validates with a schema library takes a fifth of a second
before the first word is read.
"""

import argparse
from pathlib import Path
from typing import NoReturn, TypeAlias

from rasid.cli.corpus_arguments import add_corpus
from rasid.cli.export_arguments import add_export
from rasid.cli.following_arguments import add_following
from rasid.cli.input_arguments import about, books
from rasid.cli.looking_arguments import add_looking
from rasid.cli.many_arguments import add_commands
from rasid.cli.say import say

_EXAMPLES = """\
examples:
  rasid try "قُتل سبعة جنود في هجوم على حاجز قرب درعا"
  rasid code article.html --published 2021-07-29 --country sy
  rasid code reports.jsonl --out claims.jsonl
  rasid explain claims.jsonl CLAIM-ID
  rasid add reports.jsonl page.html result.json        keep reports, read them, draw the events they tell of
  rasid events --country sy --killed 5                 incidents with their ranges; `rasid event ID` shows every root

exit status: 0 done; 1 an input could not be read, or rasid failed; 2 the command can be mended
"""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong and what to do, as every other error of rasid does."""

    def error(self, message: str) -> NoReturn:
        say(f"{self.prog}: {message}")
        say(f"       {self.prog} --help shows what it takes")
        raise SystemExit(2)


def parser() -> argparse.ArgumentParser:
    """The whole command."""
    whole = _Parser(
        prog="rasid",
        description="Reads Arabic conflict reporting and writes down what each report claims, and according to whom.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action=_Version, nargs=0, help="print the version, and the digest of the books")
    whole.add_argument(
        "--settings", metavar="FILE", help="your settings; default: RASID_SETTINGS, else your rasid.toml"
    )
    commands = whole.add_subparsers(metavar="COMMAND", required=True)
    _code(commands)
    _try(commands)
    _explain(commands)
    _lexicon(commands)
    _places(commands)
    _evaluate(commands)
    add_commands(commands, _command, _count)
    add_export(commands, _command, _count)
    add_following(commands, _command)
    add_looking(commands, _command)
    add_corpus(commands, _command, _count)
    return whole


class _Version(argparse.Action):
    """Prints the version and ends; the books, which take a moment to read, are read for this alone."""

    def __call__(self, parser: object, asked: argparse.Namespace, values: object, option: object = None) -> NoReturn:
        from rasid.cli.version import tell

        raise SystemExit(tell(asked))


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"«{text}» is no number of lines")
    return int(text)


_Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"


def _command(commands: _Commands, name: str, module: str, about: str, more: str = "") -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=about, description=f"{about} {more}".strip())
    made.set_defaults(module=f"rasid.cli.{module}", command=name)
    made.add_argument("--settings", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return made


def _code(commands: _Commands) -> None:
    command = _command(
        commands, "code", "code", "Write down what each report claims.",
        "An input that cannot be read is told on stderr and the rest are done; the exit status is then 1.",
    )  # fmt: skip
    command.add_argument("inputs", nargs="+", metavar="INPUT", help="text, HTML, JSON Lines, a folder, or - for stdin")
    about(command)
    command.add_argument(
        "--to",
        choices=("table", "json", "jsonl", "csv"),
        help="default: a table on a terminal, JSON Lines elsewhere",
    )
    command.add_argument("--explain", action="store_true", help="add the candidates that each place won over")
    command.add_argument("--out", metavar="FILE", type=Path, help="write there, not to stdout")
    books(command)


def _try(commands: _Commands) -> None:
    command = _command(commands, "try", "explain", "Read TEXT and show what read each value.")
    command.add_argument("text", metavar="TEXT", help="Arabic text, in quotation marks")
    about(command)
    command.add_argument("--json", action="store_true", help="print the JSON of the report")
    books(command)


def _explain(commands: _Commands) -> None:
    command = _command(commands, "explain", "explain", "Show one coded claim: its words, rules and rival places.")
    command.add_argument("coded", metavar="CODED-FILE", type=Path, help="what `rasid code` wrote, JSON or JSON Lines")
    command.add_argument("claim_id", metavar="CLAIM-ID", help="the claim's id, or its beginning")
    books(command)


def _lexicon(commands: _Commands) -> None:
    lexicon = commands.add_parser("lexicon", help="Check the books, find what they lack, count what they hold.")
    below = lexicon.add_subparsers(metavar="add|check|diff|gaps|schema|stats", required=True)
    check = _command(
        below, "check", "lexicon", "Run the examples of every entry; name file, line and mend of what fails."
    )
    check.add_argument(
        "--leave-one-out", action="store_true", help="tell which entries and guards no example would miss (minutes)"
    )
    stats = _command(below, "stats", "lexicon", "Print how many entries and examples each book holds.")
    gaps = _command(below, "gaps", "lexicon", "Print what was noticed most often in INPUT and not understood.")
    gaps.add_argument("inputs", nargs="+", metavar="INPUT", help="as for `rasid code`")
    gaps.add_argument("--top", metavar="N", type=_count, default=50, help="how many to print (50)")
    gaps.add_argument("--kind", metavar="KIND", help="only gaps of this kind")
    about(gaps)
    gaps.add_argument("--json", action="store_true", help="print JSON Lines")
    _add(below)
    diff = _command(
        below, "diff", "diff", "Show what the books of --books change in the claims of INPUT.",
        "Or with --before what changed since `rasid code` wrote that file; without INPUT its own reports are read.",
    )  # fmt: skip
    diff.add_argument("inputs", nargs="*", metavar="INPUT", help="as for `rasid code`")
    diff.add_argument("--before", metavar="FILE", type=Path, help="what `rasid code` wrote earlier")
    about(diff)
    diff.add_argument("--json", action="store_true", help="print one JSON object")
    schema = _command(
        below, "schema", "lexicon", "Write JSON Schemas of the YAML books, for editors that complete from them.",
        "In a book: # yaml-language-server: $schema=DIR/actors.json",
    )  # fmt: skip
    schema.add_argument("--out", metavar="DIR", type=Path, required=True, help="the folder to write them into")
    for command in (check, stats, gaps, schema, diff):
        books(command)


_TEXTS = {
    "actor": "id ar en kind parent same source unit acled backing years",
    "place": "id name_ar name_en country kind level admin1 admin2 pcode lat lon population shy source within "
    "aliases_ar",
    "trigger": "id kind frame status measure generic weak",
}
_LISTS = {
    "actor": "country aliases abbreviations guarded near near_report after not_after not_before yes no",
    "place": "",
    "trigger": "verbs nouns phrases company without except never yes no",
}


def _add(commands: _Commands) -> None:
    add = commands.add_parser("add", help="Add an actor, a place or a trigger to your own books.")
    below = add.add_subparsers(metavar="actor|place|trigger", required=True)
    for sort in _TEXTS:
        command = _command(
            below, sort, "add", f"Add {'an' if sort == 'actor' else 'a'} {sort}: asked on a terminal, or by flags.",
            "Nothing is written where a check or an example fails. data/README.ar.md says what each field means.",
        )  # fmt: skip
        for name in _TEXTS[sort].split():
            command.add_argument(f"--{name.replace('_', '-')}", dest=f"is_{name}", metavar="TEXT")
        for name in _LISTS[sort].split():
            command.add_argument(
                f"--{name.replace('_', '-')}", dest=f"is_{name}", metavar="TEXT", nargs="+", action="extend"
            )
        command.add_argument("--write", action="store_true", help="write it without asking")
        command.add_argument("--into", metavar="FILE", type=Path, help="into this book, not one of your own")
        books(command)


def _places(commands: _Commands) -> None:
    places = commands.add_parser("places", help="Bring a public gazetteer into your own books of places.")
    below = places.add_subparsers(metavar="import|list|remove", required=True)
    taken = _command(
        below, "import", "places", "Bring the places of FILE into your own books.",
        "What is known already is merged; what cannot be taken is counted by reason. `places remove` undoes it.",
    )  # fmt: skip
    files = "files of that format, zipped ones too; of cod-ab and csv also workbooks (.xlsx)"
    taken.add_argument("files", nargs="+", metavar="FILE", type=Path, help=files)
    taken.add_argument("--format", required=True, choices=("geonames", "whosonfirst", "cod-ab", "csv"))
    taken.add_argument("--name", metavar="NAME", help="what to call it; default: the format and the file's name")
    taken.add_argument("--country", metavar="CODES", help="only these, as sy,iq; one alone also fills what is not said")
    taken.add_argument("--kinds", metavar="KINDS", help="only these, as city,town,village,camp")
    taken.add_argument("--min-population", metavar="N", type=_count, default=0, help="only places of so many people")
    taken.add_argument("--columns", metavar="MAP", help="of a table: name_ar=NAME,lat=Y,lon=X,…")
    taken.add_argument("--alternate-names", metavar="FILE", type=Path, help="of GeoNames: alternateNamesV2.txt")
    taken.add_argument("--licence", metavar="TEXT", help="the licence, and whom to name, where the format says neither")
    taken.add_argument("--report", metavar="CSV", type=Path, help="write every merged and refused row there")
    taken.add_argument("--dry-run", action="store_true", help="say what would be done, and write no book")
    told = _command(below, "list", "places", "Print what was imported, from where and under what licence.")
    gone = _command(below, "remove", "places", "Take an import away again.")
    gone.add_argument("name", metavar="NAME", help="as `rasid places list` prints it")
    for command in (taken, told, gone):
        command.set_defaults(books=[])


def _evaluate(commands: _Commands) -> None:
    command = _command(commands, "evaluate", "evaluate", "Compare what rasid reads with what a person coded.")
    command.add_argument("golds", nargs="+", metavar="GOLD", type=Path, help="JSON Lines with events, coded by hand")
    command.add_argument("--floors", metavar="FILE", type=Path, help="fail where a slot is under its floor")
    command.add_argument("--misses", metavar="N", type=_count, default=0, help="print N missed and extra claims")
    command.add_argument("--coded", metavar="FILE", type=Path, help="score this output of `rasid code`")
    command.add_argument(
        "--raise-floors", action="store_true", help="write what was measured into FILE; floors only rise"
    )
    command.add_argument("--json", action="store_true", help="print the figures as JSON")
    books(command)
