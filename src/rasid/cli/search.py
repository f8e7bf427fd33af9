"""`rasid search`: words found in the reports kept, whatever their spelling and whatever is written onto them."""

import argparse
import json

from rasid.cli.opened import opened
from rasid.cli.say import out, say
from rasid.export.words import clean


def run(asked: argparse.Namespace) -> int:
    """Print each report that holds all the words, with the first of them in its place."""
    with opened(asked) as store:
        hits = store.search(" ".join(asked.words), limit=asked.limit)
        for hit in hits:
            report = store.report(hit.report)
            if asked.json:
                spans = [[s.start, s.end] for s in hit.spans]
                row = {"report": hit.report, "outlet": report.source, "spans": spans, "snippet": hit.snippet}
                out(json.dumps(row, ensure_ascii=False))
                continue
            day = report.published.isoformat() if report.published else ""
            out(" · ".join(filter(None, (hit.report, clean(report.source), day, clean(report.title)))), "head")
            out(f"    … {clean(hit.snippet)} …", "text")
    if not hits:
        say("rasid: no report holds all of these words")
    return 0
