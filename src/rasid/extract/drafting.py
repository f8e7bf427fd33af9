"""From what was found in a report to its occurrences with their slots filled."""

from collections.abc import Sequence
from dataclasses import replace

from rasid.arabic.deed_words import CARRIERS, SUPPORT
from rasid.arabic.drafting_words import (
    ABOUT,
    AIMED_AT,
    ATTEMPTS,
    CAMPAIGNS,
    CAMPS,
    CONFLICT,
    DOING,
    LEADS,
    PLANS,
    REPELLING,
)
from rasid.arabic.function_words import RELATIVES
from rasid.arabic.segment import Range, Text
from rasid.extract.attribution import chain_at
from rasid.extract.denials import DENIES, denied
from rasid.extract.draft import Draft
from rasid.extract.hits import Clause, Hit, clauses
from rasid.extract.inherit import accuse, inherit
from rasid.extract.kind_choice import crowd_roles, kind_of
from rasid.extract.kinds import armed
from rasid.extract.links import link
from rasid.extract.markers import marked
from rasid.extract.mentions import Mention
from rasid.extract.occurrences import MEANS_FRAMES, Occurrence, occurrences
from rasid.extract.pointing import points_back
from rasid.extract.role_ground import Ground
from rasid.extract.roles import roles
from rasid.extract.scene import Scene
from rasid.extract.setting import date_of, places_of
from rasid.extract.status import status, stopped
from rasid.extract.tallies import Measured
from rasid.extract.worth import repeats, worth
from rasid.model.values import Count

_SUFFERED = frozenset({"killed", "injured", "captured", "arrested", "abducted"})
_COUNTED = _SUFFERED | {"missing"}
_BESIDE = 5
_SOON = 2
"""A break of lines is a sentence of its own: the next one stands two further on."""
_NAME = 9
"""The longest name that a relative clause follows."""
_NEAR = 4
_MARCH = "march-of-return"
_SAID = frozenset({"say", "demand"})
_TALK = _SAID | {"talk"}
_TALKED_OF = frozenset({"release", "displacement", "move", "territory"})
_TERMS = ("اشترط", "يشترط", "تشترط", "مشترط")
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
    return [t for t in scene.tallies_in((one.i, one.j)) if t.what in takes]


def draft(scene: Scene) -> list[Draft]:
    """Every occurrence of a scene with its slots filled, in order."""
    out: list[Draft] = []
    text = scene.text
    by_sentence: dict[int, list[Hit]] = {}
    for hit in scene.signals.hits:
        if hit.trigger.id == DENIES and not points_back(text, hit.i, hit.j):
            continue
        if hit.trigger.id == _MARCH and not _marched(scene, hit):
            continue
        if not stopped(text, hit) and not _on_condition(text, hit) and not _names_source(scene, hit):
            by_sentence.setdefault(text.sentence_of(hit.i), []).append(hit)
    for s, hits in by_sentence.items():
        sentence = text.sentences[s]
        if _asks(text, sentence):
            continue
        if len(hits) > 1 and any(_tells(h) for h in hits):
            hits = [h for h in hits if h.trigger.id != "crowd"]
            hits = [h for k, h in enumerate(hits) if not _repelled(text, hits[:k], h)]
        for one in occurrences(s, _clauses(scene, sentence, hits), text):
            made = _draft(scene, one, sentence, out)
            if made is not None and not repeats(made, out):
                out.append(made)
    if not _of_conflict(scene, out):
        out = []
    link(out)
    return out


def _repelled(text: Text, before: Sequence[Hit], hit: Hit) -> bool:
    """«تصدت الفصائل لمحاولة تقدم على جبهة …»: the advance that was met is told with the meeting."""
    tried = hit.trigger.id == "advance" and hit.i > 0 and text.one_of(hit.i - 1, ATTEMPTS)
    near = text.words[max(text.sentences[text.sentence_of(hit.i)][0], hit.i - _NAME) : hit.i] if tried else ()
    return tried and (any(h.trigger.frame == "repel" for h in before) or not REPELLING.isdisjoint(near))


