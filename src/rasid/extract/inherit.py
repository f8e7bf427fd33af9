"""What a clause leaves unsaid and takes from what stands before it: its doer, its place, its speaker."""

from bisect import bisect_left
from collections.abc import Sequence

from rasid.arabic.clause_words import BACKGROUND
from rasid.arabic.deed_words import ACCUSED, ADOPTED
from rasid.arabic.segment import Text
from rasid.arabic.status_words import LASTED
from rasid.extract.attribution import Scope
from rasid.extract.backing import backs
from rasid.extract.draft import Draft
from rasid.extract.kinds import armed
from rasid.extract.markers import Marked, marked
from rasid.extract.mentions import Mention
from rasid.extract.role_nouns import carrier_of
from rasid.extract.scene import Scene
from rasid.extract.toponyms import Toponym
from rasid.model.claim import Actor


def accuse(scene: Scene, made: Draft, earlier: Sequence[Draft]) -> None:
    """«اتهم الجيش الفصائل بشن هجوم», «تبنى التنظيم تفجير الحافلة»: whom a statement makes the doer of what follows."""
    same = earlier[-1] if earlier and earlier[-1].one.sentence == made.one.sentence else None
    if same is None or made.one.group == "speech" or same.one.group != "speech" or made.one.lead.form != "noun":
        return
    filled = made.roles
    doers: list[Mention] = []
    if scene.text.one_of(same.one.lead.i, ADOPTED):
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
    before = _in_paragraph(text, made, earlier)
    same = before[-1] if before and before[-1].one.sentence == made.one.sentence else None
    if speech and not filled.initiators:
        filled.give("I", _subject(scene, made))
        last = next((d for d in reversed(before) if d.one.group == "speech" and d.roles.initiators), None)
        filled.give("I", last.roles.initiators if last else _speaker(scene, made.scope))
        filled.give("I", _spoke_before(scene, made))
    elif filled.announced and not filled.initiators:  # «أعلنت السلطات اعتقال ثلاثة»
        filled.give("I", [m for m in _speaker(scene, made.scope) if armed(m) or (m.role == "state" and m.j > m.i + 1)])
    elif filled.wanting and not filled.initiators:
        said = [m for m in _speaker(scene, made.scope) if armed(m) or (m.role == "state" and m.actor.id != _OFFICIALS)]
        the_fight = made.one.lead.trigger.frame == "clash" and made.one.lead.form == "noun"
        said = (
            [] if the_fight or filled.deed or made.one.group == "protest" else said
        )  # «أعلنت وزارة الصحة مقتل ثلاثة في مظاهرات»
        # «… وقالت الجبهة إنها ألقت القبض»: the speaker stands nearer than the doer of the clause before
        nearer = said and made.scope and same and made.scope.cue[0] > same.one.lead.i
        if made.one.group == "politics" and filled.targets and made.one.lead.suffix:  # «جاء ذلك خلال لقائه السفير»
            filled.give("I", next((d.roles.initiators for d in reversed(earlier) if d.one.group == "speech"), []))
        told = next((d for d in reversed(before) if _acts_before(text, made, d)), None)
        filled.give("I", told.roles.initiators if told and not nearer else said)
        filled.give("I", _ahead(scene, made))
        last = before[-1] if before and before[-1].one.sentence == made.one.sentence - 1 else None
        if last and (made.one.lead.form == "verb" or _led_by_verb(text, made)) and not said:
            filled.give("I", last.roles.initiators)  # «وسيطرت القوات على … . كما تمكنت من تحرير …»
        if made.one.lead.form == "verb" and not said:
            filled.give("I", _who_acted_before(scene, made))
        if filled.deed and made.one.group == "violence":
            filled.give("I", _whose_deed(made, earlier))
    elif made.one.group == "politics" and not filled.initiators:
        filled.give("I", _who_met(scene, made))
    if not made.places and not speech and made.one.group != "politics":
        lately = (d for d in reversed(before) if made.one.sentence - d.one.sentence <= (_SOON if _goes_on(made) else 0))
        carried = next((d.places for d in lately if d.places and d.one.group in _PLACED), [])
        made.places = [_by_name(scene, t) for t in carried]
    if not made.places and made.one.group in _PLACED and not text.one_of(made.one.i, BACKGROUND):
        made.places = _only_place(earlier) or _place_of_known(made, earlier)
    if made.date is None and not speech:
        _carry_date(scene, made, earlier)
    if made.kind and made.one.group == "territory" and not (filled.initiators or filled.targets):
        # «سيطرت القوات على البلدة. كما تحررت قريتان»: whoever took ground before
        filled.give("I", next((d.roles.initiators for d in reversed(earlier) if d.one.group == "territory"), []))
    if same is None:
        return
    if made.one.group in ("custody", "seizure") and same.one.group in ("violence", "territory", "custody", "seizure"):
        filled.give("I", same.roles.initiators)
        filled.give("T", same.roles.targets)


