"""Drafts made into claims: frozen values, each with the words that say it, and ids that a rerun gives again."""

import hashlib
from collections.abc import Sequence

from rasid.arabic.marker_words import ALLIED, BESIDE_THEM, TO_THEM
from rasid.arabic.nouns import gist
from rasid.arabic.segment import Text
from rasid.extract.draft import Draft
from rasid.extract.mentions import Mention
from rasid.extract.restating import restates
from rasid.extract.scene import Scene
from rasid.extract.tallies import Measured
from rasid.extract.toponyms import Toponym
from rasid.model.claim import Actor, Claim, DateStated, Gap, Hop, Placed, Tally
from rasid.model.values import Span, Stated, When

_BY_FORM, _ANY = "words/", "actors/generic"
_POSSESSED = ("ها", "هم", "هما")
_OF_HIM = ("ه", "ها", "هم")


def freeze(scene: Scene, drafts: Sequence[Draft], candidates: bool) -> list[Claim]:
    """Frozen claims with ids that a rerun gives again."""
    ids: dict[int, str] = {}
    made: list[Claim] = []
    outlet = Stated(Hop("outlet", scene.report.source), (), "outlet")
    spans = [_span(scene, d) for d in drafts]
    for d, span in zip(drafts, spans, strict=True):
        base = f"{scene.report.id}\x1f{d.kind}\x1f{span.start}\x1f{span.end}"
        key, n = base, 0
        while (name := hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]) in ids.values():
            n += 1
            key = f"{base}\x1f{n}"
        ids[id(d)] = name
    for d, span in zip(drafts, spans, strict=True):
        made.append(
            Claim(
                id=ids[id(d)],
                report=scene.report.id,
                kind=d.kind,
                status=d.status,
                evidence=span,
                rule=d.one.lead.trigger.rule,
                said_by=_chain(scene, d, outlet),
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


def _chain(scene: Scene, d: Draft, outlet: Stated[Hop]) -> tuple[Stated[Hop], ...]:
    if d.scope is None:
        return (outlet,)
    speaks = d.one.group == "speech" and any(scene.names_last(d.scope, m) for m in d.roles.initiators)
    return (outlet, *(d.scope.chain[:-1] if speaks else d.scope.chain))  # of a speech the outlet tells


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
        if out and m.prefix.startswith("و") and m.i - out[-1][2] <= 1 and (end := _tied(scene.text, m)):
            out[-1] = (out[-1][0], out[-1][1], max(j, end))
            continue
        out.append((m, i, j))
    return [Stated(m.actor, _fullest(scene, m, i, j), m.rule) for m, i, j in out]


def _tied(text: Text, m: Mention) -> int:
    """The end of those who are named by the ones before alone («وعائلاتهم», «والميليشيات الموالية له»), else 0."""
    last, raw = text.words[m.j - 1], text.surface(m.j - 1, m.j)
    if m.role == "people" or last.endswith(_POSSESSED) or raw.endswith("ه") or last in ALLIED:
        return m.j
    if text.words[m.j : m.j + 1] and text.words[m.j] in TO_THEM:
        return m.j + 1
    return next((k + 1 for k in range(m.j, min(m.j + 4, len(text.words))) if text.words[k] in BESIDE_THEM), 0)


def _fullest(scene: Scene, m: Mention, i: int, j: int) -> tuple[Span, ...]:
    """The words at hand; before them, for «التنظيم» and its like, the fuller name given last (codebook §10).

    A name of the books («داعش») says by itself who is meant, and an epithet («المتمردين») what they are called here.
    """
    here, longer = _words(scene, i, j), j - i > 1
    if scene.text.words[j - 1].endswith(("ين", "ون")):
        return here
    if m.actor.id.startswith("?") or not (m.points if longer else m.rule.startswith(_BY_FORM)):
        return here
    back = m.points or scene.text.surface(i, j).endswith(_OF_HIM)
    if m.role == "people" and not back:  # «المحتجون» who burn are not shown as «المحتجين السلميين» of before
        return here
    same = [o for o in scene.mentions if o.actor.id == m.actor.id and o.i < i and o.j - o.i > j - i]
    if longer or not back:  # nor are «الفصائل المتشددة» shown as a faction with a name
        head = gist(scene.text.words[i])
        same = [o for o in same if head in map(gist, scene.text.words[o.i : o.j])]
        same = [o for o in same if not (longer and o.rule.startswith(_ANY))]
    return (*_words(scene, same[-1].i, same[-1].j), *here) if same else here


def _placed(scene: Scene, t: Toponym, candidates: bool) -> Stated[Placed]:
    assert t.where is not None
    words = _words(scene, t.i, t.j)
    if t.kind == "anaphor" and (
        t.j == t.i + 1 or t.where.level == "site"
    ):  # «المدينة», «الحقل النفطي»: before it the name it stands for (codebook §10)
        named = [
            o for o in scene.toponyms if o.i < t.i and o.kind != "anaphor" and o.where and o.where.id == t.where.id
        ]
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
    where = {_as_told(t): k for k, t in enumerate(d.tallies)}

    def index(k: int | None) -> int | None:
        return None if k is None else where.get(_as_told(scene.tallies[k]))

    return tuple(
        Stated(
            Tally(t.what, t.who, t.count, t.qualifier, index(t.subset_of), restates(scene.text, d.tallies, k)),
            _words(scene, t.i, t.j),
            t.rule,
        )
        for k, t in enumerate(d.tallies)
    )


def _as_told(t: Measured) -> tuple[int, int, tuple[int, int], str]:
    """What stays of a count, whatever it was called by."""
    return t.i, t.j, t.trigger, t.who


def gaps(scene: Scene) -> list[Gap]:
    """What the books lack or the words leave open: parties and places that no entry has, names that fit several."""
    out = []
    for m in scene.mentions:
        if m.gap:
            out.append(Gap("actor", _words(scene, m.i, m.j)[0], m.gap))
    for t in scene.toponyms:
        if t.gap:
            out.append(Gap("place", _words(scene, t.i, t.j)[0], t.gap))
    return sorted(set(out), key=lambda g: (g.span.start, g.kind))
