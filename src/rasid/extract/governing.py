"""Which word says what befell each count: the walk over a sentence that ties counts to measure words.

Arabic news puts the counted behind the word that measures it («مقتل سبعة», «أصيب في الانفجار عشرة»), joins more with و,
and in «إن ثمانية مدنيين قتلوا» puts it before. A count of a part («بينهم طفلان») belongs to the count before it.
"""

from dataclasses import dataclass, field

from rasid.arabic.count_words import (
    AMONG,
    AS_WELL,
    BOTH,
    CLAUSE_OPENERS,
    CONTENT,
    IN_EXCHANGE,
    PREPOSITIONS,
    RELATIVE,
    TIMES,
    TOLL,
)
from rasid.arabic.segment import Text
from rasid.extract.quantities import Quantity
from rasid.knowledge.nouns import CountBook, Measure

Range = tuple[int, int]


@dataclass(slots=True, eq=False)
class Record:
    """A count on its way: ``whats`` is empty until a word that governs it is found.

    ``also`` is the rule of a word that made it a count without saying what befell («سقط … قتلى»).
    """

    q: Quantity
    whats: tuple[str, ...] = ()
    either: bool = False
    trigger: Range = (0, 0)
    rule: str = ""
    parent: "Record | None" = None
    also: str = ""

    def befell(self) -> tuple[str, ...]:
        """What befell the counted; a part has it of its whole."""
        at: Record | None = self
        while at and not at.whats:
            at = at.parent
        return at.whats if at else ()

    def whole(self) -> "Record":
        """The record itself, or the nearest whole that a word governs: its words say what befell this part."""
        at = self
        while not at.whats and at.parent:
            at = at.parent
        return at


@dataclass(slots=True)
class Active:
    """The measure word in force: words ``[i, j)``, and where the last count it took ends."""

    i: int
    j: int
    measures: tuple[Measure, ...]
    either: bool = False
    used: bool = False
    last: int = 0


@dataclass(slots=True)
class _Walk:
    """The state of one sentence."""

    active: Active | None = None
    pending: list[Record] = field(default_factory=list)
    topic: tuple[int, str, str] | None = None
    toll: int = -99
    last: Record | None = None
    lone: int = -99
    counts: dict[int, Quantity] = field(default_factory=dict)


_REACH = 14
_NEAR = 3
_COUNTED_ALONE = frozenset({"killed", "injured", "captured", "arrested", "abducted", "missing", "released",
                            "equipment_seized", "equipment_destroyed"})  # fmt: skip
_OVERRULED = {"injured": {"killed", "displaced", "released", "captured", "arrested"}, "captured": {"released", "killed"},
              "killed": {"released"}, "abducted": {"released", "killed"}, "missing": {"killed", "released"}}  # fmt: skip


def triggers(text: Text, book: CountBook, taken: set[int]) -> dict[int, Active]:
    """The measure words of the text by their place, those that need company («ألقى … القبض») only with it."""
    found: dict[int, Active] = {}
    words, measures = text.words, book.measures
    quoted = {k for a, b in text.quotes if 1 < b - a < 5 for k in range(a, b)}
    for k, w in enumerate(words):
        fit = measures.get(w)
        if fit is None or k in taken:
            continue
        here = tuple(m for m in fit if _in_company(words, k, m))
        if here and k not in quoted:
            j = k + 2 if any(m.with_ and words[k + 1] in m.with_ for m in here) else k + 1
            found[k] = Active(k, j, here, any(m.low for m in here), last=j)
    return found


def _in_company(words: list[str], k: int, m: Measure) -> bool:
    if m.without and not m.without.isdisjoint(words[k + 1 : k + 9]):
        return False
    if m.with_ and m.with_.isdisjoint(words[k + 1 : k + 13]):
        return False
    return not m.near or not m.near.isdisjoint(words[max(0, k - 4) : k + 13])


def govern(text: Text, book: CountBook, counts: list[Quantity]) -> list[Record]:
    """Every count with the word that governs it; those that nothing governs are left out."""
    taken = {w for q in counts if q.how not in ("single", "plural") for w in range(q.i, q.j)}
    marks = triggers(text, book, taken)
    at = {q.i: q for q in counts}
    records: list[Record] = []
    last: Record | None = None
    for s, e in text.sentences:
        walk = _Walk(last=last, counts=at)
        _sentence(text, book, (s, e), (at, marks), walk, records)
        last = walk.last if walk.last and e < len(text.words) and text.words[e - 1] != "\n" else None
    return [r for r in records if r.befell()]