def _led_by_verb(text: Text, made: Draft) -> bool:
    """«دكت المقاتلات التحصينات. وشنت غارات على موقع»: a noun whose verb opens the sentence without a subject."""
    carrier = carrier_of(text, made.one.lead) if made.one.lead.form == "noun" else None
    start = text.sentences[made.one.sentence][0]
    return carrier is not None and carrier - start <= 1 and carrier == made.one.lead.i - 1


def _whose_deed(made: Draft, earlier: Sequence[Draft]) -> list[Mention]:
    """«كما قصفت الطائرات مواقع أخرى»: whose the aircraft, and the strikes of that kind, were before."""
    return next((d.roles.initiators for d in reversed(earlier) if d.kind == made.kind and d.roles.initiators), [])


def _acts_before(text: Text, made: Draft, d: Draft) -> bool:
    """Whether one of the same sentence names a doer, and is no help: «القوات، مدعومة بغارات روسية، تخوض معارك»."""
    return d.one.sentence == made.one.sentence and bool(d.roles.initiators) and not backs(text, d.one.lead.i)


def _goes_on(made: Draft) -> bool:
    """Whether a sentence goes on with the doer of the one before: «ودخلت المدينة. واعتقلت ثلاثة شبان».

    One with a doer of its own, «وألقت الشرطة القبض على ثلاثة», tells no place by standing behind another.
    """
    doers = made.roles.initiators
    silent = all(m.i < made.one.i for m in doers) if doers else made.roles.wanting
    return made.one.lead.form == "verb" and silent


def _in_paragraph(text: Text, made: Draft, earlier: Sequence[Draft]) -> Sequence[Draft]:
    """Those of the earlier ones, which are in order, that stand in the paragraph."""
    here, first = text.paragraph_of(made.one.i), len(earlier)
    while first and text.paragraph_of(earlier[first - 1].one.i) == here:
        first -= 1
    return earlier[first:]


def _only_place(earlier: Sequence[Draft]) -> list[Toponym]:
    """The place of a report that has told twice of one place and of no other."""
    placed = [d.places for d in earlier if d.places and d.one.group in _PLACED]
    told = {t.where.id for places in placed for t in places if t.where}
    return placed[-1] if len(placed) > 1 and len(told) == 1 else []


def _by_name(scene: Scene, t: Toponym) -> Toponym:
    """«وسط المدينة», carried to another clause: the city by its name."""
    if t.kind != "anaphor" or t.where is None:
        return t
    return next((o for o in reversed(scene.toponyms) if o.i < t.i and o.where == t.where and o.kind != t.kind), t)


def _place_of_known(made: Draft, earlier: Sequence[Draft]) -> list[Toponym]:
    """«الهجوم»: what is spoken of as known happened where the last of its kind was told to."""
    return next((d.places for d in reversed(earlier) if d.places and d.kind == made.kind and made.one.definite), [])


def _accused_of(scene: Scene, same: Draft, made: Draft) -> bool:
    """«اتهم الجيش الفصائل بشن هجوم»: what follows the accusation is said of the accused."""
    lead = made.one.lead
    if "مسؤوليه" in scene.text.words[same.one.lead.j : lead.i]:
        return True  # «حمّل المجلس قوات النظام مسؤولية مقتل خمسة أطفال»
    if not scene.text.one_of(same.one.lead.i, ACCUSED):
        return False
    near = (lead.prefix, *scene.text.words[max(same.one.lead.j, lead.i - 3) : lead.i])
    return any(w.startswith("ب") for w in near)


def _carry_date(scene: Scene, made: Draft, earlier: Sequence[Draft]) -> None:
    """A day once told holds for what follows in its paragraph until another time is given (codebook §10)."""
    one, text = made.one, scene.text
    if text.one_of(one.i, BACKGROUND) or text.any_of(one.lead.j, one.lead.j + 2, LASTED):
        return  # «بعد هجوم استمر ثلاثة أيام»: not on the one day
    told = next((d for d in reversed(scene.dates) if d.i < one.i), None)
    if told is None or text.paragraph_of(told.i) != text.paragraph_of(one.i):
        return
    if any(d.one.group == "speech" and d.one.i <= told.i < d.one.j for d in earlier):
        return  # «استنكر في بيان مساء الخميس حصاراً»: the day of the statement, not of its matter
    if told.earliest is not None and told.earliest == told.latest:
        made.date, made.carried = told, True


