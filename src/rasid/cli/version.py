"""`rasid --version`: which rasid, and which books, for both decide what is read."""

import argparse

from rasid.cli.say import fault, out
from rasid.cli.settings import lay
from rasid.errors import RasidError
from rasid.version import VERSION


def tell(asked: argparse.Namespace) -> int:
    """Print both; the exit status. Books that cannot be read are told after the version, which always comes."""
    out(f"rasid {VERSION}")
    try:
        lay(asked)
        from rasid.knowledge.shelves import shelves
        from rasid.pipeline import made_by

        laid = [str(s.folder) for s in shelves() if s.name]
        out(f"books {made_by().rpartition('books:')[2]}" + "".join(f" + {folder}" for folder in laid))
    except RasidError as e:
        fault(e)
        return e.exit_status
    return 0
