"""Which word says what befell each count: the walk over a sentence that ties counts to measure words.

Arabic news puts the counted behind the word that measures it («مقتل سبعة», «أصيب في الانفجار عشرة»), joins more with و,
and in «إن ثمانية مدنيين قتلوا» puts it before. A count of a part («بينهم طفلان») belongs to the count before it.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from rasid.arabic.count_words import (
    AMONG,
    AND_BETWEEN,
    CLAUSE_OPENERS,
    CONTENT,
    CROWDS,
    FOR,
    MOURNING,
    PREPOSITIONS,
    RELATIVE,
    THEIR_NUMBER,
    TOLL,
)
from rasid.arabic.function_words import HE_WHO
from rasid.arabic.segment import Text, inside
from rasid.extract.admitting import either_of_both, half_of_both, joined, may_wait, usable
from rasid.extract.measure_words import LOOKED_AHEAD, SUBJECT_REACH, measure_words, take_force
from rasid.extract.records import Case, Quantity, Record, Topic, Walk
from rasid.knowledge.nouns import CountBook, Form, Measure

_OVERRULED = {
    "injured": {"killed", "displaced", "released", "captured", "arrested"}, "captured": {"released", "killed"},
    "killed": {"released"}, "abducted": {"released", "killed"}, "missing": {"killed", "released"},
}  # fmt: skip
"""What a noun says of itself yields to these: «إخراج 22 جريحا» displaced them."""


def govern(
    text: Text,
    book: CountBook,
    counts: list[Quantity],
    spots: Mapping[str, Sequence[int]],
    shut: Set[int] = frozenset(),
) -> list[Record]:
    """Every count with the word that governs it; those that nothing governs are left out.

    ``spots`` are the words that may count, that measure, and at which a clause turns. Words of ``shut`` belong to
    names and measure nothing.
    """
    at = {q.i: q for q in counts}
    counting = sorted({text.sentence_of(i) for i in at})
    spans = [text.sentences[s] for s in counting]
    told = {w for q in counts if q.how not in ("single", "plural") for w in range(q.i, q.j)}
    near = inside(spots["measures"], [(a, b + LOOKED_AHEAD) for a, b in spans])
    marks = measure_words(text, book, near, told | shut)
    totals = [k for k in inside(spots["counts"], spans) if book.totals[text.words[k]]]
    telling = {text.sentence_of(k) for k in (*totals, *marks, *told)}
    stations = sorted({*totals, *marks, *at, *inside(spots["turns"], spans)})
    records: list[Record] = []
    last, seen = None, 0
    for s, span in zip(counting, spans, strict=True):
        if any(text.words[b - 1] == "\n" for _, b in text.sentences[seen:s]):
            last = None
        if s in telling:
            walk = Walk(at, marks, last, end=span[1])
            _sentence(
                text, book, stations[bisect_left(stations, span[0]) : bisect_left(stations, span[1])], walk, records
            )
            last = walk.last
        seen = s
    return [r for r in records if r.befell()]


TURNS = RELATIVE | CLAUSE_OPENERS | TOLL
"""Words that end the force of a measure word, or name a running total."""


def _sentence(text: Text, book: CountBook, stations: list[int], walk: Walk, records: list[Record]) -> None:
    end = 0
    for k in stations:
        if k < end:
            continue
        q = walk.counts.get(k)
        if q and (q.how not in ("single", "plural") or k not in walk.marks or (q.form and q.form.noun.measure)):
            record = _count(Case(text, book, q, walk))
            if record:
                records.append(record)
                walk.last = record
                end = record.q.j
                continue
        _word(text, book, k, walk)


def _word(text: Text, book: CountBook, k: int, walk: Walk) -> None:
    """A word that is no count: a measure word, one that opens a clause, one of a running total."""
    w = text.words[k]
    if mark := walk.marks.get(k):
        take_force(text, mark, walk)
    elif w in RELATIVE:
        walk.active = None
        if w == HE_WHO:  # «شيع المئات جثمان الشاب الذي قتل»: no hundreds fell
            walk.pending = []
    elif w in CLAUSE_OPENERS:
        walk.active, walk.pending, walk.topic = None, [], None
    elif w in TOLL:
        walk.toll = k
    elif book.totals[w] and (form := book.noun(w)):
        _total_of(text, k, form, walk)


def _total_of(text: Text, k: int, form: Form, walk: Walk) -> None:
    """«القتلى», «النازحين»: a figure near by is of them; «… بين القتلى» takes the counts that stood before."""
    if form.prep != FOR:
        walk.topic = Topic(k, form.noun.measure, form.noun.rule)
    if k and text.words[k - 1] in AND_BETWEEN and form.definite and not form.noun.weak:
        walk.toll = k
        for record in walk.pending:
            if k - record.q.j <= SUBJECT_REACH:
                record.read_by((form.noun.measure,), form.noun.rule, (k, k + 1))
        walk.pending = []


def _count(case: Case) -> Record | None:
    """What a count is at its place, or ``None`` where it counts nothing there. The first reading that fits holds."""
    q, walk, active = case.q, case.walk, case.walk.active
    if q.how == "zero":
        return _zero(case)
    if q.i and case.text.words[q.i - 1] in MOURNING and case.text.words[q.i] in CROWDS:
        return None  # «شيع مئات الفلسطينيين جثمان الشاب»: they walked behind him
    if _is_part(case):
        return _part(case)
    if half_of_both(case):
        return None
    if either_of_both(case):
        walk.pending = []
        return _either(case)
    if q.form is None and q.how == "number" and walk.topic and walk.topic.k == q.i - 1:
        return _of_total(case)
    measure = usable(case, active) if active else None
    if case.own and case.sort == "person" and q.form and not q.form.noun.weak:
        return _by_its_noun(case, measure)
    if measure and active and measure.what[0] == "displaced" and case.own == "participants":
        active.take(q.j)  # «خرج مئات المتظاهرين»: they marched, they did not flee
        return case.record().read_by((case.own,), measure.rule, case.head())
    if measure and active:
        active.take(q.j)
        return _described(case) or case.record().settle(active, measure)
    return _described(case) or (_ungoverned(case) if case.told else _alone_elsewhere(case))


def _either(case: Case) -> Record:
    """«15 بين قتيل وجريح»: none to fifteen of each."""
    words, q = case.text.words, case.q
    near = (case.book.noun(w) for w in words[q.j : q.j + 10])
    form = q.form or next((f for f in near if f and f.noun.measure), None)
    record = case.record().read_by(("killed", "injured"), form.noun.rule if form else "", case.head())
    record.either = True
    return record


def _zero(case: Case) -> Record | None:
    """«دون إصابات»; «دون خسائر بشرية» is none killed and none injured."""
    assert case.q.form is not None
    whats = ("killed", "injured") if case.sort == "loss" else (case.own,)
    return case.record().read_by(whats, case.q.form.noun.rule, case.head())


def _by_its_noun(case: Case, measure: Measure | None) -> Record | None:
    """A noun that says what befell: «تسعة قتلى», unless a nearer word overrules («إخراج 22 جريحا»)."""
    q, active = case.q, case.walk.active
    assert q.form is not None
    if measure and active and measure.what[0] in _OVERRULED.get(case.own, ()):
        active.take(q.j)
        return case.record().settle(active, measure)
    if not case.told and not _fell(case):
        return None
    record = case.record().read_by((case.own,), q.form.noun.rule, case.head())
    if active:
        record.also = "" if active.used else active.first.rule
        active.take(q.j)
    return record


def _fell(case: Case) -> bool:
    """«سقوط قتلى وجرحى»: a bare plural behind a word that says that there were some, or joined to such a one."""
    q, walk = case.q, case.walk
    assert q.form is not None
    if case.before in AMONG or q.form.bound or (q.how == "single" and q.form.definite):
        return False
    active = walk.active
    governed = active and any(m.neutral and not m.toll for m in active.measures) and q.i - active.last <= 6
    return bool(governed or (walk.last and q.conj and q.i - walk.last.q.j <= 3))


def _described(case: Case) -> Record | None:
    """«أربعة متظاهرين قتلى», «جنديان أسيران»: the word behind says what befell."""
    j = case.q.j
    form = case.book.noun(case.text.words[j]) if j < len(case.text.words) else None
    if form is None or not form.noun.measure or form.noun.weak or form.noun.sort != "person":
        return None
    if form.definite or form.conj or form.prep or form.bound or case.sort not in ("person", "household"):
        return None
    if form.number == "s" and case.q.how != "single":
        return None
    record = case.record().read_by((form.noun.measure,), form.noun.rule, (j, j + 1))
    record.q = case.q._replace(j=j + 1)
    return record


def _ungoverned(case: Case) -> Record | None:
    """A number or dual under no measure word: a thing that is its own measure, a total, or a subject that waits."""
    q, walk = case.q, case.walk
    if q.form and case.sort in ("munition", "attack") and case.own:
        return case.record().read_by((case.own,), q.form.noun.rule, case.head())
    if record := _of_total(case):
        return record
    if q.form and case.sort == "person" and case.own == "participants" and not q.prep:
        record = case.record().read_by((case.own,), q.form.noun.rule, case.head())
        walk.pending.append(record)
        return record
    if q.form and walk.toll == q.i - 1 and case.before in THEIR_NUMBER and case.sort == "person":
        return case.record().read_by(("participants",), q.form.noun.rule, (q.i - 1, q.i))
    if record := _shared(case):
        return record
    if not may_wait(case):
        return None
    record = case.record()
    walk.pending.append(record)
    return record


def _of_total(case: Case) -> Record | None:
    """«حصيلة القتلى بلغت سبعة», «بين القتلى 17 مدنيا»: the total is of whom it was named for."""
    q, topic = case.q, case.walk.topic
    if topic is None or case.sort not in ("person", "household") or q.i - topic.k > 16:
        return None
    if q.i - topic.k > 3 and not case.walk.tolled(q):
        return None
    return case.record().read_by((topic.what,), topic.rule, (topic.k, topic.k + 1))


def _shared(case: Case) -> Record | None:
    """«… بنحو 176 من هؤلاء و325 من أولئك»: what was said of the count before is said of this one too."""
    q, last, active = case.q, case.walk.last, case.walk.active
    if last is None or not last.whats or not joined(case) or not 0 <= q.i - last.q.j <= 7:
        return None
    like = q.form is None or (last.q.form.noun.sort if last.q.form else "person") == case.sort
    if not like or (active and active.i > last.q.i):
        return None
    record = case.record().read_by(last.whats, last.rule, last.trigger)
    record.either = last.either
    return record


def _alone_elsewhere(case: Case) -> Record | None:
    """A single mention that a verb may follow («أن جنديا أصيب»), or that is named among the dead."""
    q, walk = case.q, case.walk
    if walk.topic and walk.toll == walk.topic.k == q.i - 1:
        return case.record().read_by((walk.topic.what,), walk.topic.rule, (q.i - 1, q.i))
    if q.how == "single" and case.before in CONTENT and q.form and not q.form.definite and case.sort != "site":
        record = case.record()
        walk.pending.append(record)
        return record
    return None


def _is_part(case: Case) -> bool:
    """Whether the count is a part of the one before."""
    q, last, active = case.q, case.walk.last, case.walk.active
    if last is None or q.i - last.q.j > 45:
        return False
    fresh = active if active and not active.used else None
    if q.link == "of" and (q.prep or case.before in PREPOSITIONS):
        return False
    if q.link == "of" and fresh and 0 <= q.i - fresh.j <= 2 and not fresh.first.neutral:
        return False  # «أعدم ستة منهم»: the verb says of them more than that they are some
    if q.link:
        return True
    return q.conj and last.parent is not None and q.i - last.q.j <= 4 and not (fresh and fresh.i > last.q.i)


def _part(case: Case) -> Record | None:
    """A part under its whole; a part that is more than the whole is a part of the whole's whole, or none at all."""
    q, last = case.q, case.walk.last
    assert last is not None
    of = last.q.form.noun.sort if last.q.form else ""
    if case.sort in ("site", "munition", "equipment", "attack") and of != case.sort:
        return None
    if q.form and q.form.definite and q.how == "single" and not (q.form.bound or q.link == "among"):
        return None
    whole: Record | None = (last.parent or last) if q.link in ("", "sibling") else last
    while whole and whole.q.high is not None and q.low is not None and q.low > whole.q.high:
        whole = whole.parent
    if whole is None:
        return None
    record = case.record()
    record.parent = whole
    return record
