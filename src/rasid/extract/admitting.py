"""Whether a count may stand under a measure word: how far behind it, behind which preposition, in whose company."""

from rasid.arabic.count_words import (
    AND,
    AND_AS_WELL,
    ARTICLE,
    BETWEEN,
    BOTH,
    IN_EXCHANGE,
    LINKED,
    MADE_UP,
    NISBA_ENDS,
    OF,
    PREPOSITIONS,
    RELATIVE,
    STOPS,
    TIMES,
    TO_A_TOTAL,
)
from rasid.extract.records import Active, Case, Quantity
from rasid.knowledge.nouns import Measure

_REACH = 14
"""Words between a measure word and the number it governs («قتل منذ مطلع الشهر في المدينة 110 مدنيين»)."""
_NEAR = 3
_COUNTED_ALONE = frozenset(
    {"killed", "injured", "captured", "arrested", "abducted", "missing", "released", "equipment_seized",
     "equipment_destroyed"}
)  # fmt: skip
"""Measures under which a single mention or a bare plural is a count."""


_OF_PEOPLE = frozenset({"displaced", "participants", "missing", "released"})
"""Measures whose words are said of things too («خروج خمسة خطوط»): the counted has to be known for people."""


def usable(case: Case, active: Active) -> Measure | None:
    """The measure by which the word in force governs this count, if it does."""
    measure = active.fitting(case.q)
    if measure is None or _misplaced(case, active) or case.before in case.book.doers:
        return None
    if not case.told:
        return measure if _alone(case, active, measure) else None
    q, words = case.q, case.text.words
    if measure.what[0] == "participants" and q.high == 1:
        return None
    if active.used:
        return measure if joined(case) and q.i - active.last <= 7 else None
    if measure.what[0] in _OF_PEOPLE and _of_things(case):
        return None
    if q.i - active.j > _REACH or any(words[k] in STOPS for k in range(active.j, q.i)):
        return None
    if q.form is None and not (q.other or q.link) and q.i - active.j > (0 if _noun_behind(case) else 5):
        return None
    return measure


def _of_things(case: Case) -> bool:
    """Whether an unknown noun is counted where only people count."""
    q = case.q
    if q.form is None and not (q.other or q.link or q.qualifier == "vague"):
        return _noun_behind(case)
    return False


def _misplaced(case: Case, active: Active) -> bool:
    """Whether a preposition governs the count that the measure word does not ask for."""
    q, before = case.q, case.before
    asked = {p for m in active.measures for p in m.prep}
    to_total = before in TO_A_TOTAL and case.walk.tolled(q)
    if before == OF and q.i > 1 and case.text.words[q.i - 2] in MADE_UP:
        return False
    if q.prep and q.prep not in asked and not to_total:
        return True
    return before in PREPOSITIONS and before not in asked and not to_total and not joined(case)


def joined(case: Case) -> bool:
    """Whether و, «فضلا عن» or «مقابل» adds this count to the one before."""
    words, i = case.text.words, case.q.i
    return case.q.conj or tuple(words[max(0, i - 2) : i]) in AND_AS_WELL or case.before in IN_EXCHANGE


def _noun_behind(case: Case) -> bool:
    """Whether an unknown noun stands behind a number: it may be a month or a measure."""
    words, j = case.text.words, case.q.j
    after = words[j] if j < len(words) else "."
    return after[0].isalpha() and after not in PREPOSITIONS and after[0] not in LINKED


def _alone(case: Case, active: Active, measure: Measure) -> bool:
    """Whether a single mention or a bare plural right behind the measure word is counted: «مقتل امرأة»."""
    q, start = case.q, active.last if active.used else active.j
    gap = q.i - start
    if q.form is None:
        return q.other and gap == 0
    if measure.what[0] not in _COUNTED_ALONE or case.sort == "site":
        return False
    if q.form.noun.acts and active.first.form == "verb" and case.text.words[q.j : q.j + 1] != [OF]:
        return False
    if active.used:
        return _added_alone(case, gap)
    if q.conj or _does_it(case, active) or any(case.text.is_mark(k) for k in range(start, q.i)):
        return False
    if q.form.definite and not q.form.bound:
        return gap == 0 and q.how == "single" and case.sort == "person"
    if case.before in measure.prep:
        return gap <= 8
    if q.form.accusative and q.how == "single" and active.first.form == "verb" and gap <= _NEAR:
        return True  # «قتل مسلحون مدنياً»
    return gap == 0 or (gap <= _NEAR and (case.before.startswith(ARTICLE) or case.before in TIMES))


def _added_alone(case: Case, gap: int) -> bool:
    """«مقتل ضابط وجندي»; but «2000 مدني وعسكري» is one number for both."""
    q, last = case.q, case.walk.last
    if last and last.q.j == q.i and (last.q.low or 0) > 10 and q.how == "single":
        return False
    if q.form and q.form.definite and not q.form.bound:
        return False
    return joined(case) and gap <= (4 if q.conj else 6)


def _does_it(case: Case, active: Active) -> bool:
    """«خطف مسلحون طبيبين»: behind an active verb the first is the doer where another follows that can suffer it."""
    q = case.q
    if active.first.form != "verb" or active.first.intransitive or (q.form and q.form.accusative):
        return False
    for k in range(q.j, q.j + 4):
        if k in case.walk.marks:
            return False
        other = case.walk.counts.get(k)
        if other and other.form and other.form.noun.sort == "person":
            suffers = other.how in ("number", "dual") or other.form.accusative or other.i == q.j
            return suffers and free(case, other)
    return False


def free(case: Case, q: Quantity) -> bool:
    """Whether nothing ties a count to what stands before it."""
    before = case.text.words[q.i - 1]
    return not (q.conj or q.prep or q.link) and before not in PREPOSITIONS and before != AND


def either_of_both(case: Case) -> bool:
    """«70 قتيل وجريح», «15 عنصرا من قسد سقطوا بين قتيل وجريح»: so many of either."""
    words, q = case.text.words, case.q
    if not case.told:
        return False
    if (q.head >= 0 and tuple(words[q.head : q.head + 2]) in BOTH) or tuple(words[q.j : q.j + 2]) in BOTH:
        return True
    for k in range(q.j, min(q.j + 8, len(words) - 2)):
        if case.text.is_mark(k):
            return False
        if words[k] in BETWEEN and tuple(words[k + 1 : k + 3]) in BOTH:
            return True
    return False


def half_of_both(case: Case) -> bool:
    """The «قتيل» or the «وجريح» of such a pair, which counts nothing of its own."""
    words, i = case.text.words, case.q.i
    return case.q.how == "single" and (tuple(words[i : i + 2]) in BOTH or tuple(words[i - 1 : i + 1]) in BOTH)


def may_wait(case: Case) -> bool:
    """Whether a count that nothing governs may be the subject of a verb to come: «إن ثمانية مدنيين قتلوا»."""
    q, words = case.q, case.text.words
    if q.form is None and not (q.other or q.link):
        after = words[q.j] if q.j < len(words) else ""
        people = (len(after) > 4 and after.endswith(NISBA_ENDS)) or after in PREPOSITIONS
        if not people and after not in case.book.measures:
            return False
    return not (q.prep or case.before in PREPOSITIONS) or not RELATIVE.isdisjoint(words[q.j : q.j + 4])
