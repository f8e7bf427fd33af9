"""`rasid lexicon`: whether the books hold, what they lack, and how large they are."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated

import typer

from rasid import lexicon
from rasid.cli.code import Country, Outlet, Published, day_of, known_inputs
from rasid.cli.say import fault, say
from rasid.export.words import clean
from rasid.pipeline import Coded, Failed, code_inputs

app = typer.Typer(help="Check the books, find what they lack, count what they hold.", no_args_is_help=True)


@app.command("check")
def check() -> None:
    """Run the examples of every entry; name file, line and mend of each that fails."""
    run, faults = lexicon.check()
    for f in faults:
        say(f"data/{f.where}: {f.what}")
        say(f"    {f.mend}")
    say(f"rasid: {run} examples run, {len(faults)} faults")
    if faults:
        raise typer.Exit(1)


@app.command("gaps")
def gaps(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="As for `rasid code`.")],
    top: Annotated[int, typer.Option(metavar="N", help="How many to print.")] = 50,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Only gaps of this kind.")] = None,
    published: Published = None,
    outlet: Outlet = None,
    country: Country = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines.")] = False,
) -> None:
    """Print what was noticed most often in INPUT and not understood: what the books lack."""
    from rasid.ingest.files import read_inputs

    known_inputs(inputs)
    items = read_inputs(
        inputs, published=day_of(published), outlet=outlet, country=country, stdin=sys.stdin.buffer
    )  # fmt: skip
    found = lexicon.gaps(_read(code_inputs(items)))
    for u in [u for u in found if kind in (None, u.kind)][:top]:
        if as_json:
            typer.echo(json.dumps(asdict(u), ensure_ascii=False).encode("utf-8", "backslashreplace"))
        else:
            typer.echo(
                f"{u.times:6} in {u.reports:4} reports  {u.kind}: {clean(u.words)}\n          … {clean(u.example)} …"
            )


def _read(results: Iterator[Coded | Failed]) -> Iterator[Coded]:
    for result in results:
        if isinstance(result, Failed):
            fault(result.error, result.where)
        else:
            yield result


@app.command("stats")
def stats() -> None:
    """Print how many entries and examples each book holds."""
    sizes = lexicon.stats()
    typer.echo(f"{'book':40} {'entries':>8} {'examples':>9} {'without':>8}")
    for s in sizes:
        typer.echo(f"{s.book:40} {s.entries:8} {s.examples:9} {s.bare:8}")
    totals = (sum(s.entries for s in sizes), sum(s.examples for s in sizes), sum(s.bare for s in sizes))
    typer.echo(f"{'all':40} {totals[0]:8} {totals[1]:9} {totals[2]:8}")
