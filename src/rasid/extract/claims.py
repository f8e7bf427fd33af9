"""The door of the reading: a report in, its claims and gaps out."""

import hashlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rasid.arabic.clitics import any_bare
from rasid.arabic.dates import DateMention
from rasid.arabic.function_words import GOING_ON, SUPPOSED, TRIED
from rasid.arabic.segment import Range, Text, read_text
from rasid.extract.attribution import Scope, chain_at
from rasid.extract.hits import Clause, Hit, clauses
from rasid.extract.kinds import armed, by_crowd, by_means, by_taker, by_victim, is_period
from rasid.extract.links import link
from rasid.extract.markers import marked
from rasid.extract.mentions import Mention
from rasid.extract.occurrences import MEANS_FRAMES, Occurrence, occurrences
from rasid.extract.roles import Ground, Roles, roles
from rasid.extract.scene import Books, Scene, books, read_scene
from rasid.extract.setting import date_of, places_of
from rasid.extract.status import status, stopped
from rasid.extract.tallies import Measured
from rasid.extract.toponyms import Toponym
from rasid.model.claim import Actor, Claim, DateStated, Gap, Hop, Placed, Reading, Tally
from rasid.model.report import Report
from rasid.model.values import Span, Stated, When


@dataclass(slots=True)
class Draft:
    """A claim in the making."""

    one: Occurrence
    kind: str
    status: str
    roles: Roles
    places: list[Toponym]
    date: DateMention | None
    carried: bool
    tallies: list[Measured]
    scope: Scope | None
    part_of: "Draft | None" = None
    variant_of: "Draft | None" = None
    notes: list[str] = field(default_factory=list)


class RuleReader:
    """Reads by rules and books alone. Holds no state of its own: safe between threads."""

    def __init__(self, known: Books | None = None) -> None:
        self.books = known or books()

    def read(self, report: Report, *, candidates: bool = False) -> Reading:
        """The claims and gaps of ``report``; with ``candidates`` each place lists those it won over."""
        scene = read_scene(report, self.books)
        drafts = draft(scene)
        made = _claims(scene, drafts, candidates)
        return Reading(tuple(made), tuple(_gaps(scene)))


@lru_cache(maxsize=1)
def default_reader() -> RuleReader:
    """The reader with the bundled books, made once a process."""
    return RuleReader()


def fired(text: str) -> set[str]:
    """The rules of triggers and means that read something in ``text``: what runs the examples of the books."""
    scene = read_scene(Report(text=text), books())
    out = {h.trigger.rule for h in scene.signals.hits}
    out |= {m.rule for m in scene.signals.means} | {rule for _, rule in scene.signals.other}
    return out


def draft(scene: Scene) -> list[Draft]:
    """Every occurrence of a scene with its slots filled, in order."""
    out: list[Draft] = []
    text = scene.text
    by_sentence: dict[int, list[Hit]] = {}
    for hit in scene.signals.hits:
        if not stopped(text, hit):
            by_sentence.setdefault(text.sentence_of(hit.i), []).append(hit)
    for s, hits in by_sentence.items():
        sentence = text.sentences[s]
        if any(h.trigger.id != "crowd" and not h.trigger.weak for h in hits):
            hits = [h for h in hits if h.trigger.id != "crowd"]
        for one in occurrences(s, _clauses(text, sentence, hits), text.words):
            made = _draft(scene, one, sentence, out)
            if made is not None and not any(_told_again(d, made) for d in out):
                out.append(made)
    link(out)
    return out


def _clauses(text: Text, sentence: Range, hits: Sequence[Hit]) -> list[Clause]:
    """The clauses of a sentence, weak words of movement gone where they name what was struck: «استهدفوا رتلاً»."""
    out = clauses(text, sentence, hits)
    for clause in out:
        if any(h.trigger.frame in MEANS_FRAMES for h in clause.hits):
            clause.hits = [h for h in clause.hits if h.trigger.id != "columns"]
    return out


