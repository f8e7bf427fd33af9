"""Whether a claim is said to have happened, is denied, disputed, planned or demanded."""

from itertools import pairwise

from rasid.arabic.clitics import any_bare, some_bare
from rasid.arabic.segment import Text
from rasid.arabic.status_words import FEAR, FUTURE, NEGATION, ORDER, STOP_WORKING
from rasid.extract.hits import Hit
from rasid.extract.occurrences import Occurrence

_PURPOSES = frozenset({"property", "displacement", "custody", "territory"})
"""«دخلوا لهدم منزل»: what these name after ل is meant to be done."""
_MANAGE = frozenset("تتمكن يتمكن يتمكنوا تستطع يستطع يستطيعوا تنجح ينجح ينجحوا تفلح يفلح".split())
_AHEAD = FUTURE | FEAR | ORDER
_NEGATED_VERBS = frozenset({"لم", "لن", "لا", "ما"})


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
    return "claimed-disputed" if doubts else "asserted"


def _before(text: Text, hit: Hit, n: int) -> list[str]:
    a = text.sentences[text.sentence_of(hit.i)][0]
    return text.words[max(a, hit.i - n) : hit.i]


def _negated(text: Text, hit: Hit) -> bool:
    """«لم يقصف», «دون قصف», «عدم وقوع», «لم يتمكنوا من دخول»."""
    words = _before(text, hit, 4)
    if not words:
        return False
    last = words[-1]
    far = _before(text, hit, 12)
    if not _MANAGE.isdisjoint(far) and any(a.lstrip("وف") in ("لم", "لن") and b in _MANAGE for a, b in pairwise(far)):
        return True  # «لم تتمكن قوات النظام من السيطرة»
    if hit.form == "verb":
        return last.lstrip("وف") in _NEGATED_VERBS
    if any_bare(last, NEGATION) and last.lstrip("وفبكل") not in ("لا", "ما", "غير"):  # «كما», «بما» negate nothing
        return True
    return any(w.lstrip("وف") in ("لم", "لن") for w in words[:-1]) and words[-1] == "من"


def _planned(text: Text, one: Occurrence) -> bool:
    hit = one.lead
    word = text.words[hit.i]
    if hit.form == "verb" and hit.trigger.frame != "say":
        stem = word.lstrip("وف")
        if hit.present and stem.startswith(("سي", "ست", "سن")):
            return True
    if hit.form == "noun" and hit.prefix.endswith("ل") and hit.trigger.frame in _PURPOSES:
        return True
    if some_bare(_before(text, hit, 14), ORDER) and hit.form == "noun":
        return True
    near = _before(text, hit, 6)
    return some_bare(near, _AHEAD) or some_bare(text.words[hit.j : hit.j + 2], FEAR)


def stopped(text: Text, hit: Hit) -> bool:
    """«وقف القصف», «إنهاء الحصار»: the noun is what shall cease, not what is told."""
    near = _before(text, hit, 2)
    return hit.form != "verb" and some_bare(near, STOP_WORKING)
