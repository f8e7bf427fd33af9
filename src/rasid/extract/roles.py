"""Who did it and to whom: which actor of a clause fills which role of a trigger's frame.

Arabic news is verb-subject-object, subject-verb-object after «أنّ», passive where the agent is unknown, and full of
verbal nouns whose genitive is the doer («قصف قوات النظام») or the sufferer («مقتل عشرة من …»).
"""

from collections.abc import Sequence

from rasid.arabic.deed_words import MEETINGS
from rasid.arabic.function_words import AMONG, WAS
from rasid.arabic.segment import Text
from rasid.extract.hits import Hit
from rasid.extract.markers import Marked
from rasid.extract.mentions import Mention
from rasid.extract.occurrences import Occurrence
from rasid.extract.role_ground import COMMON, SPEECH, Ground, Roles, run
from rasid.extract.role_nouns import by_noun, suffered
from rasid.extract.role_sides import forced, patient, repel, sides
from rasid.extract.role_verbs import by_verb

_PATIENT_ONLY = frozenset({"casualty", "displacement"})
_BOTH = "all-parties"
_NOBODY = frozenset({"people/persons"})
_MEMBERS = frozenset({"armed/members"})
_COMMON_MEN = ("state/soldiers", "state/officers", "armed/members")


def roles(ground: Ground, one: Occurrence, marked: Sequence[Marked], own: set[int]) -> Roles:
    """Roles of an occurrence. ``marked`` are the mentions in its words; ``own`` those that name its source."""
    out = Roles()
    usable: list[Marked] = []
    part = False
    for m in marked:
        part = _is_part(ground.text, m.mention) or (part and m.chained)
        if not part and m.mention.i not in own:
            usable.append(m)
    fallen = [m for m in usable if _fell(ground, m.mention)]
    if fallen and one.group in ("violence", "custody"):
        out.targets.append(fallen[0].mention)
        usable = [m for m in usable if m not in fallen]
    agents = [m for m in usable if m.marker == "agent" and not m.chained]
    if agents and one.group not in ("speech", "politics"):
        out.give("I", run(agents[0], usable))  # «قُتل 25 برصاص الجيش خلال المواجهات»
    hits = one.hits
    if len(hits) > 1:
        hits = sorted(hits, key=lambda h: (not _tells_doer(h), h is not one.lead, h.i))
    for hit in hits:
        _by_hit(ground, hit, usable, out)
    if one.group == "violence":
        _name_the_party(ground, one, usable, out)
    if one.group not in ("displacement", "speech", "custody"):
        out.targets = [m for m in out.targets if not _only_counted(ground, m)]
    out.initiators = [m for m in out.initiators if m.actor.id not in _NOBODY]
    if one.group == "violence":  # «قتلى من الطرفين»
        out.targets = [m for m in out.targets if m.actor.id != _BOTH]
    by = {m.mention.i for m in agents}  # «برصاص امرأة», «على يد شاب»
    if one.group in ("violence", "custody"):
        doers = [m for m in out.initiators if m.i in by or m.actor.id not in ground.counted]
        out.initiators = [m for m in doers if ground.victims.isdisjoint(range(m.i, m.j))]
    if one.group in ("violence", "territory"):
        out.initiators = [m for m in out.initiators if m.i in by or not _stands_by(m)]
    return out


_DOING = frozenset({"people/youths", "people/residents", "people/settlers", "people/masses", "people/tribes"})


def _stands_by(m: Mention) -> bool:
    """«المدنيين», «المؤسسات التعليمية»: people and houses that a fight passes over, and that wage none."""
    if m.actor.id == "state/officials":  # «قال مسؤولون»
        return True
    if m.actor.kind == "civilians":
        return m.actor.id.startswith("people/") and m.actor.id not in _DOING
    return any(step.startswith("org/") for step in m.actor.path) and m.role == "party"


def _only_counted(ground: Ground, m: Mention) -> bool:
    """«قُتل 12 شخصاً» has a figure and no target; «استهداف المدنيين» names whom it hit."""
    counted = m.actor.id in ground.counted or m.actor.id in _MEMBERS
    counted = counted or (m.j == m.i + 1 and m.actor.id.startswith(_COMMON_MEN))  # «إصابة تسعة شرطيين»
    return counted and not ground.victims.isdisjoint(range(m.i, m.j))


