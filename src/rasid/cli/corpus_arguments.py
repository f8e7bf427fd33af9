"""The arguments of `rasid corpus`: archives of very many reports, coded shard by shard. Loads nothing."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rasid.cli.input_arguments import about, books, mapped

Make = Callable[..., argparse.ArgumentParser]
Count = Callable[[str], int]


def add_corpus(commands: Any, make: Make, count: Count) -> None:
    """`rasid corpus code | status`."""
    corpus = commands.add_parser("corpus", help="Code archives of very many reports, on many cores or machines.")
    below = corpus.add_subparsers(metavar="code|status", required=True)
    _code(below, make, count)
    _status(below, make)


def engine(command: argparse.ArgumentParser, count: Count) -> None:
    """Who does the work."""
    who = command.add_mutually_exclusive_group()
    who.add_argument("--workers", metavar="N", type=count, help="so many processes here (default: one a core)")
    who.add_argument(
        "--scheduler", metavar="ADDRESS", help="the workers of this scheduler of Dask, as tcp://10.0.0.1:8786"
    )


def _code(commands: Any, make: Make, count: Count) -> None:
    command = make(
        commands, "code", "corpus", "Cut INPUT into shards under DIR, and code each.",
        "What is cut or coded already is passed over: given again, an interrupted command goes on where it was, and "
        "after a change of rasid or of a book it codes what may come out otherwise. Without INPUT nothing new is cut.",
    )  # fmt: skip
    command.add_argument(
        "inputs", nargs="*", metavar="INPUT",
        help="JSON Lines, Parquet, CSV, WARC, packed or not, and whatever else `rasid add` reads; folders of it; -",
    )  # fmt: skip
    command.add_argument("--out", metavar="DIR", type=Path, required=True, help="the folder of the corpus")
    engine(command, count)
    command.add_argument("--shard", metavar="N", type=count, help="reports in a shard, of a new corpus (1000)")
    command.add_argument("--limit", metavar="N", type=count, help="take at most so many things from INPUT, this time")
    command.add_argument(
        "--dry-run", action="store_true", help="say what would be cut and coded and why; write nothing"
    )
    about(command)
    mapped(command)
    books(command)


def _status(commands: Any, make: Make) -> None:
    command = make(commands, "status", "corpus", "Print the ledger of a corpus: what became of everything.")
    command.add_argument("out", metavar="DIR", type=Path, help="the folder of the corpus")
    command.add_argument("--verify", action="store_true", help="hold the bytes of every file against their hash")
    command.add_argument("--json", action="store_true", help="print the ledger as JSON")
    books(command)
