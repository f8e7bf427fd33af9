"""Whether an occurrence is news of this report: told of the world, by somebody, and not told before."""

from collections.abc import Sequence

from rasid.arabic.clause_words import CONTENT, RESULT
from rasid.arabic.deed_words import ACCUSED, ACHIEVERS, ADOPTED, CARRIERS, HAPPENERS, HITTING, SUFFERERS
from rasid.arabic.segment import Range
from rasid.arabic.status_words import GOING_ON, SUPPOSED, TRIED
from rasid.arabic.worth_words import AIMS, ANSWERABLE, IF, LEADING, NEWS, NOW, RECKONED, SPREAD, STILL, STRIVEN, WHETHER
from rasid.extract.draft import Draft
from rasid.extract.kinds import armed
from rasid.extract.scene import Scene

_OF_MANY_ACTS = frozenset({"Violent demonstration", "Mob violence", "Siege/blockade"})
"""«هاجم محتجون مبنى البلدية وأحرقوه»: several verbs of one sentence tell one of these."""
_CARRYING = CARRIERS | HAPPENERS | SUFFERERS | ACCUSED | ADOPTED
_CARRYING_ON = _CARRYING | GOING_ON
_TRIED_OR_SUPPOSED = TRIED | SUPPOSED

_SPREADING = HAPPENERS | SPREAD

_WELL_TOLD = 4
"""«استهدفت إسرائيل موقعاً عسكرياً شمال المطار مساء الأحد»: enough without a means."""

_FAMED = frozenset({"abduct", "assassinate", "massacre"})
"""Deeds that news goes on naming long after: «اغتيال الحريري»."""

_NEEDED = {"violence": 2, "custody": 1, "protest": 2, "siege": 1, "territory": 2}
"""How much must be told beside the trigger itself for an occurrence of a group to count as news."""

_NEEDED_AMID = {"territory": 2}
"""The same in a report that tells of conflict throughout; one for every other group."""

_ALONE = frozenset({"violence", "territory", "custody"})
"""Deeds that a long text about something else names in passing: «بعد أن كان خُطف في غزة»."""

_NAMED_ON = frozenset({"violence", "protest", "siege"})
"""Deeds that a report full of them goes on naming: «الهجوم», «التظاهرات», «الحصار»."""

_WAR = "حرب"
_SHORT = 20
"""A text of so few words is a dispatch: its one deed is its news."""

_BESIDE = 10
"""A place named so many words before ties what is told to the world; one named earlier in the sentence does not."""

_FULL = 3
"""So many sentences that tell of conflict make a report of one."""


