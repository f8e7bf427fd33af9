"""Whether a claim is said to have happened, is denied, disputed, planned or demanded."""

from collections.abc import Sequence
from itertools import pairwise

from rasid.arabic.clause_words import RESULT
from rasid.arabic.deed_words import CARRIERS, HAPPENERS
from rasid.arabic.segment import Text
from rasid.arabic.status_words import (
    AFTER,
    BASELESS,
    COMMANDED,
    COMPLETED,
    DECIDED,
    FAILED,
    FEAR,
    FUTURE,
    NEGATION,
    NO,
    NO_MORE,
    ORDER,
    PREPARING,
    STOP_WORKING,
    SUPPOSEDLY,
    SUSPECTED,
    THAT,
    TRACES,
    WILL,
    WITHOUT,
)
from rasid.extract.hits import Hit
from rasid.extract.occurrences import Occurrence

_PURPOSES = frozenset({"property", "displacement", "custody", "territory"})
"""«دخلوا لهدم منزل»: what these name after ل is meant to be done."""
_WILL = frozenset(f"{joined}{WILL}{verb}" for verb in CARRIERS | HAPPENERS for joined in ("", "و", "ف"))
"""Verbs that carry a noun, in the future."""
_MANAGE = frozenset("تتمكن يتمكن يتمكنوا تستطع يستطع يستطيعوا تنجح ينجح ينجحوا تفلح يفلح".split())
_AHEAD = FUTURE | FEAR
_NOT = frozenset({"لم", "لن"})
_NEGATED_VERBS = frozenset({"لم", "لن", "لا", "ما"})
_BARE_OF = frozenset(first for first, _ in BASELESS)
_IN_LONGER = frozenset({"لا", "ما", "غير"})
"""Words that negate alone, and nothing in «كما», «بما»."""


def status(text: Text, one: Occurrence, *, denies: bool = False, doubts: bool = False, warned: bool = False) -> str:
    """The status of an occurrence by its trigger's book, the words before it and the verb that says it."""
    hit = one.lead
    own = hit.trigger.status
    if own:
        return "denied" if _negated(text, hit) else own
    if denies or _negated(text, hit):
        return "denied"
    if _planned(text, one) or (warned and hit.form == "noun" and one.group != "speech"):
        return "planned/threatened"
    return "claimed-disputed" if doubts or _doubted(text, hit) else "asserted"


def _doubted(text: Text, hit: Hit) -> bool:
    """«هجوم كيميائي مفترض», «ما يشتبه بأنه هجوم»: the outlet tells it as supposed."""
    if hit.form != "noun":
        return False
    after = text.any_of(hit.j, min(hit.j + 2, len(text.words)), SUPPOSEDLY)
    return after or text.any_of(_reach(text, hit, 3), hit.i, SUSPECTED)


def _reach(text: Text, hit: Hit, n: int) -> int:
    """The first of the ``n`` words before a hit that stand in its sentence."""
    return max(text.sentences[text.sentence_of(hit.i)][0], hit.i - n)


def _negated(text: Text, hit: Hit) -> bool:
    """«لم يقصف», «دون قصف», «عدم وقوع», «لم يتمكنوا من دخول»."""
    before = text.words[_reach(text, hit, 12) : hit.i]
    if not before:
        return False
    last = before[-1]
    if not NO_MORE.isdisjoint(before) and _meant_no_more(before):
        return True
    if not _MANAGE.isdisjoint(before) and any(b in _MANAGE and a.lstrip("وف") in _NOT for a, b in pairwise(before)):
        return True  # «لم تتمكن قوات النظام من السيطرة»
    if hit.form == "verb":
        return last.lstrip("وف") in _NEGATED_VERBS
    if THAT in before[-4:] and any((a, b) in WITHOUT for a, b in pairwise(before[-5:])):
        return True  # «دون أن يبلغ عن اعتقال أحد»
    if _untrue(text, hit, before):
        return True
    if hit.trigger.kind == "Agreement" and text.any_of(_reach(text, hit, 6), hit.i, FAILED):
        return True
    if text.one_of(hit.i - 1, NEGATION) and last.lstrip("وفبكل") not in _IN_LONGER:
        return True
    return last == "من" and any(w.lstrip("وف") in _NOT for w in before[-4:-1])


