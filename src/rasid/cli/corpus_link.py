"""`rasid corpus link`: the claims of a coded corpus put together into incidents, and settled."""

import argparse
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from rasid.cli.corpus_means import INTERRUPTED, stopped_politely, workers
from rasid.cli.say import many, say
from rasid.pipeline.corpus.linking.door import Means, link_corpus, to_link
from rasid.pipeline.corpus.linking.ledger import Linked


def run(asked: argparse.Namespace) -> int:
    """Link a corpus, or say what would be linked."""
    if asked.dry_run:
        for line in to_link(asked.out, asked.policy):
            say(f"rasid: {line}")
        return 0
    told = _Told()
    books = tuple(str(Path(b).absolute()) for b in asked.books)
    means = Means(workers(asked), asked.scheduler, told.step, lambda text: say(f"rasid: {text}"), books)
    try:
        with stopped_politely():
            done = link_corpus(asked.out, policy=asked.policy, means=means)
    except KeyboardInterrupt:
        say("rasid: stopped; give the same command again to go on")
        return INTERRUPTED
    told.end(done)
    return 0


@dataclass(slots=True)
class _Told:
    """One line for each stage; on a terminal it counts its tasks."""

    began: float = field(default_factory=time.monotonic)
    since: float = field(default_factory=time.monotonic)
    stage: str = ""

    def step(self, stage: str, done: int, of: int) -> None:
        """A task more is done."""
        if stage != self.stage:
            self.stage, self.since = stage, time.monotonic()
        took = time.monotonic() - self.since
        if sys.stderr.isatty():
            left = f", {took / done * (of - done):.0f} s left" if done and done < of else ""
            sys.stderr.write(f"\r\x1b[Krasid: {stage}: {done} of {of} tasks{left}")
            sys.stderr.flush()
        if done == of:
            self._wipe()
            say(f"rasid: {stage}: {of} tasks in {took:.0f} s")

    def end(self, done: Linked) -> None:
        """The counts of all, and the time."""
        self._wipe()
        again = f" + {done.reports_repeated:,} that stand there twice" if done.reports_repeated else ""
        say(f"rasid: {done.reports:,} reports{again}, {done.copies:,} of them copies; {done.pairs:,} pairs compared")
        more = f" ({done.claims_of_repeated:,} more in reports that stand there twice)" if again else ""
        took = time.monotonic() - self.began
        claims, incidents = many(done.claims, "claim"), many(done.incidents, "incident")
        say(f"rasid: {claims}{more}, each in one of {incidents}, in {took:,.0f} s")

    def _wipe(self) -> None:
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")
