"""Writes docs/export-columns.md: every column of every export, from the data by which exports are made.

python tools/export_columns.py [--check]
"""

import sys
from pathlib import Path

from rasid.export.formats import SCHEMES
from rasid.knowledge.formats import columns, disclosure, words

PAGE = Path(__file__).resolve().parent.parent / "docs" / "export-columns.md"
HEAD = """# The columns of the exports

Written by `tools/export_columns.py` from the data by which the exports are made; the sheet that goes with every export
says the same of its own columns. «HXL» is the tag that `--hxl` puts under the heading. How to use them:
[guide/export.md](guide/export.md).
"""
_HEADING = "| | column | type | HXL | what it holds | ما فيه |"


def page() -> str:
    """The page as it should be."""
    parts = [HEAD]
    for scheme, made in SCHEMES.items():
        parts.append(_section(f"`--as {scheme}`", scheme, made.columns))
        if made.nested:
            parts.append(_section(f"`--as {scheme} --to jsonl`", scheme, made.nested.columns))
    return "\n".join(parts)


def _section(title: str, scheme: str, table: str) -> str:
    told = words()["schemes"][scheme]
    lines = [f"## {title}", "", f"{told['en']}. {told['ar']}.", "", _HEADING, "|---|---|---|---|---|---|"]
    for n, c in enumerate(columns(table), start=1):
        tag = f"`{c.hxl}`" if c.hxl else ""
        lines.append(f"| {n} | `{c.name}` | {c.type} | {tag} | {_cell(c.en)} | {_cell(c.ar)} |")
    for profile, said in disclosure()["profiles"].items():
        gone = [f for what in said["drop"] for f in disclosure()["fields"].get(what, {}).get(table, ())]
        if gone:
            lines += ["", f"Dropped in `{profile}`: {', '.join(f'`{g}`' for g in gone)}."]
    return "\n".join([*lines, ""])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> int:
    """Write the page, or with --check tell whether it is as it should be."""
    if "--check" in sys.argv:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == page()
        print("docs/export-columns.md is as it should be" if same else "run python tools/export_columns.py")
        return 0 if same else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
