"""Which trigger words tell one occurrence: hits of a sentence gathered, and mere repetitions let go."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rasid.arabic.clause_words import CAUSE, COURSE
from rasid.arabic.segment import Text
from rasid.extract.hits import Clause, Hit
from rasid.knowledge.ontology import kinds

MEANS_FRAMES = frozenset({"strike", "blast", "clash", "repel"})
_SHOTS = frozenset({"fire", "gunfire"})
_BESIDE = 4
_CASUALTY = frozenset({"casualty", "toll"})


@dataclass(slots=True)
class Occurrence:
    """Hits that tell one thing; words ``[i, j)`` are the clauses that tell it."""

    hits: list[Hit]
    clauses: list[Clause]
    i: int
    j: int
    sentence: int
    lead: Hit = field(init=False)
    group: str = field(init=False)
    """The ontology group of what leads it."""
    casualty_only: bool = field(init=False)
    """Whether nothing but deaths and injuries is told, not how they came about."""
    definite: bool = field(init=False)
    """Whether every hit is a noun spoken of as known («الهجوم»)."""

    def __post_init__(self) -> None:
        self.settle()

    def settle(self) -> None:
        """Find what leads it, its hits being new or more."""
        self.lead = lead_of(self.hits)
        self.group = group_of(self.lead)
        self.casualty_only = all(h.trigger.frame in _CASUALTY for h in self.hits)
        self.definite = all(h.definite and h.form == "noun" for h in self.hits)


def group_of(hit: Hit) -> str:
    """The ontology group of a hit's kind."""
    if hit.trigger.kind == "Territory":
        return "territory"
    return "violence" if hit.trigger.id == "crackdown" else kinds()[hit.trigger.kind].group


def lead_of(hits: Sequence[Hit]) -> Hit:
    """The hit whose frame rules: a telling means first, then a generic one, then a casualty."""
    if len(hits) == 1:
        return hits[0]

    def rank(h: Hit) -> tuple[int, int]:
        t = h.trigger
        if t.id == "period-toll":
            return (-1, h.i)
        if t.frame in MEANS_FRAMES and not t.generic:
            return (0, h.i)
        if t.frame in MEANS_FRAMES and not t.weak:
            return (1, h.i)
        if t.frame == "casualty" and not t.weak:
            return (3, h.i)
        return (2 if t.frame in MEANS_FRAMES else 4, h.i)

    return min(hits, key=rank)


def occurrences(sentence: int, clauses: Sequence[Clause], text: Text) -> list[Occurrence]:
    """The occurrences of one sentence, in order of their first hit."""
    out: list[Occurrence] = []
    for clause in clauses:
        for part in _parts(clause):
            _place(out, Occurrence(part, [clause], clause.i, clause.j, sentence), text)
    _bound(out)
    return out


def _parts(clause: Clause) -> list[list[Hit]]:
    """Hits of one clause by group, violence of two telling kinds apart."""
    parts: list[list[Hit]] = []
    for hit in clause.hits:
        for part in parts:
            if _together(part, hit):
                part.append(hit)
                break
        else:
            parts.append([hit])
    return parts


def _together(part: Sequence[Hit], hit: Hit) -> bool:
    group = group_of(hit)
    if group != group_of(part[0]):
        return False
    if group != "violence":
        return part[0].trigger.kind == hit.trigger.kind
    means = [h.trigger for h in (*part, hit) if h.trigger.frame in MEANS_FRAMES and not h.trigger.generic]
    telling = {t.kind for t in means if t.id != "crackdown"}  # «بالرصاص الحي والغاز المسيل للدموع» is one force
    return len(telling) <= 1


def _place(out: list[Occurrence], new: Occurrence, text: Text) -> None:
    """Join ``new`` to the occurrence that it continues, or let it stand alone."""
    for old in reversed(out):
        if old.group != new.group:
            continue
        if old.group == "violence" and _continues(old, new, text):
            _join(old, new)
            return
        if old.group != "violence" and old.lead.trigger is new.lead.trigger and new.definite:
            _join(old, new)
            return
        break
    out.append(new)