def _draft(scene: Scene, one: Occurrence, sentence: Range, earlier: Sequence[Draft]) -> Draft | None:
    text = scene.text
    scope = chain_at(scene.scopes, one.lead.i)
    own = {m.i for m in scene.mentions if scope and _overlaps(scene, scope, m)}
    verbs = {h.i for h in one.hits if h.form == "verb"}
    inside = [m for m in scene.mentions if one.i <= m.i < one.j and m.i not in verbs]
    if one.group not in ("speech", "politics"):
        inside = [m for m in inside if m.role != "source"]
    tallies = _tallies(scene, one)
    victims = frozenset(k for t in tallies if t.what in ("killed", "injured") for k in range(t.i, t.j))
    goes_on = any(d.one.sentence == one.sentence for d in earlier[-1:])
    ground = Ground(text, scene.books.held, scene.books.counted, victims, goes_on)
    filled = roles(ground, one, marked(text, inside), own)
    places = places_of(text, one, scene.toponyms, _source_words(scene))
    date, carried = date_of(text, one, scene.dates)
    kind = _kind(scene, one, sentence, filled, tallies, None if carried else date, earlier)
    warned = bool(scope and scope.chain and scope.chain[-1].value.verb == "warns")
    state = status(text, one, denies=bool(scope and scope.denies), doubts=bool(scope and scope.doubts), warned=warned)
    _crowd_roles(scene, kind, filled, sentence)
    made = Draft(one, kind, state, filled, places, date, carried, tallies, scope)
    if one.group == "speech":
        _inherit(scene, made, earlier)
    if not _worth(scene, made, sentence, earlier):
        return None
    _inherit(scene, made, earlier)
    return made


def _kind(
    scene: Scene,
    one: Occurrence,
    sentence: Range,
    filled: Roles,
    tallies: Sequence[Measured],
    date: DateMention | None,
    earlier: Sequence[Draft],
) -> str:
    if one.lead.trigger.kind == "Territory":
        return by_taker(filled)
    kind = by_means(one, scene.signals.means, (one.i, one.j), sentence)
    if one.lead.trigger.id == "bombard" and kind in ("", "Shelling/artillery/missile attack"):
        kind = _same_bombing(scene, one, earlier) or one.lead.trigger.kind
    kind = kind or _as_before(scene, one, filled, earlier)
    if not kind and one.lead.trigger.generic and not earlier:
        kind = _by_title(scene)
    kind = kind or by_victim(one, filled, tallies)
    a, b = sentence
    near = [m for m in scene.mentions if a <= m.i < b]
    crowd = any(m.actor.kind in ("protesters", "rioters") and m.actor.id != "people/masses" for m in near) or any(
        a <= h.i < b and h.trigger.frame == "protest" for h in scene.signals.hits
    )
    guards = any("state forces" in m.actor.kind for m in near)
    kind = by_crowd(kind, one, crowd, guards, tallies)
    if one.lead.trigger.id == "leave" and any(armed(m) for m in filled.targets) and not any(
        m.actor.kind == "civilians" for m in near
    ):
        kind = "Troop movement"
    return "Casualty tally" if is_period(one, date, tallies, scene.report.published) else kind


def _crowd_roles(scene: Scene, kind: str, filled: Roles, sentence: Range) -> None:
    """Force against protesters: they suffer it, and the guards named beside them use it."""
    if kind not in ("Excessive force against protesters", "Protest with intervention"):
        return
    near = [m for m in scene.mentions if sentence[0] <= m.i < sentence[1]]
    crowd = [m for m in near if m.actor.kind in ("protesters", "rioters") and m.actor.id != "people/masses"]
    guards = [m for m in near if "state forces" in m.actor.kind]
    if crowd and not any(m.actor.kind == "protesters" for m in filled.targets):
        filled.targets[:] = crowd[:1]
    if guards and not any("state" in m.actor.kind for m in filled.initiators):
        filled.initiators[:] = guards[:1]