def repeats(new: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether one of the earlier drafts tells all that the new one does."""
    if new.tallies:
        return any(told_again(old, new) for old in earlier)
    for old in reversed(earlier):
        if old.one.sentence != new.one.sentence:
            return False
        if adds_nothing(old, new):
            return True
    return False


def told_again(old: Draft, new: Draft) -> bool:
    """The same occurrence once more with nothing new (codebook §1): kind, figures, parties and places as before."""
    if not new.tallies or old.kind != new.kind or old.one.sentence == new.one.sentence:
        return False
    return old.told() == new.told()


def adds_nothing(old: Draft, new: Draft) -> bool:
    """«استخدام خراطيم المياه والغاز المسيل للدموع»: one sentence names one thing twice, and says no more of it."""
    if old.one.sentence != new.one.sentence or old.kind != new.kind or old.status != new.status or new.tallies:
        return False
    threatened = new.one.lead.trigger.id == old.one.lead.trigger.id == "threaten"  # «هدد بأن الهجوم "لن يمر دون رد"»
    if new.one.group not in ("violence", "protest", "siege") and not threatened:
        return False
    if any(h.form == "verb" for h in new.one.hits) and new.kind not in _OF_MANY_ACTS:
        return False  # «دكت المقاتلات التحصينات، كما استهدفت الغارات تجمعات المتمردين»
    parties = {m.actor.id for m in (*old.roles.initiators, *old.roles.targets)}
    places = {t.i for t in old.places}
    more = [m for m in (*new.roles.initiators, *new.roles.targets) if m.actor.id not in parties]
    return not more and all(t.i in places for t in new.places)


def worth(scene: Scene, made: Draft, sentence: Range, earlier: Sequence[Draft]) -> bool:
    """Whether anything is told: no repetition without news, no other world's borrowed word, no weak word alone."""
    one = made.one
    told = anchors(scene, made)
    if _of_another_world(scene, made, sentence, told) or _told_elsewhere(scene, made, earlier):
        return False
    if made.scope and made.scope.denies and any(d.kind == made.kind for d in earlier):
        return True  # «ونفى ناشطون وقوع القصف»
    if _named_again(scene, made) and any(
        d.kind == made.kind and _no_more(d, made) and not _elsewhere(scene, d, made) for d in earlier
    ):
        return False  # «بعد الضربات»: told before, and nothing more of them
    if _held_now(made) or _answered_for(scene, made, earlier) or _aimed_at(scene, made):
        return False
    if one.lead.trigger.id == "leave" and not (made.tallies or made.roles.targets or made.roles.initiators):
        return False
    if all(h.trigger.weak for h in one.hits) and one.lead.trigger.id != "crowd":
        if one.casualty_only:
            return bool(made.tallies)
        if one.group == "violence" and not scene.means_in(sentence):
            return told >= _WELL_TOLD
        return told > 0
    if one.group == "territory":
        held = bool(made.roles.initiators) and "علي" in scene.text.words[one.lead.j : one.lead.j + 8]
        if one.lead.suffix.strip("ا") and any(armed(m) for m in made.roles.targets):
            return told >= 1  # «بعد تحريرها من التنظيم»
        return bool(made.places or made.tallies or held) and told >= _NEEDED["territory"]
    return told >= _needed(scene, made, earlier)


def _held_now(made: Draft) -> bool:
    """«30 سيدة يحتجزهم التنظيم»: who they are, and no taking of them."""
    lead = made.one.lead
    now = made.one.group == "custody" and lead.present and lead.suffix.startswith("ه")
    return now and not made.tallies and made.date is None


def _aimed_at(scene: Scene, made: Draft) -> bool:
    """«المساعي لانسحاب الحوثيين», «من أجل انسحابهم», «إلا في حال خروجهم», «معلومات تؤدي إلى اعتقاله»: not yet told."""
    lead, words = made.one.lead, scene.text.words
    if lead.form != "noun" or made.tallies or (made.date is not None and not made.carried):
        return False
    before = words[max(scene.text.sentences[made.one.sentence][0], lead.i - 6) : lead.i]
    if made.one.group in ("movement", "displacement") and not STRIVEN.isdisjoint(before[-3:]):
        return True
    return made.one.group == "custody" and not LEADING.isdisjoint(before[-2:]) and not NEWS.isdisjoint(before)


def _answered_for(scene: Scene, made: Draft, earlier: Sequence[Draft]) -> bool:
    """«إذا ثبت أنها مسؤولة عن مقتل الصحفي»: a death told before, spoken of by whom it is laid to."""
    lead, words = made.one.lead, scene.text.words
    if lead.form != "noun" or lead.i < 2 or words[lead.i - 1] != "عن" or words[lead.i - 2] not in ANSWERABLE:
        return False
    return any(d.kind == made.kind and _no_more(d, made) for d in earlier)


def _named_again(scene: Scene, made: Draft) -> bool:
    """Whether violence is spoken of as known in a report full of it, and not said to last («لا تزال المواجهات»)."""
    one = made.one
    if not one.definite or one.group not in _NAMED_ON or made.tallies or scene.acts < _FULL:
        return False
    lasting = STILL if one.group == "violence" else GOING_ON
    if one.group != "violence" and made.status == "planned/threatened":
        return False
    return not scene.text.any_of(max(one.i, one.lead.i - 3), one.lead.i, lasting)


def _no_more(old: Draft, new: Draft) -> bool:
    """Whether the new one names no party that the old one does not."""
    known = {m.actor.id for m in (*old.roles.initiators, *old.roles.targets)}
    return all(m.actor.id in known for m in (*new.roles.initiators, *new.roles.targets))


def _elsewhere(scene: Scene, old: Draft, new: Draft) -> bool:
    """«وبدأت الاشتباكات في حي القصبة»: what is known is told to have happened in a place not named before."""
    lead, known = new.one.lead, {t.where.id for t in old.places if t.where}
    if not known or not any(t.where and t.where.id not in known and t.i > lead.i for t in new.places):
        return False
    return scene.text.any_of(max(new.one.i, lead.i - 2), lead.j + 2, _SPREADING)


def _needed(scene: Scene, made: Draft, earlier: Sequence[Draft]) -> int:
    """How much must be told of an occurrence for it to be news here.

    A report full of conflict tells with a word («بعد سيطرة الجيش على السد»); a text with one such sentence often only
    names a deed, so more has to be said of it.
    """
    one = made.one
    known = one.definite and not _carried(scene, made)
    famed = one.lead.trigger.id in _FAMED and not made.tallies
    habit = one.group == "movement" and one.lead.present and _stands(scene, made)
    fought = ("territory", "violence")
    beside = one.group in fought and any(d.one.sentence == one.sentence and d.one.group in fought for d in earlier)
    if scene.acts >= _FULL or beside:  # «تقدمت الفصائل في البلدة بعد اشتباكات مع الجيش»
        placed = made.roles.initiators or any(t.where and t.where.level != "country" for t in made.places)
        planned = made.status == "planned/threatened" and one.group in _ALONE
        the_fight = made.kind == "Armed clash" and one.definite  # «المعارك», «الهجوم»: the one everybody knows of
        return (
            _NEEDED_AMID.get(one.group, 1)
            + (known and not placed)
            + the_fight
            + famed
            + 2 * habit
            - planned
            + _lasting(scene, made)
        )
    bare = one.group in ("violence", "custody") and _only_named(scene, made)
    alone = one.group in _ALONE and scene.acts <= 1 and not made.tallies and len(scene.text.words) > _SHORT
    alone = alone and not _told_whole(scene, made)
    return _NEEDED.get(one.group, 1) + known + 2 * habit + famed + bare + alone * (1 + (one.lead.form == "noun"))


def _told_whole(scene: Scene, made: Draft) -> bool:
    """«شنت المقاتلات غارات على تعزيزات للمسلحين في المدينة»: who did it to whom and where leaves nothing to be said."""
    placed = any(t.where and t.where.level != "country" for t in made.places)
    return bool(made.roles.initiators and made.roles.targets) and placed and _carried(scene, made)


def _stands(scene: Scene, made: Draft) -> bool:
    """«تنتشر القوات على الضفة»: where they are, no move; «قبل أن ينسحب» is one, «تقدم» a past and a noun too."""
    lead, words = made.one.lead.i, scene.text.words
    asserted = made.status == "asserted" and words[lead - 1] not in CONTENT
    return asserted and words[lead].lstrip("وف").startswith(NOW)


def _lasting(scene: Scene, made: Draft) -> bool:
    """«مخاوف من حرب جديدة», «الذين يقاتلون الجيش»: a war, or who fights whom at all times, is no occurrence yet."""
    lead = made.one.lead
    habit = lead.present and lead.trigger.frame == "clash" and not made.tallies
    war = scene.text.words[lead.i].lstrip("وبفل")
    return habit or war.startswith(_WAR) or (war == "ال" + _WAR and not made.tallies)


def _of_another_world(scene: Scene, made: Draft, sentence: Range, told: int) -> bool:
    """What is only supposed («لو هاجمت …»), or told with the words of sport, markets or weather."""
    one, a, b = made.one, *sentence
    if scene.text.words[a] in IF and one.group != "speech":
        return True
    strange = len({i for i, _ in scene.signals.other if a <= i < b})
    if not strange:
        calamity = one.casualty_only and not scene.signals.means and scene.acts <= _FULL
        return calamity and any(i < scene.text.sentences[0][1] for i, _ in scene.signals.other)
    if one.casualty_only and not scene.means_in(sentence):
        return True
    weakly = strange > 1 or (not made.tallies and told < 3)
    return weakly and one.group != "displacement"


def _told_elsewhere(scene: Scene, made: Draft, earlier: Sequence[Draft]) -> bool:
    """Talks already told, a meeting that was struck, a statement of nobody, a protest's own demands."""
    one = made.one
    if one.group == "politics" and any(d.kind == made.kind for d in earlier):
        after = scene.text.words[one.lead.j : one.lead.j + 1]
        if one.definite or (one.lead.form == "noun" and after and after[0].startswith("ال")):
            return True  # «المحادثات», «محادثات السلام»
    sides = bool(made.roles.initiators) and bool(made.roles.targets)
    if made.kind == "Negotiation/meeting" and one.lead.form == "noun" and not sides and not _carried(scene, made):
        return True  # «استهدفت الضربة اجتماعاً لطالبان»
    if one.group != "speech":
        return False
    if not made.roles.initiators or one.lead.form != "phrase":
        return not made.roles.initiators
    return any(d.one.sentence == one.sentence and d.one.group == "protest" for d in earlier)  # «محتجون … مطالبين بـ»


def _only_named(scene: Scene, made: Draft) -> bool:
    """A noun alone, that no verb carries and no figure measures, names a deed more than it tells it: «قصة خطف»."""
    one = made.one
    if one.lead.form != "noun" or made.tallies or len(one.hits) > 1 or made.status == "planned/threatened":
        return False
    if _heads(scene, made):
        return False
    return not _carried(scene, made, _CARRYING_ON)


def _done_by(scene: Scene, made: Draft) -> bool:
    """«تمكنت القوات من استهداف …»: a noun that a verb of doing carries tells as that verb does."""
    lead, text = made.one.lead, scene.text
    if lead.form != "noun" or lead.definite or not made.roles.initiators:
        return False
    return text.any_of(max(text.sentences[made.one.sentence][0], lead.i - 12), lead.i, ACHIEVERS)


def _reported(scene: Scene, made: Draft) -> bool:
    """«أفادت المصادر باستهداف مطارين», «أنباء عن استهداف مواقع»: the noun is all that is reported."""
    lead, scope = made.one.lead, made.scope
    if lead.form != "noun" or lead.definite or made.one.group not in _ALONE:
        return False
    words = scene.text.words
    news = lead.i > 1 and words[lead.i - 1] == "عن" and words[lead.i - 2] in NEWS
    if not all(h.trigger.weak for h in made.one.hits):
        return False
    return news or (scope is not None and bool(scope.chain) and scope.i in (lead.i, lead.i - 1))


def _heads(scene: Scene, made: Draft) -> bool:
    """«عاجل: انفجار عبوة ناسفة في مدينة جرابلس»: a noun that opens its sentence tells like a headline."""
    lead = made.one.lead
    if not made.places or not scene.means_in((made.one.i, made.one.j)):
        return False
    return lead.form == "noun" and not lead.definite and lead.i - scene.text.sentences[made.one.sentence][0] <= 3


def _carried(scene: Scene, made: Draft, by: frozenset[str] = _CARRYING) -> bool:
    """Whether a verb near a noun says that it was done: «نفذوا عملية الخطف», «تعرض لهجوم»."""
    lead, text = made.one.lead, scene.text
    start = text.sentences[made.one.sentence][0]
    if lead.i > start and text.one_of(lead.i - 1, RESULT):
        return True  # «تسبب اقتحام البلدة بنزوح أهلها»
    if lead.i > start and text.words[lead.i - 1].lstrip("وف") in HITTING:
        return True  # «أصابت الضربات الجوية مباني»
    return text.any_of(max(start, lead.i - 8), lead.j + 6, by)


def anchors(scene: Scene, made: Draft) -> int:
    """How many things tie an occurrence to the world: figures, a day, a place, parties; less for mere talk."""
    one, text = made.one, scene.text
    told = (
        2 * bool(made.tallies) + any(one.i - _BESIDE < t.i for t in made.places) + bool(made.date and not made.carried)
    )
    told += bool(made.roles.initiators) + bool(made.roles.targets)
    lead = one.lead
    told -= bool(not made.tallies and made.date and made.date.rule.startswith("year"))  # «عام 1983»: history
    told += (lead.form != "noun" and not lead.present) or _heads(scene, made) or _done_by(scene, made)
    told += 2 * _reported(scene, made)
    told += 2 * bool(made.scope and made.scope.denies)
    told += text.any_of(max(one.i, lead.i - 3), min(one.j, lead.j + 6), GOING_ON)
    told += lead.form == "phrase" and one.group == "politics"
    start = max(text.sentences[one.sentence][0], lead.i - 4)
    near = text.words[start : lead.i]
    if text.any_of(start, lead.i, _TRIED_OR_SUPPOSED):
        told -= 2 * text.any_of(start, lead.i, TRIED) + 2 * text.any_of(start, lead.i, SUPPOSED)
    if any(tuple(text.words[c.i : c.i + 2]) in WHETHER for c in one.clauses):  # «إن كان الشرطي قد قتل أم جرح»
        told -= 4
    if lead.form == "noun" and not lead.definite and not made.tallies:
        after = text.words[lead.j : lead.j + 4]
        told -= 2 * ("او" in after or near[-1:] == ["او"])  # «خطف جندي أو إطلاق صواريخ»: spoken of in general
    asserted = made.status == "asserted"  # but «الرئيس يجهز لهجوم»
    if asserted and one.lead.trigger.id == "assault" and made.roles.initiators and not (made.places or made.tallies):
        told -= 2 * (made.roles.initiators[0].role == "person" and not armed(made.roles.initiators[0]))  # in words
    if one.group == "territory" and lead.form == "noun" and near and near[-1] in AIMS:
        told -= 3
    if lead.form == "noun" and not made.tallies and text.any_of(lead.j, lead.j + 5, RECKONED):
        told -= 3  # «مقتل الجنود يعد الخسارة الأكبر»: spoken about, not told
    if lead.form == "noun" and near and near[-1] == "منذ":  # «منذ اغتيال الحريري» dates something else
        told -= 2
    return told
