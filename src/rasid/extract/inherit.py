"""What a clause leaves unsaid and takes from what stands before it: its doer, its place, its speaker."""

from bisect import bisect_left
from collections.abc import Sequence

from rasid.arabic.clause_words import BACKGROUND
from rasid.arabic.clitics import any_bare
from rasid.arabic.deed_words import ACCUSED, ADOPTED
from rasid.extract.attribution import Scope
from rasid.extract.draft import Draft
from rasid.extract.kinds import armed
from rasid.extract.markers import Marked, marked
from rasid.extract.mentions import Mention
from rasid.extract.scene import Scene
from rasid.extract.toponyms import Toponym
from rasid.model.claim import Actor


def accuse(scene: Scene, made: Draft, earlier: Sequence[Draft]) -> None:
    """«اتهم الجيش الفصائل بشن هجوم», «تبنى التنظيم تفجير الحافلة»: whom a statement makes the doer of what follows."""
    same = earlier[-1] if earlier and earlier[-1].one.sentence == made.one.sentence else None
    if same is None or made.one.group == "speech" or same.one.group != "speech" or made.one.lead.form != "noun":
        return
    words, filled = scene.text.words, made.roles
    doers: list[Mention] = []
    if any_bare(words[same.one.lead.i], ADOPTED):
        doers = same.roles.initiators
    elif _accused_of(scene, same, made):
        doers = same.roles.targets
    if doers:
        filled.initiators[:] = doers
        filled.targets[:] = [m for m in filled.targets if m not in doers]


def inherit(scene: Scene, made: Draft, earlier: Sequence[Draft]) -> None:
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
        said = said if made.one.group != "protest" else []  # «أعلنت وزارة الصحة مقتل ثلاثة في مظاهرات»
        # «… وقالت الجبهة إنها ألقت القبض»: the speaker stands nearer than the doer of the clause before
        nearer = said and made.scope and same and made.scope.cue[0] > same.one.lead.i
        told = next((d for d in reversed(before) if d.one.sentence == made.one.sentence and d.roles.initiators), None)
        filled.give("I", told.roles.initiators if told and not nearer else said)
        filled.give("I", _ahead(scene, made))
        last = before[-1] if before and before[-1].one.sentence == made.one.sentence - 1 else None
        if last and made.one.lead.form == "verb" and not said:
            filled.give("I", last.roles.initiators)  # «وسيطرت القوات على … . كما تمكنت من تحرير …»
    if not made.places and not speech and made.one.group != "politics":
        made.places = next((d.places for d in reversed(before) if d.places and d.one.group in _PLACED), [])
    if not made.places and made.one.group in _PLACED and not any_bare(text.words[made.one.i], BACKGROUND):
        made.places = _only_place(earlier) or _place_of_known(made, earlier)
    if made.date is None and not speech:
        _carry_date(scene, made, earlier)
    if same is None:
        return
    if made.one.group in ("custody", "seizure") and same.one.group in ("violence", "territory", "custody", "seizure"):
        filled.give("I", same.roles.initiators)
        filled.give("T", same.roles.targets)


def _only_place(earlier: Sequence[Draft]) -> list[Toponym]:
    """The place of a report that has told twice of one place and of no other."""
    placed = [d.places for d in earlier if d.places and d.one.group in _PLACED]
    told = {t.where.id for places in placed for t in places if t.where}
    return placed[-1] if len(placed) > 1 and len(told) == 1 else []


def _place_of_known(made: Draft, earlier: Sequence[Draft]) -> list[Toponym]:
    """«الهجوم»: what is spoken of as known happened where the last of its kind was told to."""
    return next((d.places for d in reversed(earlier) if d.places and d.kind == made.kind and made.one.definite), [])


def _accused_of(scene: Scene, same: Draft, made: Draft) -> bool:
    """«اتهم الجيش الفصائل بشن هجوم»: what follows the accusation is said of the accused."""
    lead = made.one.lead
    if "مسؤوليه" in scene.text.words[same.one.lead.j : lead.i]:
        return True  # «حمّل المجلس قوات النظام مسؤولية مقتل خمسة أطفال»
    if not any_bare(scene.text.words[same.one.lead.i], ACCUSED):
        return False
    near = (lead.prefix, *scene.text.words[max(same.one.lead.j, lead.i - 3) : lead.i])
    return any(w.startswith("ب") for w in near)


def _carry_date(scene: Scene, made: Draft, earlier: Sequence[Draft]) -> None:
    """A day once told holds for what follows in its paragraph until another time is given (codebook §10)."""
    one, text = made.one, scene.text
    if any_bare(text.words[one.i], BACKGROUND):
        return
    here = text.paragraph_of(one.i)
    told = [d for d in scene.dates if d.i < one.i and here == text.paragraph_of(d.i)]
    spoken = [d.one for d in earlier if d.one.group == "speech"]
    if told and any(s.i <= told[-1].i < s.j for s in spoken):
        return  # «استنكر في بيان مساء الخميس حصاراً»: the day of the statement, not of its matter
    if told and told[-1].earliest is not None and told[-1].earliest == told[-1].latest:
        made.date, made.carried = told[-1], True


def _ahead(scene: Scene, made: Draft) -> list[Mention]:
    """The party named last before a clause whose verb lacks its subject: «تسعى القوات … بعدما سيطرت على»."""
    a = scene.text.sentences[made.one.sentence][0]
    end = made.one.lead.i if made.one.lead.form == "verb" else made.one.i
    ahead = [m for m in marked(scene.text, scene.mentions_in((a, end))) if m.mention.j <= end]
    ahead = [m for m in ahead if m.mention.i not in scene.sources]
    first = next((k for k in range(len(ahead) - 1, -1, -1) if _may_act(ahead[k])), None)
    if first is None:
        return []
    run = [ahead[first].mention]
    for m in ahead[first + 1 :]:
        if not m.chained:
            break
        run.append(m.mention)
    return run


def _may_act(m: Marked) -> bool:
    return not m.chained and armed(m.mention) and m.marker in ("bare", "between")


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
    named = [m for m in scene.mentions if scene.names_source(scope, m) and m.role in ("party", "state", "person")]
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
