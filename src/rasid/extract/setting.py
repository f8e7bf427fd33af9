"""Where and when an occurrence happened: the places and the date that its words, or those before, give it."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from rasid.arabic.dates import DateMention
from rasid.arabic.function_words import DIRECTIONS
from rasid.arabic.normalize import fold_words
from rasid.arabic.place_syntax import AND, ROADS
from rasid.arabic.segment import Text
from rasid.arabic.setting_words import AFFAIRS, BEGINNING, NEAR, ON, SINCE
from rasid.arabic.status_words import LASTED
from rasid.extract.occurrences import Occurrence
from rasid.extract.place_ties import described, left_behind, listed, own, seated, taken_up
from rasid.extract.scene import Scene
from rasid.extract.toponyms import Toponym

_SETTLED = frozenset("politics displacement territory protest other".split())
"""Whoever meets, flees, gathers or takes ground does so at a place told with it, or at the head of the sentence."""
_HEAD = 4
FROM = "من"
_LEVELS = {"site": 0, "neighbourhood": 1, "town": 2, "district": 3, "governorate": 4, "region": 5, "country": 6}


def places_of(scene: Scene, one: Occurrence) -> list[Toponym]:
    """The finest places in an occurrence's words, else the last one before it in its sentence.

    Of a flight, where they fled from if it is said. Words that name who says so, and what only tells where a body
    sits, are no place of the event.
    """
    text, found = scene.text, scene.toponyms
    where = scene.spread(found, text.sentences[one.sentence])
    here = [found[k] for k in range(where.start, where.stop) if k not in scene.aside]
    here = [t for t in here if t.where is not None and t.i not in scene.sources]
    if not here:
        return []
    told = {h.i for h in one.hits}
    deeds = {h.i for h in one.hits if len(told) == 1 or text.words[h.i - 1] != ON}  # «هجوم على كمين الصفا» is on a post
    here = [t for t in here if t.i not in deeds or t.kind != "site"]  # «كمين» is the deed here, not the post
    here = [t for t in here if t.i - 1 in told or t.kind != "name" or text.words[t.i - 1] not in AFFAIRS]
    here = [t for t in own(text, one, here) if not _home(scene, t) and not _between(scene, t)]
    locating = {id(found[t.of]) for t in here if t.of >= 0}
    here = [t for t in here if id(t) not in locating]
    inside = taken_up(text, one, here)
    if inside:
        return finest(text, inside)
    inside = [t for t in here if one.i <= t.i < one.j]
    if not inside:  # «فرقت قوات الأمن مظاهرة في مدينة السليمانية»: in the rest of its clause, else before it
        inside = [t for t in here if any(c.i <= t.i < c.j for c in one.clauses) and t.i >= one.j][:1]
        if one.group != "speech":
            heads = text.sentences[one.sentence][0] + (_HEAD if one.group in _SETTLED else len(text.words))
            ahead = [t for t in here if t.i < min(one.i, heads + 1) and not _is_country(t)]
            inside = inside or _last_list(text, ahead)
    inside = left_behind(text, one, inside)
    inside = seated(text, [t for t in inside if not described(text, one, t, inside)])
    return finest(text, inside)


def _home(scene: Scene, t: Toponym) -> bool:
    """«المجبري من مدينة أجدابيا»: whence a person is (codebook: origin is no place of the claim)."""
    return scene.text.words[t.i - 1] == FROM and any(m.j == t.i - 1 and m.role == "person" for m in scene.mentions)


def _between(scene: Scene, t: Toponym) -> bool:
    """«التوتر بين تل أبيب وغزة»: a town beside a capital that stands for its state stands for a party too."""
    words = scene.text.words
    if not t.prefix.startswith("و") or t.kind != "name":
        return False
    beside = (m for m in scene.mentions if m.j == t.i and m.role == "state" and m.i and words[m.i - 1] == "بين")
    capital = next(beside, None)  # but «الحدود بين إسرائيل وقطاع غزة»
    return capital is not None and " ".join(words[capital.i : capital.j]) != fold_words(capital.actor.name_ar)


def _last_list(text: Text, ahead: Sequence[Toponym]) -> list[Toponym]:
    """«في جبهتي أم ريش والعمود، حيث …»: the last place, with those of whose list it is."""
    first = len(ahead) - 1
    while first > 0 and listed(text, ahead[first - 1], ahead[first], again=False):
        first -= 1
    return list(ahead[max(first, 0) :])


def _is_country(t: Toponym) -> bool:
    return t.where is not None and t.where.level == "country"


def finest(text: Text, inside: Sequence[Toponym]) -> list[Toponym]:
    """Without those that only say where another one lies, and without countries beside anything finer."""
    kept: list[Toponym] = []
    rows = {id(t) for pair in pairwise(inside) if listed(text, *pair) for t in pair}
    for t in inside:
        finer = (other for other in inside if other is not t and not text.one_of(t.i - 1, NEAR))
        held = any(_holds(t, other) and not listed(text, t, other) for other in finer)  # «على طريق … قرب كباجب»
        if (held and (id(t) not in rows or _is_country(t))) or _locates(text, t, kept):
            continue
        if kept and text.one_of(t.i - 1, NEAR) and _nameless(text, kept[-1]):
            kept.pop()
        kept.append(t)
    seen: set[str] = set()
    out = []
    for t in kept:
        if t.where and t.where.id not in seen:
            seen.add(t.where.id)
            out.append(t)
    return out


def _locates(text: Text, t: Toponym, before: Sequence[Toponym]) -> bool:
    """«مدينة كركوك شمال بغداد»: the second says where the first one lies."""
    if not before or t.i - before[-1].j > 3 or not text.one_of(t.i, DIRECTIONS):
        return False
    return not any(w.startswith(AND) for w in text.words[before[-1].j : t.i])  # «والقرى جنوب المطار» are others


def _nameless(text: Text, t: Toponym) -> bool:
    """«على الطريق الدولي قرب كباجب»: a road told by an adjective is one of many."""
    return t.j - t.i <= 2 and text.words[t.i] == ROADS


def _holds(big: Toponym, small: Toponym) -> bool:
    """Whether ``big`` is coarser than ``small`` and may hold it."""
    if big.where is None or small.where is None:
        return False
    b, s = big.where, small.where
    if _LEVELS[b.level] <= _LEVELS[s.level]:
        return False
    if b.level == "country":
        return True  # «في الحديدة … تلقت تدريباتها في إيران»: a country beside a town is never where it happened
    if b.level == "region":
        return s.country == b.country or b.country is None or s.country is None
    return b.admin1 == s.admin1 or s.admin1 is None


def date_of(scene: Scene, one: Occurrence) -> tuple[DateMention | None, bool]:
    """The date in an occurrence's words, else elsewhere in its sentence; and whether it was carried."""
    inside = scene.dates_in((one.i, one.j))
    if inside:
        lead = one.lead.i
        nearest = min(inside, key=lambda d: (d.earliest is None, abs(d.i - lead)))
        return _since(scene.text, one, nearest, scene.report.published), False
    if scene.text.any_of(one.lead.j, one.lead.j + 2, LASTED):
        return None, True  # «أعلنت مساء أمس سيطرتها على المخيم، بعد هجوم استمر ثلاثة أيام»
    a, b = scene.text.sentences[one.sentence]
    same = [d for d in scene.dates_in((a, min(b, one.i))) if d.earliest is not None]
    if same:
        return same[-1], True
    return None, True


def _since(text: Text, one: Occurrence, d: DateMention, until: date | None) -> DateMention:
    """«منذ بدء التظاهرات في 30 آذار، قُتل 49»: the day on which something else began opens the time told of.

    ``until`` is the day of publication, its end.
    """
    before = text.words[max(text.sentences[one.sentence][0], d.i - 7) : d.i]
    if d.earliest is None or until is None or d.rule.startswith(("since", "over")):
        return d
    if not any(a in SINCE and b in BEGINNING for a, b in pairwise(before)):
        return d
    return d._replace(latest=max(until, d.earliest), rule="since." + d.rule)