def _ahead(scene: Scene, made: Draft) -> list[Mention]:
    """The party named last before a clause whose verb lacks its subject: «تسعى القوات … بعدما سيطرت على»."""
    a = scene.text.sentences[made.one.sentence][0]
    end = made.one.i if made.one.lead.form == "noun" else made.one.lead.i
    ahead = [m for m in marked(scene.text, scene.mentions_in((a, end))) if m.mention.j <= end]
    ahead = [m for m in ahead if m.mention.i not in scene.sources and not backs(scene.text, m.mention.i, by_deed=True)]
    crowd = made.one.group == "protest"
    first = next((k for k in range(len(ahead) - 1, -1, -1) if _may_act(ahead[k], crowd)), None)
    if first is None:
        return []
    run = [ahead[first].mention]
    for m in ahead[first + 1 :]:
        if not m.chained:
            break
        run.append(m.mention)
    return run


def _who_acted_before(scene: Scene, made: Draft) -> list[Mention]:
    """«وقلصت الحكومة المساحة. وكانت أغلقت المعبر»: who opens the sentence before, for one that opens with its verb."""
    text, lead, s = scene.text, made.one.lead, made.one.sentence
    a = text.sentences[s][0]
    far = text.words[a][1:] in BACKGROUND  # «وكانت أغلقت المعبر» tells on even in a paragraph of its own
    before = [one for one in text.sentences[max(0, s - 2) : s] if not far or one[1] - one[0] > 1]
    told = before[-1] if before else None
    if told is None or lead.i - a > 2 or scene.mentions_in((a, lead.i)) or not text.words[a].startswith("و"):
        return []
    ahead = marked(text, scene.mentions_in(told))
    first = next((m.mention for m in ahead if m.marker == "bare"), None)
    return [first] if first and (armed(first) or first.role == "state") and first.i not in scene.sources else []


def _who_met(scene: Scene, made: Draft) -> list[Mention]:
    """«وصل المبعوث إلى العاصمة واجتمع مع الوزير»: who opens the sentence whose second verb tells of talks."""
    lead = made.one.lead
    if lead.form != "verb" or not lead.prefix.startswith("و"):
        return []
    ahead = marked(scene.text, scene.mentions_in((scene.text.sentences[made.one.sentence][0], made.one.lead.i)))
    return [m.mention for m in ahead if m.marker == "bare" and m.mention.role in ("person", "state", "party")][:1]


def _may_act(m: Marked, crowd: bool) -> bool:
    able = m.mention.actor.kind in ("protesters", "rioters") if crowd else armed(m.mention)
    return not m.chained and able and m.marker in ("bare", "between")


_SOON = 2
"""How many sentences on a doer left unsaid is the one of before, and where."""

_OFFICIALS = "state/officials"
"""«وفقا لمسؤولين» names who says so, and nobody who did it."""

_PLACED = frozenset("violence territory custody displacement property siege movement protest seizure".split())
"""Groups whose place the next occurrence without one of its own is taken to share."""


def _spoke_before(scene: Scene, made: Draft) -> list[Mention]:
    """«وتقول إسرائيل إن …، وحمّلت الحركة المسؤولية»: who spoke earlier in the sentence."""
    a, at = scene.text.sentences[made.one.sentence][0], made.one.lead.i
    said = [s for s in scene.scopes if a <= s.cue[0] < at and s.chain]
    return _speaker(scene, said[-1]) if said else []


def _subject(scene: Scene, made: Draft) -> list[Mention]:
    """The subject of a verb of speech, as the reading of sources found it."""
    lead = made.one.lead
    scope = next((s for s in scene.scopes if s.cue[0] < lead.j and lead.i < s.cue[1]), None)
    return _speaker(scene, scope)


def _speaker(scene: Scene, scope: Scope | None) -> list[Mention]:
    """Whoever says so, where that is a party or an official: «وقالت إنها قتلت ضابطاً»."""
    if scope is None or not scope.chain:
        return []
    able = (m for m in reversed(scene.mentions) if m.role in ("party", "state", "person"))
    named = next((m for m in able if scene.names_source(scope, m)), None)
    if named is not None:
        return [named]
    hop = scope.chain[-1]
    if hop.value.kind in ("anonymous source", "outlet", "agency") or not hop.words:
        return []
    i = bisect_left(scene.text.starts, hop.words[0].start)
    j = bisect_left(scene.text.starts, hop.words[0].end)
    name = hop.value.name or ""
    actor = Actor(f"?{name}", name, "", (), hop.value.kind)
    return [Mention(i, j, actor, "person", hop.value.kind, "", hop.rule, "")]