def _marched(scene: Scene, hit: Hit) -> bool:
    """«مسيرات العودة التي يشارك فيها آلاف»: only who marches makes an occurrence of what is named on and on."""
    sentence = scene.text.sentences[scene.text.sentence_of(hit.i)]
    return any(t.what == "participants" for t in scene.tallies_in(sentence))


def _names_source(scene: Scene, hit: Hit) -> bool:
    """«وقال المسلحون الذين دخلوا البلدة», «طالب المشاركون في التظاهرة»: words that only say who says so."""
    return hit.i in scene.sources and hit.trigger.frame not in _SAID


def _tells(hit: Hit) -> bool:
    """Whether a hit tells of a deed by itself, beside which a crowd is no occurrence of its own."""
    return hit.trigger.frame not in _TALK and hit.trigger.id != "crowd" and not hit.trigger.weak


def _of_conflict(scene: Scene, made: Sequence[Draft]) -> bool:
    """Talks and statements are coded where the report tells of a conflict, or names a party to one."""
    if any(d.one.group not in ("politics", "speech", "other") for d in made):
        return True
    told = any(h.trigger.frame not in _TALK | {"form"} and not h.trigger.weak for h in scene.signals.hits)
    return told or any(armed(m) for m in scene.mentions) or not CONFLICT.isdisjoint(scene.text.words)


def _clauses(scene: Scene, sentence: Range, hits: Sequence[Hit]) -> list[Clause]:
    """The clauses of a sentence, weak words of movement gone where they name what was struck: «استهدفوا رتلاً»."""
    text = scene.text
    out = clauses(text, sentence, hits, scene.signals.spoken)
    for clause in out:
        if len(clause.hits) > 1 and any(h.trigger.frame in MEANS_FRAMES for h in clause.hits):
            clause.hits = [h for h in clause.hits if h.trigger.id != "columns"]
        clause.hits = [h for h in clause.hits if not _agreed_on(text, h)]
        if len(clause.hits) > 1:
            clause.hits = [h for k, h in enumerate(clause.hits) if not _meant_by(clause.hits[:k], h)]
            clause.hits = [h for k, h in enumerate(clause.hits) if not _asked_for(text, clause.hits[:k], h)]
            clause.hits = [h for k, h in enumerate(clause.hits) if not _talked_of(text, clause.hits[:k], h)]
    return out


def _agreed_on(text: Text, hit: Hit) -> bool:
    """«بدأ تنفيذ اتفاق الإجلاء», «خطة الانسحاب», «عملية تحرير المدينة»: the noun says what the plan or fight is for."""
    if hit.form != "noun" or hit.i == 0:
        return False
    if text.one_of(hit.i, AIMED_AT) and text.one_of(hit.i - 1, CAMPAIGNS):
        return True
    return hit.trigger.id != "agree" and text.one_of(hit.i - 1, PLANS)


def _meant_by(before: Sequence[Hit], hit: Hit) -> bool:
    """«عملية عسكرية لطرد المسلحين»: what a fight is meant to reach is told with the fight."""
    if hit.form != "noun" or hit.trigger.frame != "territory" or not hit.prefix.endswith("ل") or hit.definite:
        return False
    return any(h.trigger.frame in MEANS_FRAMES for h in before)


def _on_condition(text: Text, hit: Hit) -> bool:
    """«إن هاجم الجيش المدينة فسيندم»: إن right before a verb is «if»; as «that» it has a noun or pronoun behind it.

    «إذا هاجم» is always «if» or «whenever».
    """
    if hit.form != "verb" or hit.i == 0:
        return False
    if text.words[hit.i - 1].lstrip("وف") == "اذا":
        return True
    return text.raw[text.starts[hit.i - 1] : text.ends[hit.i - 1]] in ("إن", "وإن", "فإن")


