"""The command `rasid`: its arguments, its messages and its exit status, and nothing that a library user needs."""

import os
import sys

import typer

from rasid.cli import code, evaluate, explain, lexicon
from rasid.cli.say import fault, ours
from rasid.errors import RasidError
from rasid.version import VERSION

app = typer.Typer(
    name="rasid",
    help="Reads Arabic conflict reporting and writes down what each report claims, and according to whom.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("code")(code.code)
app.command("try")(explain.try_text)
app.command("explain")(explain.explain)
app.command("evaluate")(evaluate.evaluate)
app.add_typer(lexicon.app, name="lexicon")


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"rasid {VERSION}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", callback=_show_version, is_eager=True, help="Print the version."),
) -> None:
    pass


def main() -> None:
    """Run the command; the user's fault exits 2, ours and inputs that failed exit 1."""
    try:
        app()
    except RasidError as e:
        fault(e)
        sys.exit(e.exit_status)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except Exception as e:
        if os.environ.get("RASID_DEBUG"):
            raise
        ours(e)
        sys.exit(1)
