"""Roles around an action noun: its genitive, the verb that carries it, what stands on it."""

from collections.abc import Sequence
from itertools import pairwise

from rasid.arabic.deed_words import (
    ACHIEVERS,
    AIRCRAFT,
    ANNOUNCED,
    CARRIERS,
    CRAFT,
    DONE,
    HAPPENERS,
    ONE_OF,
    SHUTTING_IN,
    SUFFERERS,
)
from rasid.arabic.function_words import AGAINST, FORCES, PREPOSITIONS
from rasid.arabic.marker_words import BACKING
from rasid.arabic.segment import Text
from rasid.extract.hits import Hit
from rasid.extract.markers import Marked
from rasid.extract.mentions import Mention
from rasid.extract.role_ground import SPEECH, Ground, Roles, ahead, antecedent, run
from rasid.extract.status import prepared

_STRUCK = frozenset({"target", "assassinate", "assault-by-hand", "drive-out", "clear-of"})
"""Triggers whose noun takes the sufferer for its genitive: «طرد المسلحين», «استهداف القوات»."""
_CARRIERS = CARRIERS | SUFFERERS
_CARRYING = CARRIERS | HAPPENERS
_TELLING = _CARRIERS | HAPPENERS | ACHIEVERS | ANNOUNCED
_BLOWS = frozenset({"strike", "blast", "clash", "casualty", "custody", "repel", "displacement"})
_DID = frozenset({"قام", "قامت", "قاموا", "تقوم", "يقوم", "بادر", "بادرت"})
_BY_IT = frozenset({"به", "بها", "بهما"})
_OBJECTS = ("ته", "ها", "نه", "ذه", "به")
_DOER_GENITIVE = frozenset({"strike", "blast", "territory", "move", "siege", "protest", "base", "repel", "clash"})


def by_noun(ground: Ground, hit: Hit, before: Sequence[Marked], after: Sequence[Marked], out: Roles) -> None:
    """Of «شنت القوات هجوماً» the carrier's subject; of «قصف القوات» the genitive; else what a preposition marks."""
    text, frame = ground.text, hit.trigger.frame
    carrier = carrier_of(text, hit)
    if carrier is not None:
        carried(text, carrier, before, out)
    if hit.suffix.strip("ا") and frame not in SPEECH and not text.one_of(hit.i - 1, DONE):  # «تم إغلاقه»
        if before:
            out.give("I" if frame in _DOER_GENITIVE or frame == "custody" else "T", [before[-1].mention])
        else:
            out.wanting = True
    out.announced = frame == "custody" and hit.trigger.kind == "Arrests"
    for m in after:
        gap = m.mention.i - hit.j
        if m.chained:
            continue
        bare = m.marker == "bare" or (m.marker == "holder" and frame == "territory" and gap == 0)
        if bare and gap <= 3 and not _verb_between(text, hit.j, m.mention.i) and not ground.told(hit.j, m.mention.i):
            doer = frame in _DOER_GENITIVE and (
                hit.trigger.id not in _STRUCK
                or (hit.trigger.id == "target" and gap == 0 and _strikes(ground, m.mention))
            )
            if m.mention.i > hit.j and text.one_of(m.mention.i - 1, ground.held):
                doer = False  # «استعادة آخر معاقل المعارضة»
            if frame == "siege" and _besieged(text, hit, m.mention):
                doer = False
            if frame == "custody" and gap == 0 and _is_force(text, m.mention):
                doer = True  # «احتجاز الشرطة أعضاء من الجماعة»
            told = frame in SPEECH and not hit.suffix  # «دعوة المبعوث», against «دعوته جميع الأطراف»
            out.give("I" if doer or told else "T", run(m, after))
        elif bare and _carried_by(text, hit.j, m.mention.i):
            out.give("I", run(m, after))
        elif bare and frame == "strike" and out.initiators and gap <= 8 and text.one_of(m.mention.i - 1, ground.held):
            out.give("T", run(m, after))  # «استهداف الجيش لأحد أطقم الحوثيين»
        elif m.marker == "from" and frame == "strike" and gap <= 4 and not out.initiators:
            out.give("I", run(m, after))  # «قصف مكثف من القوات الحكومية»
        elif m.marker == "l":
            doer = frame in _DOER_GENITIVE and gap <= (8 if frame == "move" else 2) and not out.initiators
            doer = doer and AGAINST.isdisjoint(text.words[hit.j : m.mention.i])  # «هجوم على مركز للشرطة»
            out.give("I" if doer else "T", run(m, after))