def _asks(text: Text, sentence: Range) -> bool:
    """A sentence that is a question tells nothing: «هل قصفت الطائرات المدينة؟»."""
    return text.words[sentence[1] - 1] == "؟" or text.words[max(0, sentence[1] - 2) : sentence[1]] == ["؟", "\n"]


def _asked_for(text: Text, before: Sequence[Hit], hit: Hit) -> bool:
    """«طالب بانسحاب القوات», «هدد باقتحام الحي»: what is asked or threatened is told with the asking."""
    if hit.form != "noun" or not before or before[-1].trigger.frame != "demand":
        return False
    asked = before[-1]
    set_as_term = asked.form != "noun" and text.words[asked.i].lstrip("وف").startswith(_TERMS)
    led = hit.prefix.endswith(("ب", "ل", "بال", "لل")) or text.words[hit.i - 1] in LEADS
    led = led or _carried_out(text, asked, hit)
    return led or (set_as_term and not hit.definite)  # «اشترطت اللجنة انسحاب القوات»


def _talked_of(text: Text, before: Sequence[Hit], hit: Hit) -> bool:
    """«مفاوضات تهدف إلى إطلاق سراح الأسرى», «محادثات بشأن انسحاب القوات»: what talks are about is told with them."""
    talks = next((h for h in reversed(before) if h.trigger.frame == "talk"), None)
    if talks is None or hit.trigger.frame not in _TALKED_OF or hit.form == "verb":
        return False
    return any(text.words[k] in ABOUT for k in range(max(talks.j, hit.i - 3), hit.i))


def _carried_out(text: Text, asked: Hit, hit: Hit) -> bool:
    """«توعد بشن ضربات», «تهديدات بتوجيه ضربة عسكرية»: the noun of doing it stands between."""
    deed = hit.trigger.frame in MEANS_FRAMES
    return deed and any(text.words[k] in DOING for k in range(max(asked.j, hit.i - 2), hit.i))


_BLOWS = frozenset({"strike", "blast", "clash"})


def _acts(scene: Scene, one: Occurrence, m: Mention) -> bool:
    """«وكانت إسرائيل ضربت الأهداف التي قالت إنها …»: beside the deed's verb is who did it, whoever says more of it."""
    if _who_carried(scene.text, one, m):
        return True
    if not any(h.form == "verb" and (m.j == h.i or m.i == h.j) for h in one.hits):
        return False
    return not any(s.cue[0] - 1 <= m.j <= s.cue[1] + 1 or m.i == s.cue[1] for s in scene.scopes)


def _who_carried(text: Text, one: Occurrence, m: Mention) -> bool:
    """«وقال الجيش، الذي نفذ ضربات في الماضي، إنه …»: the speaker's own deed, told of him in passing."""
    k = m.j + (text.words[m.j : m.j + 1] == ["،"])
    carried = text.words[k : k + 1] and text.words[k] in RELATIVES and text.one_of(k + 1, CARRIERS)
    return bool(carried) and any(h.form == "noun" and k < h.i <= k + _NAME for h in one.hits)


def _deeds(scene: Scene, one: Occurrence, sentence: Range) -> frozenset[int]:
    """The words of a sentence that name a weapon, or a deed by a noun: «هجوم», «عبوة»; only verbs of striking ask."""
    if not any(h.form == "verb" and h.trigger.frame == "strike" for h in one.hits):
        return frozenset()
    nouns = [h for h in scene.hits_in(sentence) if h.form == "noun" and h.trigger.frame in _BLOWS]
    told = {k for h in nouns for k in range(h.i, h.j)}
    return frozenset(told.union(m.i for m in scene.means_in(sentence)))