def _sentence(
    text: Text,
    book: CountBook,
    span: Range,
    found: tuple[dict[int, Quantity], dict[int, Active]],
    walk: _Walk,
    records: list[Record],
) -> None:
    k, words = span[0], text.words
    while k < span[1]:
        w = words[k]
        q = found[0].get(k)
        if q and not (q.how in ("single", "plural") and k in found[1] and q.form and not q.form.noun.measure):
            record = _count(text, book, q, walk, span[1])
            if record:
                records.append(record)
                walk.last = record
                k = max(record.q.j, k + 1)
                continue
        mark = found[1].get(k)
        if mark:
            _trigger(text, mark, walk, found, span[1])
        elif w in CLAUSE_OPENERS or w in RELATIVE:
            walk.active = None
            if w not in RELATIVE:
                walk.pending, walk.topic = [], None
        elif w in TOLL:
            walk.toll = k
        elif (form := book.noun(w)) and form.noun.measure and form.number in ("p", "dp") and form.noun.sort == "person":
            if form.prep != "ل":
                walk.topic = (k, form.noun.measure, form.noun.rule)
            if k and words[k - 1] in _BETWEEN and form.definite and not form.noun.weak:
                walk.toll = k
                _settle_pending(walk, k)
        k += 1


_BETWEEN = frozenset({"بين", "وبين"})


def _settle_pending(walk: _Walk, k: int) -> None:
    """«58 طفلا وأكثر من 40 امرأة بين القتلى»."""
    for record in walk.pending:
        if walk.topic and k - record.q.j <= 12:
            _, what, rule = walk.topic
            record.whats, record.rule, record.trigger = (what,), rule, (k, k + 1)
    walk.pending = []


def _trigger(
    text: Text, mark: Active, walk: _Walk, found: tuple[dict[int, Quantity], dict[int, Active]], end: int
) -> None:
    """A measure word comes into force; a verb first takes the counts that stood before it."""
    counts, marks = found
    old = walk.active
    if mark.measures[0].neutral:
        walk.toll = mark.i
        if old and not old.used and not old.measures[0].neutral:
            return
    fresh = Active(mark.i, mark.j, mark.measures, mark.either, last=mark.j)
    first = old.measures[0] if old else None
    if old and first and not old.used and old.j == mark.i and text.words[mark.i][0] == "و" and not mark.measures[0].neutral:
        if "person" not in first.sorts:
            return
        fresh = Active(old.i, mark.j, (old.measures[0], mark.measures[0]), True, last=mark.j)
    verb = mark.measures[0].form == "verb" and not mark.measures[0].neutral
    if verb and walk.pending and not _object_follows(text, mark, counts, (marks, end)):
        for record in reversed(walk.pending):
            measure = _fitting(fresh, record.q)
            if measure and mark.i - record.q.j <= 12 and (measure.what[0] != "participants" or not record.whats):
                record.whats = ()
                _settle(record, fresh, measure)
                fresh.used, fresh.last = True, mark.j
            if not record.q.conj:
                break
        walk.pending = []
    elif walk.pending and mark.measures[0].form == "verb" and not mark.measures[0].toll:
        walk.pending = []
    walk.active = fresh


def _object_follows(text: Text, mark: Active, counts: dict[int, Quantity], ahead: tuple[dict[int, Active], int]) -> bool:
    """«عشرة مسلحين قتلوا ثلاثة جنود»: those before the verb did it, for another count is its object."""
    if any(m.intransitive for m in mark.measures):
        return False
    for k in range(mark.j, min(mark.j + 4, ahead[1])):
        q = counts.get(k)
        if k in ahead[0]:
            return False
        if q and not q.link and not q.conj and not q.prep and text.words[k - 1] not in PREPOSITIONS:
            return q.how in ("number", "dual") or bool(q.form and q.form.accusative)
    return False


def _fitting(active: Active, q: Quantity) -> Measure | None:
    """The measure that takes this sort of thing."""
    sort = q.form.noun.sort if q.form else "person"
    for m in active.measures:
        if sort in m.sorts and not m.neutral:
            return m
        if q.form is None and not m.neutral and "person" not in m.sorts and q.other:
            return m
    return None