def _by_title(scene: Scene) -> str:
    """The headline's means, where it names one only: «هجوم» under «مقتل العشرات بهجوم كيماوي»."""
    book = scene.books.triggers
    named = {book.means[m.phrase][:2] for m in book.scanner.scan(read_text(scene.report.title or "")) if m.phrase in book.means}
    telling = {kind for rank, kind in named if rank < 6}
    return telling.pop() if len(telling) == 1 else ""


def _as_before(scene: Scene, one: Occurrence, filled: Roles, earlier: Sequence[Draft]) -> str:
    """«الهجوم» and its dead are of the kind told before; a party that was told to strike from the air still does."""
    past = [d for d in reversed(earlier) if d.one.group == "violence" and d.kind != "Casualty tally"]
    nouns = [h for h in one.hits if h.trigger.generic and h.definite and h.form == "noun"]
    if nouns and past:
        return past[0].kind
    text = scene.text
    if past and one.casualty_only and text.paragraph_of(past[0].one.i) == text.paragraph_of(one.i):
        return past[0].kind
    if past and one.lead.trigger.frame == "toll":
        return past[0].kind
    if one.lead.trigger.id == "target" and past and past[0].kind in _FROM_AFAR:
        return past[0].kind
    if one.lead.trigger.frame == "strike" and one.lead.trigger.generic:
        doers = {m.actor.id for m in filled.initiators}
        return next((d.kind for d in past if d.kind in _FROM_AFAR and doers & {m.actor.id for m in d.roles.initiators}), "")
    return ""


_FROM_AFAR = frozenset({"Air/drone strike", "Shelling/artillery/missile attack"})


def _same_bombing(scene: Scene, one: Occurrence, earlier: Sequence[Draft]) -> str:
    """A bare «قصف» after air strikes told in the same report is of those strikes, unless shells are named."""
    shells = [m for m in scene.signals.means if one.i <= m.i < one.j and m.kind.startswith("Shell") and m.rank < 6]
    if shells:
        return ""
    past = [d.kind for d in earlier if d.kind in ("Air/drone strike", "Shelling/artillery/missile attack")]
    return past[-1] if past else ""


def _source_words(scene: Scene) -> list[Range]:
    """The words that name sources."""
    starts = scene.text.starts
    spans = {w for s in scene.scopes for hop in s.chain for w in hop.words}
    return [(bisect_left(starts, w.start), bisect_left(starts, w.end)) for w in spans]


def _overlaps(scene: Scene, scope: Scope, m: Mention) -> bool:
    """Whether a mention names the source of the scope."""
    a, b = scene.text.starts[m.i], scene.text.ends[m.j - 1]
    return any(w.start < b and a < w.end for hop in scope.chain for w in hop.words)


def _told_again(old: Draft, new: Draft) -> bool:
    """The same occurrence once more with nothing new (codebook §1): kind, figures, parties and places as before."""
    if old.kind != new.kind or old.one.sentence == new.one.sentence or not new.tallies:
        return False

    def told(d: Draft) -> tuple[object, ...]:
        chain = tuple(h.value.name for h in d.scope.chain) if d.scope else ()
        tolls = sorted((t.what, t.who, t.count.low or -1, t.count.high or -1) for t in d.tallies)
        return tolls, [m.actor.id for m in d.roles.initiators], {t.where.id for t in d.places if t.where}, chain

    return told(old) == told(new)


_TAKES = {
    "violence": frozenset("killed injured missing attacks munitions equipment_destroyed".split()),
    "territory": frozenset("sites_seized killed injured equipment_destroyed".split()),
    "custody": frozenset("captured arrested abducted released missing".split()),
    "seizure": frozenset("equipment_seized equipment_destroyed munitions".split()),
    "displacement": frozenset({"displaced"}),
    "protest": frozenset("participants killed injured arrested".split()),
    "property": frozenset({"equipment_destroyed"}),
    "movement": frozenset({"participants"}),
    "other": frozenset({"participants"}),
}
"""Which tallies an occurrence of a group can own; another's figure in its words is not its own."""