def _continues(old: Occurrence, new: Occurrence, text: Text) -> bool:
    """Whether a later clause tells more of the same: its outcome, its means, or the same dead."""
    clause = new.clauses[0]
    if not _together(old.hits, new.lead):
        return False
    if old.clauses[-1].result and new.hits[0].form == "noun" and new.hits[0].prefix.startswith("و"):
        return True  # «ما أسفر عن مقتل 30 مسلحاً وتدمير مركبات»
    if (
        new.lead.trigger.id == "crackdown"
        and any(h.trigger.id in _SHOTS for h in old.hits)
        and new.lead.i - old.lead.j <= _BESIDE
    ):
        return True  # «أطلقت القوات الرصاص الحي وقنابل الغاز»
    struck = any(h.form == "noun" and h.trigger.frame in MEANS_FRAMES for h in old.hits)
    told_of = new.hits[0].prefix.startswith("و") or (new.hits[0].i == clause.i and not clause.opener)
    if new.lead.trigger.id == "target" and told_of and struck:
        return True  # «في غارات نُسبت إلى إسرائيل واستهدفت مقراً», «شن هجمات في المدينة، استهدفت مقراً»
    if clause.result or new.hits[0].prefix.startswith("ف"):
        return True
    if old.casualty_only and new.hits[0].trigger.frame == "casualty" and clause.opener in ("", "و"):
        return True  # «قُتل أربعة وأصيب 20 آخرون في انفجار»
    if (
        new.hits[0].trigger.frame == "casualty"
        and clause.opener == ""
        and not any(h.trigger.frame in _CASUALTY for h in old.hits)
    ):
        return True  # «في كمين نصبه مسلحون، قُتل 21 جندياً في خضم معارك»
    if old.casualty_only and all(_of_its_clause(h, text.words) for h in new.hits):
        return True  # «قُتل ضابط وأُسر ثلاثة جنود في هجوم للفصائل»
    if new.casualty_only:
        return clause.opener in ("", "و", "كما", "فيما", "في", "اضافه", "فضلا", "وسط", "حيث", "اذ")
    if old.casualty_only and (
        text.one_of(clause.i, CAUSE) or clause.opener in ("حين", "حيث", "بعد", "بعدما", "عندما", "اذ", "عقب")
    ):
        return True
    if clause.opener in ("اذ", "حيث") and all(h.trigger.generic for h in old.hits):
        return True
    return new.definite and all(h.trigger.weak or h.trigger.generic for h in new.hits)


def _of_its_clause(hit: Hit, words: Sequence[str]) -> bool:
    """Whether a noun says in what the deaths before came about."""
    amid = hit.prefix.endswith("ب") or words[hit.i - 1] in COURSE
    return hit.form != "verb" and hit.trigger.frame in MEANS_FRAMES and amid


def _join(old: Occurrence, new: Occurrence) -> None:
    old.hits.extend(new.hits)
    for clause in new.clauses:
        if clause not in old.clauses:
            old.clauses.append(clause)
    old.j = max(old.j, new.j)
    old.settle()


def _bound(found: list[Occurrence]) -> None:
    """Within one clause an occurrence ends where the next one's first word begins."""
    for one in found if len(found) > 1 else ():
        first = min(h.i for h in one.hits)
        for other in found:
            if other is one or not any(c in one.clauses for c in other.clauses):
                continue
            at = min(h.i for h in other.hits)
            if at > first:
                last = max((h.j for h in one.hits if h.i < at), default=first)
                if all(h.i < at for h in one.hits):
                    one.j = max(min(one.j, at), last)
            elif at < first:
                one.i = max(one.i, first)
    for one in found:
        one.i = min(one.i, *[h.i for h in one.hits])
        one.j = max(one.j, *[h.j for h in one.hits])
