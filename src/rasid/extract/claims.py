"""The door of the reading: a report in, its claims and gaps out."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rasid.arabic.clitics import any_bare
from rasid.arabic.dates import DateMention
from rasid.arabic.segment import Range
from rasid.extract.attribution import Scope, chain_at
from rasid.extract.hits import clauses
from rasid.extract.kinds import by_crowd, by_means, by_taker, by_victim, is_period
from rasid.extract.links import link
from rasid.extract.markers import marked
from rasid.extract.mentions import Mention
from rasid.extract.occurrences import Occurrence, occurrences
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
    by_sentence: dict[int, list] = {}
    for hit in scene.signals.hits:
        if not stopped(text, hit):
            by_sentence.setdefault(text.sentence_of(hit.i), []).append(hit)
    for s, hits in by_sentence.items():
        sentence = text.sentences[s]
        for one in occurrences(s, clauses(text, sentence, hits), text.words):
            made = _draft(scene, one, sentence, out)
            if made is not None:
                out.append(made)
    link(out)
    return out


def _draft(scene: Scene, one: Occurrence, sentence: Range, earlier: Sequence[Draft]) -> Draft | None:
    text = scene.text
    scope = chain_at(scene.scopes, one.lead.i)
    own = {m.i for m in scene.mentions if scope and _overlaps(scene, scope, m) and not one.i <= scope.cue[0] < one.j}
    inside = [m for m in scene.mentions if one.i <= m.i < one.j]
    ground = Ground(text, scene.books.held, scene.books.counted)
    filled = roles(ground, one, marked(text, inside), own)
    tallies = _tallies(scene, one)
    places = places_of(text, one, scene.toponyms)
    date, carried = date_of(text, one, scene.dates)
    kind = _kind(scene, one, sentence, filled, tallies, None if carried else date, earlier)
    state = status(text, one, bool(scope and scope.denies), bool(scope and scope.doubts))
    made = Draft(one, kind, state, filled, places, date, carried, tallies, scope)
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
    if not kind and one.definite:
        kind = next((d.kind for d in reversed(earlier) if d.one.group == "violence"), "")
    kind = kind or by_victim(one, filled, tallies)
    a, b = sentence
    near = [m for m in scene.mentions if a <= m.i < b]
    crowd = any(m.actor.kind in ("protesters", "rioters") for m in near)
    guards = any("state forces" in m.actor.kind for m in near)
    kind = by_crowd(kind, one, crowd, guards, tallies)
    return "Casualty tally" if is_period(one, date, tallies, scene.report.published) else kind


def _same_bombing(scene: Scene, one: Occurrence, earlier: Sequence[Draft]) -> str:
    """A bare «قصف» after air strikes told in the same report is of those strikes, unless shells are named."""
    shells = [m for m in scene.signals.means if one.i <= m.i < one.j and m.kind.startswith("Shell") and m.rank < 6]
    if shells:
        return ""
    past = [d.kind for d in earlier if d.kind in ("Air/drone strike", "Shelling/artillery/missile attack")]
    return past[-1] if past else ""


def _overlaps(scene: Scene, scope: Scope, m: Mention) -> bool:
    """Whether a mention names the source of the scope."""
    a, b = scene.text.starts[m.i], scene.text.ends[m.j - 1]
    return any(w.start < b and a < w.end for hop in scope.chain for w in hop.words)


def _tallies(scene: Scene, one: Occurrence) -> list[Measured]:
    return [t for t in scene.tallies if one.i <= t.i < one.j]


def _worth(scene: Scene, made: Draft, sentence: Range, earlier: Sequence[Draft]) -> bool:
    """Whether anything is told: no repetition without news, no other world's borrowed word, no weak word alone."""
    one, a, b = made.one, *sentence
    empty = not (made.tallies or made.roles.initiators or made.roles.targets or made.places)
    if any(a <= i < b for i, _ in scene.signals.other) and not made.tallies and not made.roles.initiators:
        return False
    if all(h.trigger.weak for h in one.hits):
        if one.casualty_only:
            return bool(made.tallies)
        if one.group == "violence" and not any(a <= m.i < b for m in scene.signals.means):
            return False
        return not empty
    if one.definite and not made.tallies and not (made.roles.initiators and made.places):
        return False
    return True


def _inherit(scene: Scene, made: Draft, earlier: Sequence[Draft]) -> None:
    """An active verb without its subject keeps the doer of the clause before, or means the one who speaks."""
    text = scene.text
    filled, speech = made.roles, made.one.group == "speech"
    before = [d for d in earlier if text.paragraph_of(d.one.i) == text.paragraph_of(made.one.i)]
    same = before[-1] if before and before[-1].one.sentence == made.one.sentence else None
    if speech and not filled.initiators:
        last = next((d for d in reversed(before) if d.one.group == "speech" and d.roles.initiators), None)
        filled.give("I", last.roles.initiators if last else _speaker(scene, made))
    elif filled.wanting and not filled.initiators:
        filled.give("I", same.roles.initiators if same and same.roles.initiators else _speaker(scene, made))
    if same is None:
        return
    if made.one.group in ("custody", "seizure") and same.one.group in ("violence", "territory", "custody", "seizure"):
        filled.give("I", same.roles.initiators)
        filled.give("T", same.roles.targets)
    if not made.places and not speech and made.one.group != "politics":
        made.places = same.places


def _speaker(scene: Scene, made: Draft) -> list[Mention]:
    """Whoever says so, where that is a party or an official: «وقالت إنها قتلت ضابطاً»."""
    if made.scope is None:
        return []
    named = [m for m in scene.mentions if _overlaps(scene, made.scope, m) and m.role in ("party", "state", "person")]
    return named[-1:]


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
                initiators=tuple(_actor(scene, m) for m in d.roles.initiators),
                targets=tuple(_actor(scene, m) for m in d.roles.targets),
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


def _actor(scene: Scene, m: Mention) -> Stated[Actor]:
    return Stated(m.actor, _words(scene, m.i, m.j), m.rule)


def _placed(scene: Scene, t: Toponym, candidates: bool) -> Stated[Placed]:
    assert t.where is not None
    return Stated(Placed(t.where, t.why, t.candidates if candidates else ()), _words(scene, t.i, t.j), t.rule)


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