def _tallies(scene: Scene, one: Occurrence) -> list[Measured]:
    takes = _TAKES.get(one.group, frozenset())
    return [t for t in scene.tallies if one.i <= t.i < one.j and t.what in takes]


def _worth(scene: Scene, made: Draft, sentence: Range, earlier: Sequence[Draft]) -> bool:
    """Whether anything is told: no repetition without news, no other world's borrowed word, no weak word alone."""
    one, a, b = made.one, *sentence
    told = anchors(scene, made)
    strange = len({i for i, _ in scene.signals.other if a <= i < b})
    if strange and one.casualty_only and not any(a <= m.i < b for m in scene.signals.means):
        return False
    if strange and (strange > 1 or not made.tallies and told < 3) and one.group != "displacement":
        return False
    if all(h.trigger.weak for h in one.hits) and one.lead.trigger.id != "crowd":
        if one.casualty_only:
            return bool(made.tallies)
        if one.group == "violence" and not any(a <= m.i < b for m in scene.signals.means):
            return False
        return told > 0
    if one.group == "territory":
        return bool(made.places or made.tallies) and told >= 2
    if one.group == "speech" and not made.roles.initiators:
        return False
    if one.group == "speech" and one.lead.form == "phrase" and any(
        d.one.sentence == one.sentence and d.one.group == "protest" for d in earlier
    ):  # «محتجون … مطالبين بـ»: told with the protest
        return False
    if one.group == "politics" and one.definite and any(d.kind == made.kind for d in earlier):
        return False
    return told >= _NEEDED.get(one.group, 1) + one.definite + (one.lead.trigger.id == "abduct")


_NEEDED = {"violence": 2, "custody": 1, "protest": 1, "siege": 1}
"""How much must be told beside the trigger itself for an occurrence of a group to count as news."""


def anchors(scene: Scene, made: Draft) -> int:
    """How many things tie an occurrence to the world: figures, a day, a place, who did it, to whom; less for mere talk."""
    one, text = made.one, scene.text
    told = 2 * bool(made.tallies) + bool(made.places) + bool(made.date and not made.carried)
    told += bool(made.roles.initiators) + bool(made.roles.targets)
    lead = one.lead
    told += lead.form != "noun" and not lead.present
    told += 2 * bool(made.scope and made.scope.denies)
    told += any(any_bare(w, GOING_ON) for w in text.words[max(one.i, lead.i - 3) : min(one.j, lead.j + 6)])
    told += lead.form == "phrase" and one.group == "politics"
    near = text.words[max(text.sentences[one.sentence][0], lead.i - 4) : lead.i]
    if any(any_bare(w, TRIED) for w in near):
        told -= 2
    if any(any_bare(w, SUPPOSED) for w in near):
        told -= 2
    if lead.form == "noun" and near and near[-1] == "منذ":  # «منذ اغتيال الحريري» dates something else
        told -= 2
    return told


def _inherit(scene: Scene, made: Draft, earlier: Sequence[Draft]) -> None:
    """An active verb without its subject keeps the doer of the clause before, or means the one who speaks."""
    text = scene.text
    filled, speech = made.roles, made.one.group == "speech"
    before = [d for d in earlier if text.paragraph_of(d.one.i) == text.paragraph_of(made.one.i)]
    same = before[-1] if before and before[-1].one.sentence == made.one.sentence else None
    if speech and not filled.initiators:
        filled.give("I", _subject(scene, made))
        last = next((d for d in reversed(before) if d.one.group == "speech" and d.roles.initiators), None)
        filled.give("I", last.roles.initiators if last else _speaker(scene, made.scope))
    elif filled.wanting and not filled.initiators:
        said = [m for m in _speaker(scene, made.scope) if armed(m) or m.role == "state"]
        filled.give("I", same.roles.initiators if same and same.roles.initiators else said)
        filled.give("I", _ahead(scene, made))
    if not made.places and not speech and made.one.group != "politics":
        made.places = next((d.places for d in reversed(before) if d.places and d.one.group in _PLACED), [])
    if same is None:
        return
    if made.one.group in ("custody", "seizure") and same.one.group in ("violence", "territory", "custody", "seizure"):
        filled.give("I", same.roles.initiators)
        filled.give("T", same.roles.targets)


