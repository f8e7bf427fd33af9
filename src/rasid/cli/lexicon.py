"""`rasid lexicon`: whether the books hold, what they lack, and how large they are."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict

from rasid import lexicon
from rasid.cli.code import inputs
from rasid.cli.say import Progress, book_line, fault, out, say
from rasid.cli.writing import put
from rasid.errors import UserError
from rasid.export.words import clean
from rasid.ingest.inputs import FailedInput
from rasid.lexicon import Unknown
from rasid.pipeline import Coded, code_inputs


def run(asked: argparse.Namespace) -> int:
    """Run the tool that was asked for."""
    tool: int = {"check": _check, "gaps": _gaps, "schema": _schema, "stats": _stats}[asked.command](asked)
    return tool


def _check(asked: argparse.Namespace) -> int:
    ran, faults = lexicon.check()
    for f in faults:
        say(f"{book_line(f.where)}: {f.what}")
        say(f"    {f.mend}")
    say(f"rasid: {ran} examples run, {len(faults)} faults")
    return 1 if faults else 0


def _gaps(asked: argparse.Namespace) -> int:
    failed: list[FailedInput] = []
    with Progress(lambda: None, on_stdout=False) as progress:
        found = lexicon.gaps(_read(code_inputs(inputs(asked)), failed, progress))
    chosen = [u for u in found if asked.kind in (None, u.kind)]
    if found and not chosen:
        kinds = ", ".join(sorted({u.kind for u in found}))
        raise UserError(f"there is no gap of kind «{asked.kind}»", where="--kind", mend=f"there are: {kinds}")
    if not found and not failed:
        say("rasid: nothing was noticed that was not understood")
    for u in chosen[: asked.top]:
        if asked.json:
            out(json.dumps(asdict(u), ensure_ascii=False))
        else:
            out(f"{u.times:6} in {u.reports:4} reports  {u.kind}: {clean(u.words)}")
            _show(u)
    return 1 if failed else 0


def _show(u: Unknown) -> None:
    """Where it was met, and what may be added for it."""
    for example in u.examples:
        out(f"          {clean(example)}", "note")
    for line in u.proposal.candidates:
        out(f"          ? {line}")
    if u.proposal.entry:
        out(f"# {u.proposal.book}", "note")
        for line in u.proposal.entry.splitlines():
            out(line)


def _read(results: Iterator[Coded | FailedInput], failed: list[FailedInput], progress: Progress) -> Iterator[Coded]:
    for result in results:
        progress.step()
        if isinstance(result, FailedInput):
            failed.append(result)
            fault(result.error, result.where)
        else:
            yield result


def _schema(asked: argparse.Namespace) -> int:
    from rasid.knowledge.schema import schemas

    asked.out.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        put(asked.out / name, text)
        out(str(asked.out / name))
    return 0


def _stats(asked: argparse.Namespace) -> int:
    sizes = lexicon.stats()
    out(f"{'book':40} {'entries':>8} {'examples':>9} {'without':>8}", "head")
    for s in sizes:
        out(f"{s.book:40} {s.entries:8} {s.examples:9} {s.bare:8}")
    totals = (sum(s.entries for s in sizes), sum(s.examples for s in sizes), sum(s.bare for s in sizes))
    out(f"{'all':40} {totals[0]:8} {totals[1]:9} {totals[2]:8}")
    return 0
