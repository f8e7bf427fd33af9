"""What stands before an actor's name: the preposition or position that says which role it fills."""

from collections.abc import Sequence
from typing import NamedTuple

from rasid.arabic.clitics import bares
from rasid.arabic.function_words import AGAINST, AGENT_MARKS, BETWEEN, BODIES, FROM, PREPOSITIONS, WITH
from rasid.arabic.marker_words import (
    AND_OTHERS,
    ARMS,
    BACKED_BY,
    BORDER,
    CARS,
    CLERIC,
    COMMA,
    CONTROL,
    FILLERS,
    FORCES_LED,
    GRASP,
    HANDS,
    HOSTILE,
    LED_BY,
    LOYAL,
    NAMED,
    OVER_IT,
    OWNED,
    PURSUED,
    WHERE,
)
from rasid.arabic.nouns import adjectival
from rasid.arabic.segment import Text
from rasid.extract.backing import backs
from rasid.extract.mentions import Mention
from rasid.extract.office_phrases import OFFICE

OF_THE, THE = "لل", "ال"
_SIDES = ((BETWEEN, "between"), (WITH, "with"), (AGAINST, "against"))


class Marked(NamedTuple):
    """A mention with its marker: bare, agent, against, with, between, from, about, holder, with whom, l, b."""

    mention: Mention
    marker: str
    chained: bool


def marked(text: Text, mentions: Sequence[Mention]) -> list[Marked]:
    """Each mention with its marker; one that «و» ties to its neighbour takes the neighbour's."""
    out: list[Marked] = []
    for m in mentions:
        before = out[-1] if out else None
        if before and _chained(text, before.mention, m):
            marker = before.marker
            out.append(Marked(m, marker, True))
            continue
        if before and _apposed(text, before.mention, m):  # «وزير الدفاع، سامر الحريري»: by his name
            out[-1] = before._replace(mention=before.mention if m.actor.name_en == OFFICE else m)
            continue
        between = (
            m.prefix.startswith("و") and "بين" in text.words[max(before.mention.j if before else 0, m.i - 4) : m.i]
        )
        out.append(Marked(m, "where" if between else _marker(text, m), False))  # «بين القطاع وإسرائيل»
    return out


def _apposed(text: Text, first: Mention, m: Mention) -> bool:
    """Whether one is the name and the other the office of one person: «المبعوث الأممي، سامر الحريري،»."""
    if text.words[first.i] == CLERIC and first.role == "people" and m.role in ("person", "party") and not m.prefix:
        return all(w.startswith("ال") for w in text.words[first.j : m.i])  # «رجل الدين العراقي سامر الحريري»
    between = text.words[first.j : m.i]
    of_office = bool(between) and between[0].startswith(OF_THE) and all(w.startswith((OF_THE, THE)) for w in between)
    described = len(between) <= 2 and all(w.startswith(THE) for w in between) and m.role == "person"
    described = (
        described and first.actor.name_en == OFFICE and not text.words[m.i].startswith(THE)
    )  # «وزير الداخلية اليميني المتطرف سامر الحريري»
    if m.role != "person" or first.role != "person" or m.prefix or not (between == [COMMA] or of_office or described):
        return False  # «وزير الدولة الإماراتي للشؤون الخارجية سامر الحريري»
    return (first.actor.name_en == OFFICE) != (m.actor.name_en == OFFICE)


def _chained(text: Text, left: Mention, right: Mention) -> bool:
    gap = right.i - left.j
    if gap == 2 and text.words[left.j] in AND_OTHERS and text.words[left.j + 1] == "من":
        return True
    if not right.prefix.startswith("و"):
        return False
    if gap == 0:
        return True
    between = text.words[left.j : right.i]
    if any(w.startswith("و") and len(w) > 3 for w in between):
        return False  # «هاجم الرئيس روسيا وإيران والرئيس السوري»
    return gap <= 4 and not any(w in AGAINST or w in WITH or w in FROM or len(w) == 1 for w in between)