def _draft(scene: Scene, one: Occurrence, sentence: Range, earlier: Sequence[Draft]) -> Draft | None:
    text = scene.text
    scope = chain_at(scene.scopes, one.lead.i)
    if one.lead.trigger.id == DENIES:
        return denied(one, scope, earlier)
    here = scene.mentions_in((_begins(scene, one), one.j))
    own = {m.i for m in here if scene.names_source(scope, m) and not _acts(scene, one, m)} if scope else set()
    verbs = {h.i for h in one.hits if h.form == "verb"}
    inside = [m for m in here if m.i not in verbs and not _in_a_place(scene, m)]
    if one.group not in ("speech", "politics"):
        inside = [m for m in inside if m.role != "source" and (m.i not in scene.sources or _acts(scene, one, m))]
    tallies = _tallies(scene, one)
    victims = frozenset(k for t in tallies if t.what in _SUFFERED for k in range(t.i, t.j))
    goes_on = any(d.one.sentence == one.sentence for d in earlier[-1:])
    books, deeds = scene.books, _deeds(scene, one, sentence)
    ground = Ground(text, books.held, books.counted, victims, goes_on, tuple(sorted(verbs)), deeds)
    filled = roles(ground, one, marked(text, inside), own)
    places = places_of(scene, one)
    date, carried = date_of(scene, one)
    warned = bool(scope and scope.chain and scope.chain[-1].value.verb == "warns")
    denies = scope is not None and scope.denies and text.sentence_of(scope.cue[0]) == one.sentence
    state = status(text, one, denies=denies, doubts=bool(scope and scope.doubts), warned=warned)
    made = Draft(one, "", state, filled, places, date, carried, tallies, scope)
    if one.lead.trigger.kind == "Territory":
        inherit(scene, made, earlier)  # who took it says which kind it is
    made.kind = kind_of(scene, made, sentence, earlier)
    crowd_roles(scene, made, sentence)
    accuse(scene, made, earlier)
    if one.group in ("speech", "politics"):
        inherit(scene, made, earlier)
    _theirs(scene, made)
    _blame(scene.text, made, earlier)
    if not worth(scene, made, sentence, earlier):
        _lend(made, earlier)
        return None
    inherit(scene, made, earlier)
    _part_sides(made)
    _count_the_named(made)
    _held_as(made)
    if made.kind == "Casualty tally":  # of a time, not of one side's deed: who fell stands in the figures
        made.roles.targets.clear()
        if not any(map(armed, made.roles.initiators)):
            made.roles.initiators.clear()
    return made


_BLAMING = frozenset({"condemn", "voice", "oppose"})


def _blame(text: Text, made: Draft, earlier: Sequence[Draft]) -> None:
    """«نددت الحكومة باعتداء الميليشيات»: who did what is condemned is whom the statement is against."""
    said, lead = earlier[-1] if earlier else None, made.one.lead
    if said is None or said.one.lead.trigger.id not in _BLAMING or said.roles.targets or lead.form != "noun":
        return
    near = said.one.sentence == made.one.sentence and 0 <= lead.i - max(h.j for h in said.one.hits) <= _NEAR
    if not near or text.any_of(said.one.lead.i, lead.i, SUPPORT):
        return  # «أعربت المنامة عن تأييدها للضربات»
    said.roles.give("T", [m for m in made.roles.initiators if said.one.lead.i < m.i <= lead.j + _NEAR])


def _theirs(scene: Scene, made: Draft) -> None:
    """«قصفت المقاتلات أهدافا لهم», «غارات على معاقلهم»: whose it was that was struck, named before."""
    text, lead = scene.text, made.one.lead
    if made.roles.targets or made.one.group != "violence" or lead.trigger.frame not in _BLOWS:
        return
    held = scene.books.held
    near = range(lead.j, min(lead.j + _NAME, made.one.j))
    at = next((k for k in near if _of_them(text.words, k, held)), None)
    if at is None:
        return
    doers = {m.actor.id for m in made.roles.initiators}
    first = text.sentences[max(0, made.one.sentence - 2)][0]
    named = [m for m in scene.mentions_in((first, at)) if armed(m) and m.role == "party" and m.actor.id not in doers]
    made.roles.give("T", named[-1:])


