"""The command `rasid`: its arguments, its messages and its exit status, and nothing that a library user needs."""

import io
import os
import sys
from importlib import import_module

from rasid.cli.arguments import parser
from rasid.cli.say import fault, ours
from rasid.errors import RasidError, UserError


def main() -> None:
    """Run the command; the user's fault exits 2, ours and inputs that failed exit 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    if not arguments:
        parser().print_help(sys.stderr)
        return 2
    asked = parser().parse_args(arguments)
    try:
        status: int = import_module(asked.module).run(asked)
        sys.stdout.flush()
    except RasidError as e:
        fault(e)
        return e.exit_status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError) as e:
        fault(UserError(e.strerror or str(e), where=str(e.filename), mend="check the path and its permissions"))
        return 2
    except KeyboardInterrupt:
        return 130
    except Exception as e:
        if os.environ.get("RASID_DEBUG"):
            raise
        ours(e)
        return 1
    return status