def _name_the_party(ground: Ground, one: Occurrence, usable: Sequence[Marked], out: Roles) -> None:
    """«استشهد 11 عسكرياً في هجوم على موقع للجيش»: the party struck is the target, not the kind of its dead."""
    if not out.targets or not all(_common(ground, m) for m in out.targets):
        return
    mine, told = {m.i for m in out.initiators}, min(h.i for h in one.hits)
    usable = [m for m in usable if m.mention.i > told]  # «في نينوى، التي كانت معقلا للتنظيم، قُتل سبعة»
    struck = [m for m in usable if m.marker in ("l", "against") and m.mention.role == "party"]
    struck = [m for m in struck if m.mention.i not in mine and not m.mention.actor.id.startswith(COMMON)]
    if struck:
        out.targets = [struck[0].mention]


def _common(ground: Ground, m: Mention) -> bool:
    """«عسكرياً», «رتلاً عسكرياً», «ثلاثة مدنيين»: a kind of people or men, no party."""
    return m.actor.id in ground.counted or m.actor.id.startswith((*_COMMON_MEN, "state/forces"))


def _tells_doer(hit: Hit) -> bool:
    """«استهدف الطيران بعدة غارات تحركات لقيادات»: a verb of striking names its doer before any noun does."""
    return hit.form == "verb" and hit.trigger.frame == "strike" and not hit.trigger.company


def _fell(ground: Ground, m: Mention) -> bool:
    """«عشرة من عناصر قوات النظام», «27 عنصراً من قوات الحشد»: the party of the dead and hurt."""
    if m.role not in ("party", "state") or m.actor.id in ground.counted:
        return False
    if not ground.victims.isdisjoint(range(m.i, m.j)):
        return True
    return m.i - 2 in ground.victims and ground.text.words[m.i - 1] in ("من", "صفوف", "في")


def _is_part(text: Text, m: Mention) -> bool:
    """«بينهم ضابط», «أحدهما شرطي»: a part of those already counted."""
    return not AMONG.isdisjoint(text.words[max(0, m.i - 2) : m.i])


def _by_hit(ground: Ground, hit: Hit, usable: Sequence[Marked], out: Roles) -> None:
    before = [m for m in usable if m.mention.j <= hit.i]
    after = [m for m in usable if m.mention.i > hit.i]
    frame = hit.trigger.frame
    if frame == "repel":
        repel(ground.text, hit, before, after, out)
        return
    _by_marker(ground, hit, after, out)
    if frame == "protest":
        out.give("I", [m.mention for m in (*after, *before) if m.marker == "from" and m.mention.role == "people"][:1])
    if frame in ("clash", "talk"):
        sides(ground.text, hit, before, after, out)
    elif frame in _PATIENT_ONLY:
        patient(ground.text, hit, before, after, out)
    elif hit.form == "noun":
        if hit.trigger.measure == "displaced":
            forced(ground.text, hit, before, out)
        by_noun(ground, hit, before, after, out)
    else:
        by_verb(ground, hit, before, after, out)


def _by_marker(ground: Ground, hit: Hit, after: Sequence[Marked], out: Roles) -> None:
    """«من قبل X», «على يد X» did it; «ضد X», «على X» suffered it; «قصف متبادل بين X وY» names both."""
    frame = hit.trigger.frame
    fell = bool(ground.victims) and min(ground.victims) < hit.i  # «مقتل عشرة في اشتباكات مع شبان المنطقة»
    between = [m for m in after if m.marker == "between"]
    if len(between) > 1 and frame == "strike":
        out.give("I", [between[0].mention])
        out.give("T", [between[1].mention])
    for m in after:
        if m.chained:
            continue
        if m.marker == "agent" and frame not in SPEECH:
            out.give("I", run(m, after))
        elif m.marker == "against" and frame not in ("protest", "displacement", "move", "base", "release"):
            out.give("T", run(m, after))
        elif m.marker == "with whom" and frame == "release":
            out.give("I", run(m, after))
        elif (m.marker == "about" and frame == "release") or (m.marker == "from" and frame == "territory"):
            out.give("T", run(m, after))
        elif m.marker == "holder" and frame == "territory" and ground.text.any_of(hit.j, m.mention.i, WAS):
            out.give("T", run(m, after))  # «استعاد القرى التي كانت تحت سيطرة التنظيم»
        elif m.marker == "from" and frame in ("strike", "clash") and suffered(ground.text, hit):
            out.give("I", run(m, after))  # «تعرض المسلحون لهجوم بري من القوات»
        elif m.marker == "with" and frame == "casualty" and ground.text.words[m.mention.i - 2] in MEETINGS:
            out.give("I", run(m, after))  # «توفي فلسطيني بعد مواجهة مع جنود»
        elif m.marker == "with" and frame in ("clash", "talk", "release", "say"):
            out.give("I" if frame == "clash" and (out.targets or fell) else "T", run(m, after))