def _of_them(words: Sequence[str], k: int, held: frozenset[str]) -> bool:
    """«معاقلهم», «أهدافا لهم»."""
    return (words[k].endswith("هم") and words[k][:-2] in held) or (words[k] in ("لهم", "لها") and words[k - 1] in held)


def _in_a_place(scene: Scene, m: Mention) -> bool:
    """«من بلدة الراعي»: a word for people that is part of a place's name."""
    if m.role != "people" or m.j - m.i > 1:
        return False
    if m.prefix.startswith("ل") and any(scene.text.one_of(k, CAMPS) for k in range(max(0, m.i - 4), m.i)):
        return True  # «مخيم اليرموك الفلسطيني للاجئين»
    return any(t.i < m.i < t.j for t in scene.toponyms[scene.spread(scene.toponyms, (m.i - 2, m.i + 1))])


def _part_sides(made: Draft) -> None:
    """«محاصرة المسلحين … وأسر العديد من المسلحين»: who suffers it does not do it, and nobody takes his own prisoner."""
    hurt = {k for m in made.roles.targets for k in range(m.i, m.j)}
    held = {m.actor.id for m in made.roles.targets} if made.one.group == "custody" else set()
    doers = [m for m in made.roles.initiators if hurt.isdisjoint(range(m.i, m.j)) and m.actor.id not in held]
    made.roles.initiators[:] = doers


_HELD = {"Abduction/forced disappearance": "abducted", "Arrests": "arrested"}


def _held_as(made: Draft) -> None:
    """«حملة اختطافات طالت عددا … تم اقتيادهم»: who is held in one deed is counted by what the deed is called."""
    if what := _HELD.get(made.kind):
        other = [k for k, t in enumerate(made.tallies) if t.what in _HELD.values() and t.what != what]
        for k in other:
            made.tallies[k] = replace(made.tallies[k], what=what)


def _begins(scene: Scene, one: Occurrence) -> int:
    """Where its words begin, with the party that they tell of as a relative clause: «الفصائل التي | قصفت المقر»."""
    i = one.i
    if i < 2 or one.lead.form == "noun" or scene.text.words[i - 1] not in RELATIVES:
        return i
    told = next((m for m in scene.mentions_in((max(0, i - _NAME), i)) if m.j == i - 1), None)
    suffers = one.group == "custody" or one.casualty_only  # «القيادي الذي تم توقيفه»
    return i if told is None or (suffers and told.role in ("person", "people")) else told.i


def _lend(made: Draft, earlier: Sequence[Draft]) -> None:
    """«ووقع الهجوم مساء الأحد قرب القضاء»: where and when that happened which was told just before."""
    told = next((d for d in reversed(earlier) if d.one.group == "violence"), None)
    if told is None or not made.one.definite or made.kind != told.kind or made.one.sentence - told.one.sentence > _SOON:
        return
    told.places = told.places or made.places
    if told.date is None and not made.carried:
        told.date, told.carried = made.date, made.date is not None


def _count_the_named(made: Draft) -> None:
    """«اختطف مسلحون الناشط سامر …», «اختفى الصحفي سامر»: a person who is named and not counted is one."""
    named = next((m for m in made.roles.targets if m.role == "person"), None)
    hit = next((h for h in made.one.hits if h.trigger.measure in _COUNTED), None)
    if named is None or hit is None or made.status != "asserted":
        return
    near = 0 <= named.i - hit.j <= _BESIDE or 0 <= hit.i - named.j <= _BESIDE
    if not near or named.prefix or any(t.what == hit.trigger.measure for t in made.tallies):
        return
    what, rule = hit.trigger.measure, hit.trigger.rule
    made.tallies.append(Measured(named.i, named.j, what, "unknown", Count(1, 1), "exact", (hit.i, hit.j), rule))