def _meant_no_more(before: Sequence[str]) -> bool:
    """«لم تعد تعتزم شن عملية عسكرية»."""
    meant = [k for k, w in enumerate(before[:-1]) if w in NO_MORE and k and before[k - 1].lstrip("وف") == "لم"]
    since = before[meant[-1] + 1 :] if meant else []
    return not ORDER.isdisjoint(since[:2]) and AFTER.isdisjoint(since)


def _untrue(text: Text, hit: Hit, before: Sequence[str]) -> bool:
    """«لا صحة للأنباء عن انسحابهم», «لا أثر لاستخدام الغاز», «وصف حديث الأسر بأنه عارٍ من الصحة»."""
    for k, word in enumerate(before) if not TRACES.isdisjoint(before) else ():
        if word in TRACES and not NO.isdisjoint(before[max(0, k - 4) : k]):
            return True
    after = text.words[hit.j : hit.j + 6]
    if not _BARE_OF.isdisjoint(after):
        after = after[: text.sentences[text.sentence_of(hit.i)][1] - hit.j]
        return any(pair in BASELESS for pair in pairwise(after))
    return False


def prepared(text: Text, hit: Hit) -> int | None:
    """The verb of preparing before a deed in ل, if there is one: «يجهز الجيش لهجوم», «تستعد القوات لاقتحام»."""
    if not hit.prefix.endswith("ل"):
        return None
    near = range(hit.i - 1, _reach(text, hit, 6) - 1, -1)
    return next(
        (k for k in near if text.words[k].lstrip("وف") in PREPARING and text.words[k - 1] not in NEGATION), None
    )


def _planned(text: Text, one: Occurrence) -> bool:
    hit = one.lead
    word = text.words[hit.i]
    if hit.form == "verb" and hit.trigger.frame != "say":
        stem = word.lstrip("وف")
        if hit.present and stem.startswith(("سي", "ست", "سن")):
            return True
    if hit.form == "noun" and hit.prefix.endswith("ل") and hit.trigger.frame in _PURPOSES:
        return True
    if hit.form == "noun" and prepared(text, hit) is not None:
        return True  # «تعد لهجوم كيماوي»
    if hit.form == "noun" and (text.one_of(hit.i - 1, AFTER) or text.any_of(_reach(text, hit, 2), hit.i, RESULT)):
        return False  # «وعد بالقضاء على المهربين في حملة أدت إلى مقتل المئات»
    if hit.form == "noun" and not COMPLETED.isdisjoint(text.words[max(0, hit.i - 2) : hit.i]):
        return False  # «اتفاقات تم خلالها إخراج مدنيين»
    order = DECIDED if hit.trigger.kind == "Agreement" else ORDER  # «وينص اتفاق بينهما على …»
    far = _reach(text, hit, 14)
    if hit.form == "noun" and (text.any_of(far, hit.i, order) or not COMMANDED.isdisjoint(text.words[far : hit.i])):
        return True
    near = _reach(text, hit, 6)
    if hit.form == "noun" and not _WILL.isdisjoint(text.words[near : hit.i]):
        return True  # «ستجري محادثات», «سيشن هجوماً»
    return text.any_of(near, hit.i, _AHEAD) or text.any_of(near, hit.i, order) or text.any_of(hit.j, hit.j + 2, FEAR)


def stopped(text: Text, hit: Hit) -> bool:
    """«وقف القصف», «إنهاء الحصار»: the noun is what shall cease, not what is told."""
    return hit.form != "verb" and text.any_of(_reach(text, hit, 2), hit.i, STOP_WORKING)
