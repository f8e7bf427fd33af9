"""The kind of an occurrence in its report: what the deciders of ``kinds`` say, in order, with what was told before."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from rasid.arabic.deed_words import FORMERLY
from rasid.arabic.kind_words import A_TIME, DEAL, FIGHT, NO, OVER, UNDER
from rasid.arabic.marker_words import BORDER
from rasid.arabic.segment import Range, read_text
from rasid.arabic.setting_words import SINCE
from rasid.extract.backing import backs
from rasid.extract.draft import Draft
from rasid.extract.hits import Means
from rasid.extract.kinds import ARMED_WHO, armed, by_crowd, by_means, by_taker, by_victim, is_period
from rasid.extract.occurrences import MEANS_FRAMES, Occurrence
from rasid.extract.role_ground import Roles
from rasid.extract.scene import Scene
from rasid.extract.tallies import Measured
from rasid.model.claim import Actor

_SHELLING = "Shelling/artillery/missile attack"
_FROM_AFAR = frozenset({"Air/drone strike", _SHELLING})
_PEACEFUL = "Non-violent transfer of territory"
_STEPS = 4
_HUNDREDS = 200
_PLAIN = frozenset({"Armed clash", "Attack"})
"""Kinds that a word such as «هجوم» has where no means was told."""
_GENERAL = 6
"""Means of this rank and above («قصف», «معارك», «رصاص») fit several kinds."""


def kind_of(scene: Scene, made: Draft, sentence: Range, earlier: Sequence[Draft]) -> str:
    """The kind of an occurrence: by its trigger, its means, what was told before, whom it hit, and the crowd around."""
    one, filled, tallies = made.one, made.roles, made.tallies
    if one.lead.trigger.kind == "Territory":
        if _without_fight(scene, one):
            return _PEACEFUL
        inland = (t for t in made.places if not scene.text.one_of(t.i, BORDER))  # «على طول الحدود التركية»
        where = next((t.where.country for t in inland if t.where), None) or scene.report.country
        return _taken_as_before(filled, earlier) or by_taker(filled, _for_state(scene, where))
    if one.lead.trigger.id == "detain" and _unlawful(scene, filled):
        return "Abduction/forced disappearance"
    kind = by_means(one, partial(_own, scene), (one.i, one.j)) or by_means(
        one, partial(_unspoken, scene, one), sentence
    )
    if one.lead.trigger.id == "bombard" and kind in ("", _SHELLING):
        kind = _same_bombing(scene, made, earlier) or (not earlier and _by_title(scene)) or one.lead.trigger.kind
    kind = kind or _as_before(scene, made, earlier)
    if not kind and one.lead.trigger.generic and not earlier:
        kind = _by_title(scene)
    if kind in ("", "Attack"):  # bullets kill civilians in an attack, soldiers in a clash
        arms = _on_arms(filled, tallies) and not _formerly(scene, filled)
        kind = by_victim(one, filled, tallies) if not kind or arms else kind
    near = scene.mentions_in(sentence)
    marching = any(h.trigger.frame == "protest" for h in scene.hits_in((one.i, one.j + 2)))
    crowd = marching or any(m.actor.kind in ("protesters", "rioters") and m.actor.id != "people/masses" for m in near)
    if marching and one.casualty_only:
        kind = "Attack"
    crowd = crowd or (_after_protest(one, earlier) and any(m.role == "people" for m in filled.targets))
    ids = {h.trigger.id for h in one.hits}
    if not crowd and ids & {"storm", "loot"} and not any(armed(m) for m in filled.initiators):
        crowd = _after_protest(one, earlier)  # «وبلغت ذروتها باقتحام العشرات المطار»
    crowd = crowd or kind == "Protest with intervention"
    kind = by_crowd(kind, one, crowd, tallies, victims=bool(filled.targets))
    if kind == "Armed clash" and (_with_people(one, filled) or _the_riot(one, earlier)):
        kind = "Violent demonstration"
    if (
        one.lead.trigger.id == "leave"
        and any(armed(m) for m in filled.targets)
        and not any(m.actor.kind == "civilians" for m in near)
    ):
        kind = "Troop movement"
        filled.initiators, filled.targets = filled.targets, []
    long = is_period(one, None if made.carried else made.date, tallies) or _of_a_time(scene, made)
    long = long or _of_many(scene, made)
    if kind == "Armed clash" and _raid(made):
        return "Other"
    return "Casualty tally" if long else kind


def _for_state(scene: Scene, country: str | None) -> Callable[[Actor], bool]:
    return partial(scene.books.actors.for_state, country=country, published=scene.report.published)


def _unlawful(scene: Scene, filled: Roles) -> bool:
    """«احتجز التنظيم 30 امرأة»: who holds people is armed, and no state."""
    holders = [m for m in filled.initiators if armed(m)]
    return bool(holders) and not any(map(_for_state(scene, None), (m.actor for m in holders)))


def _own(scene: Scene, words: Range) -> Sequence[Means]:
    """The means in some words but those of who only helps: «هجوم بإسناد من طيران التحالف»."""
    return [m for m in scene.means_in(words) if not backs(scene.text, m.i)]


def _unspoken(scene: Scene, one: Occurrence, sentence: Range) -> Sequence[Means]:
    """The means of a sentence but those of another deed: «شنت ضربات … ردا على هجوم كيماوي»."""
    inside = _own(scene, sentence)
    if not inside:
        return inside
    others = [h for h in scene.hits_in(sentence) if h.trigger.frame in MEANS_FRAMES and not h.trigger.generic]
    return [m for m in inside if not any(h.i <= m.i < h.j and h not in one.hits for h in others)]


def _taken_as_before(filled: Roles, earlier: Sequence[Draft]) -> str:
    """«تمت خلالها السيطرة على الجبال»: nobody is named, so whoever took the place told before."""
    if filled.initiators or filled.targets:
        return ""
    return next((d.kind for d in reversed(earlier) if d.one.lead.trigger.kind == "Territory"), "")


def _with_people(one: Occurrence, filled: Roles) -> bool:
    """«مواجهات بين الشرطة وشبان»: forces of a state on one side, unarmed people on the other."""
    if one.lead.trigger.id != "clash":
        return False
    sides = filled.initiators[:1], filled.targets[:1]
    people = [m for side in sides for m in side if m.role == "people"]
    return len(people) == 1 and any("state forces" in m.actor.kind for side in sides for m in side)


def _the_riot(one: Occurrence, earlier: Sequence[Draft]) -> bool:
    """«خلال الاشتباكات»: those of protesters with the police, told before."""
    if one.lead.trigger.id != "clash" or not one.lead.definite:
        return False
    last = next((d for d in reversed(earlier) if d.one.lead.trigger.id == "clash"), None)
    return last is not None and last.kind == "Violent demonstration"


def _after_protest(one: Occurrence, earlier: Sequence[Draft]) -> bool:
    """Whether a protest was told a few sentences before."""
    for d in reversed(earlier):
        if one.sentence - d.one.sentence > _STEPS:
            return False
        if d.one.group == "protest":
            return True
    return False


def _raid(made: Draft) -> bool:
    """«اقتحم الجيش الإسرائيلي المخيم»: police or an occupier go in, no fight and no dead are told (codebook §10)."""
    one, filled = made.one, made.roles
    if {h.trigger.id for h in one.hits} != {"storm"} or made.tallies or any(armed(m) for m in filled.targets):
        return False
    return any(m.actor.id.startswith("il/") or "police" in m.actor.id for m in filled.initiators)


def _of_many(scene: Scene, made: Draft) -> bool:
    """«قُتل المئات من أفراد الجيش في هجمات»: hundreds, and attacks without number, are no single incident."""
    if not any(t.what == "killed" and t.subset_of is None and (t.count.low or 0) >= _HUNDREDS for t in made.tallies):
        return False
    nouns = (h for h in made.one.hits if h.trigger.generic and h.form == "noun")
    return any(scene.text.words[h.i].endswith("ات") for h in nouns)


def _of_a_time(scene: Scene, made: Draft) -> bool:
    """«ومنذ ذلك التاريخ قُتل 33», «خلال الفترة ذاتها», «منذ بدء العملية»: deaths of a time that no date names."""
    one, words = made.one, scene.text.words
    if one.group != "violence" or not any(
        t.what in ("killed", "injured") and t.subset_of is None for t in made.tallies
    ):
        return False
    if one.lead.trigger.frame not in ("casualty", "toll"):
        return False
    a, start = min(c.i for c in one.clauses), scene.text.sentences[one.sentence][0]
    if scene.text.one_of(start, SINCE):
        a = start  # «ومنذ بدء التظاهرات، قُتل 49»
    return any(
        (scene.text.one_of(k, OVER) and scene.text.one_of(k + 1, A_TIME))
        or (words[k] in ("منذ", "ومنذ") and words[k + 1] == "ذلك")
        for k in range(a, max(c.j for c in one.clauses) - 1)
    )


def _of_arms(tallies: Sequence[Measured]) -> bool:
    """Whether only men under arms are counted: «قُتل ثلاثة جنود برصاص مجهولين»."""
    who = {t.who for t in tallies if t.subset_of is None}
    return bool(who) and ARMED_WHO.issuperset(who)


def _on_arms(filled: Roles, tallies: Sequence[Measured]) -> bool:
    """Whether all who were hit bear arms: «استهدف قناصة جنود الجيش»."""
    hurt = [t for t in tallies if t.subset_of is None]
    return _of_arms(tallies) if hurt else bool(filled.targets) and all(armed(m) for m in filled.targets)


def _formerly(scene: Scene, filled: Roles) -> bool:
    """«اغتيال عنصر سابق في الجيش الحر»: who bears arms no more."""
    return any(scene.text.any_of(m.i, min(m.j + 1, len(scene.text.words)), FORMERLY) for m in filled.targets)


def _without_fight(scene: Scene, one: Occurrence) -> bool:
    """«دخلت القوات البلدة من دون قتال», «بموجب اتفاق» (codebook §10)."""
    words = scene.text.words[one.i : one.j + 4]
    return any((a in NO and b in FIGHT) or (a in UNDER and b in DEAL) for a, b in pairwise(words))


def crowd_roles(scene: Scene, made: Draft, sentence: Range) -> None:
    """Force against protesters: they suffer it, and the guards named beside them use it."""
    filled = made.roles
    if made.kind not in ("Excessive force against protesters", "Protest with intervention"):
        return
    near = scene.mentions_in(sentence)
    crowd = [m for m in near if m.actor.kind in ("protesters", "rioters") and m.actor.id != "people/masses"]
    guards = [m for m in near if "state forces" in m.actor.kind]
    if crowd and not any(m.actor.kind == "protesters" for m in filled.targets):
        filled.targets[:] = crowd[:1]
    if guards and not any("state" in m.actor.kind for m in filled.initiators):
        filled.initiators[:] = guards[:1]


def _by_title(scene: Scene) -> str:
    """The headline's means, where it names one only: «هجوم» under «مقتل العشرات بهجوم كيماوي»."""
    book = scene.books.triggers
    named = {
        book.means[m.phrase][:2]
        for m in book.scanner.scan(read_text(scene.report.title or ""))
        if m.phrase in book.means
    }
    telling = {kind for rank, kind in named if rank < _GENERAL}
    return telling.pop() if len(telling) == 1 else ""