def _settle(record: Record, active: Active, measure: Measure) -> None:
    if active.either:
        record.whats = tuple(dict.fromkeys(w for m in active.measures for w in m.what))
        record.either = len(record.whats) > 1
    if not record.whats:
        record.whats = measure.what[:1] if not measure.low else measure.what
    record.trigger, record.rule = (active.i, active.j), measure.rule


def _count(text: Text, book: CountBook, q: Quantity, walk: _Walk, end: int) -> Record | None:
    """What a count is at its place, or ``None`` where it counts nothing there."""
    record = Record(q, trigger=(q.at, q.j))
    if q.how == "zero" and q.form:
        record.whats = ("killed", "injured") if q.form.noun.sort == "loss" else (q.form.noun.measure,)
        record.rule, record.trigger = q.form.noun.rule, (q.head, q.head + 1)
        return record
    if _is_part(text, q, walk):
        return _part(q, walk, record)
    active = walk.active
    if q.form is None and q.how == "number" and walk.topic and walk.topic[0] == q.i - 1 and _topical(text, q, walk, record):
        return record
    measure = _usable(text, book, active, q, walk) if active else None
    own = q.form.noun.measure if q.form else ""
    if q.how == "single" and _one_of_both(text, q):
        return None
    if _both(text, q):
        record.whats, record.either, record.rule = ("killed", "injured"), True, q.form.noun.rule if q.form else ""
        walk.pending = []
        return record
    if own and q.form and not q.form.noun.weak and q.form.noun.sort == "person":
        return _of_its_own(text, q, walk, record, measure)
    if measure and active:
        _settle(record, active, measure)
        active.used, active.last = True, q.j
        return _described(text, book, record)
    described = _described(text, book, record)
    if described.whats:
        return described
    if q.how in ("single", "plural"):
        return _alone_elsewhere(text, q, walk, record)
    if q.form and q.form.noun.sort in ("munition", "attack") and own:
        record.whats, record.rule = (own,), q.form.noun.rule
        record.trigger = (q.head, q.head + 1) if q.head >= 0 else (q.at, q.j)
        return record
    if _topical(text, q, walk, record):
        return record
    if q.form and q.form.noun.sort == "person" and own == "participants" and not q.prep:
        record.whats, record.rule, record.trigger = (own,), q.form.noun.rule, (q.head, q.head + 1)
        walk.pending.append(record)
        return record
    if walk.toll == q.i - 1 and text.words[q.i - 1] in TOLL and (q.form is None or q.form.noun.sort == "person"):
        record.whats, record.trigger = ("participants",), (q.i - 1, q.i)
        record.rule = q.form.noun.rule if q.form else ""
        return record
    if _joined(text, q) and walk.last and walk.last.whats and 0 <= q.i - walk.last.q.j <= 7 and _like(q, walk.last.q):
        if active is None or active.i < walk.last.q.i:
            record.whats, record.either = walk.last.whats, walk.last.either
            record.rule, record.trigger = walk.last.rule, walk.last.trigger
            return record
    if (q.form is None and not (q.other or q.link)) or (q.form and q.form.noun.sort in ("site", "equipment")):
        if q.form is None and not _nisba(text, q) and text.words[q.j : q.j + 1] and text.words[q.j] not in book.measures:
            return None
    if (q.prep or (q.i and text.words[q.i - 1] in PREPOSITIONS)) and not _relative_follows(text, q):
        return None
    walk.pending.append(record)
    return record


def _relative_follows(text: Text, q: Quantity) -> bool:
    """«مع ربع مليون من السكان الذين نزحوا»."""
    return not RELATIVE.isdisjoint(text.words[q.j : q.j + 4])


def _joined(text: Text, q: Quantity) -> bool:
    """Whether و or «فضلا عن» adds this count to the one before."""
    before = tuple(text.words[max(0, q.i - 2) : q.i])
    return q.conj or before in AS_WELL or before[-1:] == ("مقابل",) and bool(IN_EXCHANGE)


def _like(q: Quantity, other: Quantity) -> bool:
    """Whether two counts are of the same sort of thing."""
    a = q.form.noun.sort if q.form else "person"
    b = other.form.noun.sort if other.form else "person"
    return a == b or q.form is None


def _alone_elsewhere(text: Text, q: Quantity, walk: _Walk, record: Record) -> Record | None:
    """A single mention that a verb may follow («أن جنديا أصيب»), or that is named among the dead."""
    before = text.words[q.i - 1] if q.i else ""
    if walk.topic and walk.toll == walk.topic[0] == q.i - 1:
        _, record.whats, record.rule = walk.topic[0], (walk.topic[1],), walk.topic[2]
        record.trigger = (q.i - 1, q.i)
        return record
    if q.how == "single" and before in CONTENT and q.form and not q.form.definite and q.form.noun.sort != "site":
        walk.pending.append(record)
        return record
    return None