def _ahead(scene: Scene, made: Draft) -> list[Mention]:
    """The party named last before a clause whose verb lacks its subject: «تسعى القوات … بعدما سيطرت على»."""
    a = scene.text.sentences[made.one.sentence][0]
    said = {k for i, j in _source_words(scene) for k in range(i, j)}
    named = [m for m in scene.mentions if a <= m.i and m.j <= made.one.i and armed(m) and m.i not in said]
    return named[-1:]


_PLACED = frozenset("violence territory custody displacement property siege movement protest seizure".split())
"""Groups whose place the next occurrence without one of its own is taken to share."""


def _subject(scene: Scene, made: Draft) -> list[Mention]:
    """The subject of a verb of speech, as the reading of sources found it."""
    lead = made.one.lead
    scope = next((s for s in scene.scopes if s.cue[0] < lead.j and lead.i < s.cue[1]), None)
    return _speaker(scene, scope)


def _speaker(scene: Scene, scope: Scope | None) -> list[Mention]:
    """Whoever says so, where that is a party or an official: «وقالت إنها قتلت ضابطاً»."""
    if scope is None or not scope.chain:
        return []
    named = [m for m in scene.mentions if _overlaps(scene, scope, m) and m.role in ("party", "state", "person")]
    if named:
        return named[-1:]
    hop = scope.chain[-1]
    if hop.value.kind in ("anonymous source", "outlet", "agency") or not hop.words:
        return []
    i = bisect_left(scene.text.starts, hop.words[0].start)
    j = bisect_left(scene.text.starts, hop.words[0].end)
    name = hop.value.name or ""
    actor = Actor(f"?{name}", name, "", (), hop.value.kind)
    return [Mention(i, j, actor, "person", hop.value.kind, "", hop.rule, "")]


def _claims(scene: Scene, drafts: Sequence[Draft], candidates: bool) -> list[Claim]:
    """Frozen claims with ids that a rerun gives again."""
    ids: dict[int, str] = {}
    made = []
    for d in drafts:
        span = _span(scene, d)
        base = f"{scene.report.id}\x1f{d.kind}\x1f{span.start}\x1f{span.end}"
        key, n = base, 0
        while (name := hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]) in ids.values():
            n += 1
            key = f"{base}\x1f{n}"
        ids[id(d)] = name
    for d in drafts:
        made.append(
            Claim(
                id=ids[id(d)],
                report=scene.report.id,
                kind=d.kind,
                status=d.status,
                evidence=_span(scene, d),
                rule=d.one.lead.trigger.rule,
                said_by=_chain(scene, d),
                initiators=tuple(_actors(scene, d, d.roles.initiators)),
                targets=tuple(_actors(scene, d, d.roles.targets)),
                places=tuple(_placed(scene, t, candidates) for t in d.places),
                date=_date(scene, d),
                tallies=_numbered(scene, d),
                part_of=ids.get(id(d.part_of)) if d.part_of else None,
                variant_of=ids.get(id(d.variant_of)) if d.variant_of else None,
            )
        )
    return made


def _span(scene: Scene, d: Draft) -> Span:
    """The words of the clauses without what only opens or closes them."""
    text, i, j = scene.text, d.one.i, d.one.j
    while j > i + 1 and text.is_mark(j - 1):
        j -= 1
    while i < j - 1 and text.is_mark(i):
        i += 1
    return Span(text.starts[i], text.ends[j - 1])