def _as_before(scene: Scene, made: Draft, earlier: Sequence[Draft]) -> str:
    """«الهجوم» and its dead are of the kind told before; a party that was told to strike from the air still does."""
    one, filled = made.one, made.roles
    past = [d for d in reversed(earlier) if d.one.group == "violence" and d.kind != "Casualty tally"]
    if not past:
        return ""
    if any(h.trigger.generic and h.definite and h.form == "noun" for h in one.hits):
        named = [d for d in past if any(h.form == "noun" and h.trigger.frame in MEANS_FRAMES for h in d.one.hits)]
        telling = [d for d in named if d.kind not in _PLAIN and _may_be_of(filled, d.roles)]
        return (telling or named or past)[0].kind
    text = scene.text
    near = text.paragraph_of(past[0].one.i) == text.paragraph_of(one.i) or (
        one.sentence - past[0].one.sentence <= 2 and not made.places
    )
    if near and one.casualty_only:
        return past[0].kind
    if one.lead.trigger.frame == "toll":
        return past[0].kind
    if one.lead.trigger.id == "target" and past[0].kind in _FROM_AFAR and _may_be_of(filled, past[0].roles):
        return past[0].kind
    if one.lead.trigger.frame == "strike" and one.lead.trigger.generic and one.lead.trigger.id != "assault":
        doers = {m.actor.id for m in filled.initiators}
        return next(
            (d.kind for d in past if d.kind in _FROM_AFAR and doers & {m.actor.id for m in d.roles.initiators}), ""
        )
    return ""


def _may_be_of(new: Roles, old: Roles) -> bool:
    """Whether the doers of the one may be those of the other: none told of either, or one of both."""
    doers = {step for m in new.initiators for step in m.actor.path[:2]}
    return not doers or not old.initiators or any(step in doers for m in old.initiators for step in m.actor.path[:2])


def _same_bombing(scene: Scene, made: Draft, earlier: Sequence[Draft]) -> str:
    """A bare «قصف» after air strikes told in the same report is of those strikes, unless shells are named.

    Nor is it where it is told of another country: «قصف أصاب سوقا غربي اليمن», after a drone over Riyadh.
    """
    one = made.one
    shells = [m for m in scene.means_in((one.i, one.j)) if m.kind == _SHELLING and m.rank < _GENERAL]
    if shells:
        return ""
    lands = {t.where.country for t in made.places if t.where}
    past = [
        d.kind
        for d in earlier
        if d.kind in _FROM_AFAR
        and not (lands and (theirs := {t.where.country for t in d.places if t.where}) and lands.isdisjoint(theirs))
    ]
    return past[-1] if past else ""