def _nisba(text: Text, q: Quantity) -> bool:
    """Whether the uncounted word behind a number looks like people of a place: «33 فلسطينيا»."""
    after = text.words[q.j] if q.j < len(text.words) else ""
    return len(after) > 4 and after.endswith(("يا", "يين", "يون")) or text.words[q.j : q.j + 1] == ["من"]


def _one_of_both(text: Text, q: Quantity) -> bool:
    words = text.words
    return tuple(words[q.i : q.i + 2]) in BOTH or (q.i > 0 and tuple(words[q.i - 1 : q.i + 1]) in BOTH)


def _both(text: Text, q: Quantity) -> bool:
    """«70 قتيل وجريح», «15 عنصرا من قسد سقطوا بين قتيل وجريح»."""
    words = text.words
    if q.how in ("single", "plural"):
        return False
    if q.head >= 0 and tuple(words[q.head : q.head + 2]) in BOTH or tuple(words[q.j : q.j + 2]) in BOTH:
        return True
    for k in range(q.j, min(q.j + 8, len(words) - 2)):
        if text.is_mark(k):
            return False
        if words[k] == "بين" and tuple(words[k + 1 : k + 3]) in BOTH:
            return True
    return False


def _of_its_own(text: Text, q: Quantity, walk: _Walk, record: Record, measure: Measure | None) -> Record | None:
    """A noun that says what befell: «تسعة قتلى», unless a nearer word overrules («إخراج 22 جريحا»)."""
    assert q.form is not None
    own, active = q.form.noun.measure, walk.active
    if measure and active and measure.what[0] in _OVERRULED.get(own, ()) and q.i - active.j <= _REACH:
        _settle(record, active, measure)
        active.used, active.last = True, q.j
        return record
    if q.how in ("single", "plural"):
        near = q.i - walk.lone <= 1 and q.conj
        governed = active is not None and any(m.neutral and not m.toll for m in active.measures) and q.i - active.last <= 6
        joined = walk.last is not None and q.conj and q.i - walk.last.q.j <= 3
        if not (near or governed or joined) or (q.i and text.words[q.i - 1] in AMONG):
            return None
        if q.form.bound or (q.how == "single" and q.form.definite):
            return None
        walk.lone = q.j
    record.whats, record.rule, record.trigger = (own,), q.form.noun.rule, (q.head, q.head + 1)
    if active:
        record.also = "" if active.used else active.measures[0].rule
        active.used, active.last = True, q.j
    return record


def _described(text: Text, book: CountBook, record: Record) -> Record:
    """«أربعة متظاهرين قتلى», «جنديان أسيران»: the word behind says what befell."""
    j = record.q.j
    form = book.noun(text.words[j]) if j < len(text.words) else None
    counted = record.q.form is None or record.q.form.noun.sort in ("person", "household")
    if form and form.noun.measure and not (form.definite or form.conj or form.prep or form.bound or form.noun.weak):
        if form.noun.sort == "person" and counted and (form.number != "s" or record.q.how == "single"):
            record.whats, record.either, record.rule = (form.noun.measure,), False, form.noun.rule
            record.trigger, record.q = (j, j + 1), record.q._replace(j=j + 1)
    return record


def _topical(text: Text, q: Quantity, walk: _Walk, record: Record) -> bool:
    """«حصيلة القتلى بلغت سبعة», «بين القتلى 17 مدنيا»: the toll is of whom it was named for."""
    if q.form and q.form.noun.sort not in ("person", "household"):
        return False
    if walk.topic and q.i - walk.topic[0] <= 16:
        near = q.i - walk.topic[0] <= 3
        toll = -1 <= q.i - walk.toll <= 16
        if near or toll:
            k, what, rule = walk.topic
            record.whats, record.rule, record.trigger = (what,), rule, (k, k + 1)
            return True
    return False


def _is_part(text: Text, q: Quantity, walk: _Walk) -> bool:
    """Whether the count is a part of the one before."""
    if walk.last is None or q.i - walk.last.q.j > 45:
        return False
    active = walk.active
    if q.link == "of" and (q.prep or (q.i and text.words[q.i - 1] in PREPOSITIONS)):
        return False
    if q.link == "of" and active and not active.used and 0 <= q.i - active.j <= 2 and not active.measures[0].neutral:
        return False
    if q.link:
        return True
    joined = q.conj and walk.last.parent is not None and q.i - walk.last.q.j <= 4
    return bool(joined and not (active and not active.used and active.i > walk.last.q.i))