def _strikes(ground: Ground, m: Mention) -> bool:
    """«استهداف طيران التحالف», «استهداف إسرائيل مواقع», «استهداف الجيش لأحد الأطقم»: the genitive of who strikes."""
    words = ground.text.words
    after = words[m.j] if m.j < len(words) else ""
    struck = after in ground.held or (after[:1] == "ل" and (after[1:] in ground.held or after in ONE_OF))
    return struck or words[m.i] in AIRCRAFT


def _besieged(text: Text, hit: Hit, m: Mention) -> bool:
    """«محاصرة المسلحين من كل الجهات»: nobody is named behind them, so they are who is shut in."""
    if not text.one_of(hit.i, SHUTTING_IN):
        return False
    after = text.words[m.j] if m.j < len(text.words) else ""
    return text.is_mark(m.j) if len(after) == 1 else after in PREPOSITIONS or not after


def _is_force(text: Text, m: Mention) -> bool:
    """Forces and authorities as such, not their single men: «اعتقال الشرطة», against «اعتقال شرطيين»."""
    return m.role == "state" or ("state" in m.actor.kind and text.one_of(m.i, FORCES))


def carrier_of(text: Text, hit: Hit) -> int | None:
    """The carrying verb before an action noun: «شنت …  هجوماً», «تعرض … لقصف»."""
    start = text.sentences[text.sentence_of(hit.i)][0]
    reach = 32 if text.words[hit.i - 1] == "من" else 16  # «تمكنت قوات X، بقيادة Y وبمشاركة Z، من تحرير …»
    first = max(start, hit.i - reach + 1)
    if (ready := prepared(text, hit)) is not None:
        return ready
    if not text.any_of(first, hit.i, _TELLING):
        return None
    for k in range(hit.i - 1, first - 1, -1):
        if text.words[k] in BACKING and hit.i - k <= 3:
            return None  # «تخوض القوات، مدعومة بغارات روسية، معارك»
        if not text.one_of(k, _TELLING) or (hit.i - k > 16 and not text.one_of(k, ACHIEVERS)):
            continue
        if text.one_of(k, ANNOUNCED) and hit.trigger.frame in _BLOWS:
            return None
        if text.one_of(k, _CARRIERS):
            return k
        if text.one_of(k, HAPPENERS):
            return None
    return None


def suffered(text: Text, hit: Hit) -> bool:
    """Whether the verb that carries an action noun says that its subject suffered it: «تعرض … لهجوم»."""
    carrier = carrier_of(text, hit) if hit.form == "noun" else None
    return carrier is not None and text.one_of(carrier, SUFFERERS)


def carried(text: Text, k: int, before: Sequence[Marked], out: Roles) -> None:
    """The subject of the carrying verb at ``k`` is the doer, of «تعرض» the sufferer."""
    sufferer = text.one_of(k, SUFFERERS)
    inside = [m for m in before if m.mention.i > k and m.marker == "bare"]
    if not inside and not sufferer and text.one_of(k + 1, CRAFT):
        return  # «شنت طائرة مجهولة غارة»
    first = inside[:1] or antecedent(text, k, before) or ahead([m for m in before if m.mention.j <= k])
    subject = run(first[0], before) if first else []
    out.give("T" if sufferer else "I", subject)
    if not subject and not sufferer:
        out.wanting = True


def _carried_by(text: Text, i: int, j: int) -> bool:
    """«هجوم شنه X», «غارات نفذتها طائرات X»: a carrier with the deed as its object."""
    words = text.words
    if any(a in _DID and b in _BY_IT for a, b in pairwise(words[i:j])):
        return True  # «القصف الذي قامت به المليشيا»
    for k in range(i, j):
        if words[k].endswith(_OBJECTS) and text.one_of(k, CARRIERS):
            return PREPOSITIONS.isdisjoint(words[k + 1 : j])  # «شنتها طائرة مجهولة على موقع للتنظيم»
    return False


def _verb_between(text: Text, i: int, j: int) -> bool:
    """«هجوم شنه X», «غارات نفذتها طائرات X»."""
    return text.any_of(i, j, _CARRYING)