def _holds(text: Text, m: Mention) -> bool:
    """«مناطق تسيطر عليها X», «الواقعة تحت سيطرة X»: whose area it is."""
    return m.i > 0 and (text.words[m.i - 1] in OVER_IT or text.one_of(m.i - 1, CONTROL))


def _marker(text: Text, m: Mention) -> str:
    """The marker by what is written onto the name, else by the word before it."""
    if backs(text, m.i):
        return "where"
    if m.i > 1 and text.words[m.i - 2] == "من" and text.words[m.i - 1] in GRASP:
        return "from"  # «حررت القوات المواقع من قبضة المسلحين»
    if _holds(text, m):
        # «ضد آخر جيب يسيطر عليه التنظيم»
        return "against" if text.any_of(max(0, m.i - 8), m.i, HOSTILE) else "holder"
    head = m.prefix.lstrip("وف")
    if head.startswith("ل") and m.i and text.words[m.i - 1] in LOYAL:
        return "where"  # «المليشيا الموالية لإيران»: no side of the deed
    if head.startswith("ل"):
        return "bare" if m.i > 2 and text.words[m.i - 1] in OWNED and _arms(text, m.i - 2) else "l"
    if head.startswith("ب") and text.words[max(0, m.i - 1)] not in NAMED:
        return "b"
    k = m.i - 1
    while k >= 0 and text.words[k] in FILLERS and k > m.i - 4:
        if text.words[k] == "من" and text.words[k - 1] not in FILLERS:
            break
        k -= 1
    word = text.words[k] if k >= 0 else ""
    if word[:1] == "ل" and word[1:] in FILLERS:
        return "l"  # «دعوة لمختلف الأطراف»
    if word in BACKED_BY or (word in LED_BY and k > 1 and text.one_of(k - 2, FORCES_LED)):
        return "where"  # «قوات تدعمها تركيا», «التحالف الذي تقوده السعودية»: who stands behind the doer
    if k >= 0 and text.one_of(k, AGENT_MARKS):
        if word in HANDS and text.words[k - 1] == "من":
            return "from"  # «استعادت القوات المعبر من أيدي المسلحين»
        if (word in HANDS or word in ("قبل", "جانب")) and text.words[k - 1] not in ("من", "علي"):
            return "bare"
        return "agent"
    if word == "لدي":
        return "with whom"
    if word in PURSUED:
        return "against"
    if word in WITH and text.any_of(max(0, m.i - 6), m.i, BORDER):
        return "where"  # «على حدود القطاع مع إسرائيل»
    for among, name in _SIDES if k >= 0 else ():
        if text.one_of(k, among):
            return name
    if word in WHERE:
        return "where"
    if word == "من" and k > 0 and text.one_of(k - 1, BODIES):
        return _before_body(text, k - 1)
    if word == "من" and k > 1 and text.one_of(k - 2, BODIES) and adjectival(text.words[k - 1]):
        return _before_body(text, k - 2)  # «فرق هندسية من الجيش»
    if word in FROM:
        return "about" if word == "عن" else "from"
    return "bare"


def _arms(text: Text, k: int) -> bool:
    """«طائرة مسيّرة تابعة للتحالف», against «استهدفت مسيّرة سيارة تابعة للفيلق»."""
    if text.one_of(k, ARMS):
        return True
    return text.one_of(k - 1, ARMS) and text.words[k].endswith(("ه", "يات")) and text.words[k] not in CARS


def _before_body(text: Text, i: int) -> str:
    """The marker of «فصائل من المعارضة»: that of its first word."""
    word, before = text.words[i], text.words[i - 1] if i else ""
    head = word.lstrip("وف")
    if head.startswith("ل") and not BODIES.isdisjoint(bares(head[1:])):
        return "l"
    for among, name in ((AGENT_MARKS, "agent"), *_SIDES) if i else ():
        if text.one_of(i - 1, among):
            return name
    return "from" if before in FROM or before.isdigit() or before in PREPOSITIONS else "bare"