def _chain(scene: Scene, d: Draft) -> tuple[Stated[Hop], ...]:
    outlet = Stated(Hop("outlet", scene.report.source), (), "outlet")
    return (outlet, *d.scope.chain) if d.scope else (outlet,)


def _words(scene: Scene, i: int, j: int) -> tuple[Span, ...]:
    return (Span(scene.text.starts[i], scene.text.ends[j - 1]),)


def _actors(scene: Scene, d: Draft, named: Sequence[Mention]) -> list[Stated[Actor]]:
    """Each party by itself; people who are counted with their count, and those tied to them («وعائلاتهم») with them."""
    out: list[tuple[Mention, int, int]] = []
    for m in named:
        i, j = m.i, m.j
        count = next((t for t in d.tallies if t.subset_of is None and t.i < m.j and m.i < t.j), None)
        if count and d.one.group in ("displacement", "custody"):
            i, j = min(i, count.i), max(j, count.j)
        if out and m.prefix.startswith("و") and m.role == "people" and m.i - out[-1][2] <= 1:
            out[-1] = (out[-1][0], out[-1][1], j)
            continue
        out.append((m, i, j))
    return [Stated(m.actor, _fullest(scene, m, i, j), m.rule) for m, i, j in out]


def _fullest(scene: Scene, m: Mention, i: int, j: int) -> tuple[Span, ...]:
    """The words at hand; before them, for «التنظيم» and its like, the fullest name given earlier (codebook §10)."""
    here = _words(scene, i, j)
    if j - i > 1 or m.actor.id.startswith("?"):
        return here
    same = [o for o in scene.mentions if o.actor.id == m.actor.id and o.i < i and o.j - o.i > j - i]
    if not same:
        return here
    full = max(same, key=lambda o: o.j - o.i)
    return (*_words(scene, full.i, full.j), *here)


def _placed(scene: Scene, t: Toponym, candidates: bool) -> Stated[Placed]:
    assert t.where is not None
    words = _words(scene, t.i, t.j)
    if t.kind == "anaphor":  # «المدينة»: before it the name it stands for (codebook §10)
        named = [o for o in scene.toponyms if o.i < t.i and o.kind != "anaphor" and o.where and o.where.id == t.where.id]
        if named:
            words = (*_words(scene, named[-1].i, named[-1].j), *words)
    return Stated(Placed(t.where, t.why, t.candidates if candidates else ()), words, t.rule)


def _date(scene: Scene, d: Draft) -> Stated[DateStated] | None:
    if d.date is None or d.date.earliest is None or d.date.latest is None:
        return None
    value = DateStated(When(d.date.earliest, d.date.latest), "carried" if d.carried else "stated")
    return Stated(value, _words(scene, d.date.i, d.date.j), d.date.rule)


def _numbered(scene: Scene, d: Draft) -> tuple[Stated[Tally], ...]:
    """The tallies of a claim, their links counted within the claim."""
    where = {id(t): k for k, t in enumerate(d.tallies)}

    def index(k: int | None) -> int | None:
        return None if k is None else where.get(id(scene.tallies[k]))

    return tuple(
        Stated(
            Tally(t.what, t.who, t.count, t.qualifier, index(t.subset_of), index(t.restates)),
            _words(scene, t.i, t.j),
            t.rule,
        )
        for t in d.tallies
    )


def _gaps(scene: Scene) -> list[Gap]:
    out = []
    for m in scene.mentions:
        if m.gap:
            out.append(Gap("actor", _words(scene, m.i, m.j)[0], m.gap))
    for t in scene.toponyms:
        if t.gap:
            out.append(Gap("place", _words(scene, t.i, t.j)[0], t.gap))
    return sorted(set(out), key=lambda g: (g.span.start, g.kind))
