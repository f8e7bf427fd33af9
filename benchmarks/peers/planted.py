"""Articles with copies planted among them, so that it is known which report only repeats another."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.peers.texts import Row
from benchmarks.recombining import Recombined

SEED, SHARE, LATEST = 2026, 0.15, 5
DROPPED = {"word for word": 0.0, "a tenth of sentences left out": 0.1, "a third": 0.33, "half": 0.5}
"""Each way of editing by the share of sentences that it leaves out."""
AGENCIES = ("رويترز", "أ ف ب", "الأناضول")
_SENTENCE = re.compile(r"(?<=[.!؟\n])\s+")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Planted:
    """All rows, shuffled; of each copy the report it was made from; how it was edited."""

    rows: list[Row]
    origin: dict[str, str]
    edited: dict[str, str]


def planted(real: Sequence[Row], n: int) -> Planted:
    """``n`` recombined articles, none of them a real one, and copies of a share of them under another outlet."""
    chance = random.Random(SEED)
    article = Recombined(list(real), copies=0.0)
    made = [article(k)[0] for k in range(n)]
    outlets = sorted({r["outlet"] for r in real})
    out = Planted(list(made), {}, {})
    for k, row in enumerate(chance.sample(made, int(SHARE * n))):
        way = list(DROPPED)[k % len(DROPPED)]
        copy = _copy(row, f"repost-{k}", outlets, way, chance)
        out.rows.append(copy)
        out.origin[copy["id"]], out.edited[copy["id"]] = row["id"], way
    chance.shuffle(out.rows)
    return out


def _copy(row: Row, name: str, outlets: Sequence[str], way: str, chance: random.Random) -> Row:
    day = date.fromisoformat(row["published"][:10]) + timedelta(chance.randint(0, LATEST))
    other = chance.choice([o for o in outlets if o != row["outlet"]])
    text = row["text"] if not DROPPED[way] else edited(row["text"], DROPPED[way], chance)
    return {**row, "id": name, "outlet": other, "published": day.isoformat(), "text": text}


def edited(text: str, dropped: float, chance: random.Random) -> str:
    """Sentences left out, one number in two changed, and before every other text the name of an agency."""
    sentences = [s for s in _SENTENCE.split(text) if s.strip()]
    kept = [s for s in sentences if chance.random() >= dropped] or sentences[:1]
    changed = _NUMBER.sub(
        lambda m: m[0] if chance.random() < 0.5 else str(int(m[0]) + chance.randint(1, 9)), "\n".join(kept)
    )
    return f"{chance.choice(AGENCIES)} - {changed}" if chance.random() < 0.5 else changed