def _part(q: Quantity, walk: _Walk, record: Record) -> Record | None:
    last = walk.last
    assert last is not None
    if q.form and q.form.noun.sort in ("site", "munition", "equipment", "attack") and last.q.form is not q.form:
        if last.q.form is None or last.q.form.noun.sort != q.form.noun.sort:
            return None
    whole: Record | None = last
    if q.link in ("", "sibling"):
        whole = last.parent or last
    if q.form and q.form.definite and q.how == "single" and not (q.form.bound or q.link == "among"):
        return None
    while whole and whole.q.high is not None and q.low is not None and q.low > whole.q.high:
        whole = whole.parent
    if whole is None:
        return None
    record.parent = whole
    return record


def _usable(text: Text, book: CountBook, active: Active, q: Quantity, walk: _Walk) -> Measure | None:
    """The measure by which the word in force governs this count, if it does."""
    measure = _fitting(active, q)
    if measure is None:
        return None
    before = text.words[q.i - 1] if q.i else ""
    joined = _joined(text, q)
    if before == "و" and q.i > 1:
        before = text.words[q.i - 2]
    preps = {p for m in active.measures for p in m.prep}
    tolled = -1 <= q.i - walk.toll <= 16 and before in ("الي", "عن")
    if q.prep and q.prep not in preps and not (q.prep == "ب" and tolled):
        return None
    if before in PREPOSITIONS and before not in preps and not tolled and not joined:
        return None
    if before in book.doers:
        return None
    if q.how in ("single", "plural"):
        return measure if _alone(text, walk, active, q, measure) else None
    if active.used:
        return measure if joined and q.i - active.last <= 7 else None
    if q.i - active.j > _REACH or any(text.words[k] in ".؛:;" for k in range(active.j, q.i)):
        return None
    if q.form is None and not (q.other or q.link) and q.i - active.j > (0 if _noun_behind(text, q) else 5):
        return None
    return measure


def _does_it(text: Text, walk: _Walk, active: Active, q: Quantity) -> bool:
    """«خطف مسلحون طبيبين»: behind an active verb the first is the doer where another follows that can suffer it."""
    if active.measures[0].form != "verb" or active.measures[0].intransitive or (q.form and q.form.accusative):
        return False
    for k in range(q.j, q.j + 4):
        other = walk.counts.get(k)
        if other and other.form and other.form.noun.sort == "person":
            suffers = other.how in ("number", "dual") or other.form.accusative or other.i == q.j
            free = not (other.conj or other.prep or other.link) and text.words[k - 1] not in PREPOSITIONS
            return suffers and free
    return False


def _noun_behind(text: Text, q: Quantity) -> bool:
    """Whether an unknown noun stands behind a number: it may be a month or a measure."""
    after = text.words[q.j] if q.j < len(text.words) else "."
    return after[0].isalpha() and after not in PREPOSITIONS and after[0] not in "وفب"


def _alone(text: Text, walk: _Walk, active: Active, q: Quantity, measure: Measure) -> bool:
    """Whether a single mention or a bare plural right behind the measure word is counted: «مقتل امرأة»."""
    start = active.last if active.used else active.j
    if q.form is None and q.other and q.i == start:
        return True
    if measure.what[0] not in _COUNTED_ALONE or q.form is None or q.form.noun.sort == "site":
        return False
    if any(text.is_mark(k) for k in range(start, q.i)) and not (active.used and _joined(text, q)):
        return False
    gap, before = q.i - start, text.words[q.i - 1] if q.i else ""
    if active.used:
        if walk.last and walk.last.q.j == q.i and (walk.last.q.low or 0) > 10 and q.how == "single":
            return False  # «2000 مدني وعسكري» is one number for both
        return _joined(text, q) and gap <= (4 if q.conj else 6) and (not q.form.definite or q.form.bound)
    if q.conj or _does_it(text, walk, active, q):
        return False
    if q.form.definite and not q.form.bound:
        return gap == 0 and q.how == "single" and q.form.noun.sort == "person"
    if before in measure.prep:
        return gap <= 8
    return gap == 0 or (gap <= _NEAR and (before.startswith("ال") or before in TIMES))
