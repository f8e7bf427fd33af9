"""The command `rasid`: its arguments, its messages and its exit status, and nothing that a library user needs."""

import contextlib
import io
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TextIO

from rasid.cli.arguments import parser
from rasid.cli.say import fault, ours, refused
from rasid.cli.settings import lay
from rasid.errors import RasidError
from rasid.knowledge.shelves import use_books


def main() -> None:
    """Run the command; the user's fault exits 2, ours and inputs that failed exit 1."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_run(sys.argv[1:]))


def _nowhere() -> TextIO:
    """What stands for a stream that whoever started us has closed."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _run(arguments: list[str]) -> int:
    if not arguments:
        parser().print_help(sys.stderr)
        return 2
    asked = parser().parse_args(arguments)
    try:
        if not getattr(asked, "lays_settings", False):
            lay(asked)
        if asked.books:
            use_books(*asked.books)  # before anything is loaded
        status: int = import_module(asked.module).run(asked)
        sys.stdout.flush()
    except RasidError as e:
        fault(e)
        return e.exit_status
    except BrokenPipeError:
        _close_quietly()
        return 141
    except OSError as e:
        fault(refused(e))
        _close_quietly()
        return 2
    except KeyboardInterrupt:
        return 130
    except Exception as e:
        if os.environ.get("RASID_DEBUG"):
            raise
        ours(e)
        return 1
    return status


def _close_quietly() -> None:
    """What is still held for a stdout that takes no more would fail once again at the end."""
    with contextlib.suppress(OSError):
        sys.stdout.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
