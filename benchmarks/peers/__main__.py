"""rasid beside its peers, in one run.

    make peers                                    all of it, in an environment of its own; writes docs/peers.md
    python -m benchmarks.peers reading linking    those parts alone; no page is written

Parts: reading (spaCy), sentences (scikit-learn), copies (datasketch), linking (Splink). Texts that are other people's
stay where they lie: --articles is a file of articles (id, outlet, published, text; .jsonl or .jsonl.gz), --sentences
the gold of protest and assault (id, event, label, text).
"""

import argparse
import sys
from pathlib import Path

from benchmarks.peers import page
from benchmarks.peers.figures import Part
from benchmarks.peers.texts import gold_rows, lines
from benchmarks.recombining import articles

DOCS = Path(__file__).resolve().parents[2] / "docs/peers.md"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(page.ORDER)}; all where none is named")
    parser.add_argument("--articles", type=Path, metavar="FILE")
    parser.add_argument("--sentences", type=Path, metavar="FILE")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of reading; a shorter contest has fewer")
    parser.add_argument("--copies", type=int, default=2000, metavar="N", help="articles among which copies are planted")
    parser.add_argument("--linked", type=int, default=600, metavar="N", help="articles whose claims are linked")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--page", action="store_true", help=f"write {DOCS.name}, where every part was measured")
    asked = parser.parse_args()
    unknown = set(asked.parts) - set(page.ORDER)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    asked.parts = [p for p in page.ORDER if p in asked.parts or not asked.parts]
    if "sentences" in asked.parts and not asked.sentences:
        parser.error("the part sentences needs --sentences FILE")
    if "copies" in asked.parts and not asked.articles:
        parser.error("the part copies needs --articles FILE")
    if asked.page and tuple(asked.parts) != page.ORDER:
        parser.error("--page is for a run of every part")
    return asked


def measured(name: str, asked: argparse.Namespace) -> Part:
    """One part; each imports its own peer, so that one can be run where the others are not installed."""
    real = articles(asked.articles) if asked.articles else []
    if name == "reading":
        from benchmarks.peers import reading

        return reading.compare(real or gold_rows(), asked.rounds)
    if name == "sentences":
        from benchmarks.peers import sentences

        return sentences.compare(lines(asked.sentences))
    if name == "copies":
        from benchmarks.peers import copies

        return copies.compare(real, asked.copies, max(3, asked.rounds // 2))
    from benchmarks.peers import linking

    return linking.compare(real[: asked.linked], max(3, asked.rounds // 2))


def main() -> int:
    """Measure, print, and write what was asked for."""
    asked = arguments()
    parts = []
    for name in asked.parts:
        parts.append(measured(name, asked))
        print(page.terminal(parts[-1]), flush=True)
    if asked.json:
        asked.json.write_text(page.as_json(parts), encoding="utf-8")
    if asked.page:
        DOCS.write_text(page.page(parts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
