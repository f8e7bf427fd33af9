"""Who did it and to whom: which actor of a clause fills which role of a trigger's frame.

Arabic news is verb-subject-object, subject-verb-object after «أنّ», passive where the agent is unknown, and full of
verbal nouns whose genitive is the doer («قصف قوات النظام») or the sufferer («مقتل عشرة من …»).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rasid.arabic.clitics import any_bare
from rasid.arabic.function_words import ACHIEVERS, AMONG, ATTACK_NOUNS, CARRIERS, DOZENS, FORCES, HAPPENERS, SUFFERERS
from rasid.arabic.segment import Text
from rasid.extract.hits import Hit
from rasid.extract.markers import Marked
from rasid.extract.mentions import Mention
from rasid.extract.occurrences import Occurrence

_DOER_GENITIVE = frozenset({"strike", "blast", "territory", "move", "siege", "protest", "base", "repel", "clash"})
_PATIENT_ONLY = frozenset({"casualty", "displacement"})
_SPEECH = frozenset({"say", "demand"})
_ACTS_ON = frozenset({"custody", "casualty", "release", "seizure", "property"})
_NOBODY = frozenset({"people/persons"})
_MEMBERS = frozenset({"armed/members"})
_COMMON = ("people/", "armed/", "state/soldiers", "state/police")
_COMMON_MEN = ("state/soldiers", "state/officers", "armed/members")
_NO_TARGET = frozenset({"move", "protest", "base", "territory"})


@dataclass(slots=True)
class Roles:
    """The mentions that fill the two roles; ``wanting`` says that an active verb stood without its subject."""

    initiators: list[Mention] = field(default_factory=list)
    targets: list[Mention] = field(default_factory=list)
    wanting: bool = False
    passive: bool = False

    def give(self, role: str, found: Sequence[Mention]) -> None:
        """Fill a role that is still empty, never with one who already fills the other."""
        mine, theirs = (self.initiators, self.targets) if role == "I" else (self.targets, self.initiators)
        taken = {m.i for m in theirs}
        if not mine:
            mine.extend(m for m in found if m.i not in taken)


@dataclass(frozen=True, slots=True)
class Ground:
    """What every frame looks at: the text, things that parties hold, actors that are only counted.

    ``victims`` are the words of the dead and hurt; ``goes_on`` says that the sentence told something before.
    """

    text: Text
    held: frozenset[str]
    counted: frozenset[str]
    victims: frozenset[int] = frozenset()
    goes_on: bool = False
    verbs: tuple[int, ...] = ()

    def told(self, i: int, j: int) -> bool:
        """Whether a verb that tells something stands in words ``[i, j)``: «رصاص القنص قتل عبدالرحمن»."""
        return any(i <= k < j for k in self.verbs)


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
    if fallen and one.group == "violence":
        out.targets.append(fallen[0].mention)
        usable = [m for m in usable if m not in fallen]
    for hit in sorted(one.hits, key=lambda h: (not _tells_doer(h), h is not one.lead, h.i)):
        _by_hit(ground, hit, usable, out)
    if one.group not in ("displacement", "speech"):
        out.targets = [m for m in out.targets if m.actor.id not in ground.counted and m.actor.id not in _MEMBERS]
    if one.group == "violence":
        _name_the_party(usable, out)
    out.initiators = [m for m in out.initiators if m.actor.id not in _NOBODY]
    if one.group in ("violence", "custody"):
        out.initiators = [
            m for m in out.initiators if m.actor.id not in ground.counted and ground.victims.isdisjoint(range(m.i, m.j))
        ]
    return out


def _name_the_party(usable: Sequence[Marked], out: Roles) -> None:
    """«استشهد 11 عسكرياً في هجوم على موقع للجيش»: the party struck is the target, not the kind of its dead."""
    if not out.targets or not all(m.actor.id.startswith(_COMMON_MEN) for m in out.targets):
        return
    mine = {m.i for m in out.initiators}
    struck = [m for m in usable if m.marker in ("l", "against") and m.mention.role == "party"]
    struck = [m for m in struck if m.mention.i not in mine and not m.mention.actor.id.startswith(_COMMON)]
    if struck:
        out.targets = [struck[0].mention]


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
    return any(w in AMONG for w in text.words[max(0, m.i - 2) : m.i])


def _by_hit(ground: Ground, hit: Hit, usable: Sequence[Marked], out: Roles) -> None:
    before = [m for m in usable if m.mention.j <= hit.i]
    after = [m for m in usable if m.mention.i > hit.i]
    frame = hit.trigger.frame
    if frame == "repel":
        _repel(ground.text, hit, before, after, out)
        return
    _by_marker(frame, after, out)
    if frame == "protest":
        out.give("I", [m.mention for m in (*after, *before) if m.marker == "from" and m.mention.role == "people"][:1])
    if frame in ("clash", "talk"):
        _sides(ground.text, hit, before, after, out)
    elif frame in _PATIENT_ONLY:
        _patient(ground.text, hit, before, after, out)
    elif hit.form == "noun":
        _noun(ground, hit, before, after, out)
    else:
        _verb(ground, hit, before, after, out)


def _run(first: Marked, among: Sequence[Marked]) -> list[Mention]:
    """``first`` and those that «و» chains to it."""
    k = next(i for i, m in enumerate(among) if m is first)
    out = [first.mention]
    for m in among[k + 1 :]:
        if not m.chained:
            break
        out.append(m.mention)
    return out


def _last(before: Sequence[Marked]) -> list[Marked]:
    """The last mention that can be a subject standing before its verb."""
    return [m for m in before if m.marker == "bare" and not m.chained][-1:]


def _by_marker(frame: str, after: Sequence[Marked], out: Roles) -> None:
    """«من قبل X», «على يد X» did it; «ضد X», «على X» suffered it; «قصف متبادل بين X وY» names both."""
    between = [m for m in after if m.marker == "between"]
    if len(between) > 1 and frame == "strike":
        out.give("I", [between[0].mention])
        out.give("T", [between[1].mention])
    for m in after:
        if m.chained:
            continue
        if m.marker == "agent":
            out.give("I", _run(m, after))
        elif m.marker == "against" and frame not in ("protest", "displacement", "move", "base", "release"):
            out.give("T", _run(m, after))
        elif m.marker == "with whom" and frame == "release":
            out.give("I", _run(m, after))
        elif m.marker == "about" and frame == "release" or m.marker == "from" and frame == "territory":
            out.give("T", _run(m, after))
        elif m.marker == "with" and frame in ("clash", "talk", "release", "say"):
            out.give("I" if frame == "clash" and out.targets else "T", _run(m, after))


def _repel(text: Text, hit: Hit, before: Sequence[Marked], after: Sequence[Marked], out: Roles) -> None:
    """Who repels is the one attacked; the attacker stands after ل or as the doer of «هجوم»."""
    bare = [m for m in after if m.marker == "bare"]
    subject = _last(before) or [m for m in bare if m.mention.i - hit.j <= 3][:1]
    onto = [m for m in after if m.marker == "l" and not m.chained and m.mention.i - hit.j <= 5]
    if onto and not any(any_bare(w, ATTACK_NOUNS) for w in text.words[hit.i : onto[0].mention.i + 1]):
        out.give("I", [m.mention for m in subject])  # «تصدوا لقوات الاحتلال»: the first named, no attack told
        out.give("T", _run(onto[0], after))
        return
    if subject:
        out.give("T", [subject[0].mention])
    rest = [m for m in after if m.marker in ("l", "bare", "agent") and m.mention not in out.targets]
    if rest:
        out.give("I", _run(rest[0], after))


def _sides(text: Text, hit: Hit, before: Sequence[Marked], after: Sequence[Marked], out: Roles) -> None:
    """«بين X وY»: two sides; else the subject, before or after."""
    between = [m for m in after if m.marker == "between"] or [m for m in before if m.marker == "between"]
    if between:
        out.give("I", [between[0].mention])
        rest = between[1:] or [m for m in after if m.mention.i > between[0].mention.j and m.mention.prefix.startswith("و")]
        out.give("T", [m.mention for m in rest][:1])
        return
    near = [m for m in after if m.marker == "l" and m.mention.i - hit.j <= 2]
    if near:
        out.give("I", _run(near[0], after))
    carrier = _carrier(text, hit) if hit.form == "noun" else None
    if carrier is not None:
        _carried(text, carrier, before, out)
    bare = _last(before) or [m for m in after if m.marker == "bare"]
    if bare:
        out.give("I", [bare[0].mention])
        rest = [m for m in after if m.marker in ("bare", "l") and m.mention.i > bare[0].mention.i]
        rest = [m for m in rest if not m.chained or hit.trigger.frame == "talk"]
        if rest and (hit.form == "verb" or hit.trigger.frame == "talk"):
            out.give("T", [rest[0].mention])


def _patient(text: Text, hit: Hit, before: Sequence[Marked], after: Sequence[Marked], out: Roles) -> None:
    """Of «قتل», «نزح», «إصابة» the party named suffers, unless a doer comes first and then the dead."""
    carrier = _carrier(text, hit) if hit.form == "noun" else None
    if carrier is not None and any_bare(text.words[carrier], ACHIEVERS):
        _carried(text, carrier, before, out)
    parties = [m for m in after if m.marker in ("bare", "from", "against") and not m.chained]
    if hit.trigger.frame == "casualty" and hit.form == "verb":
        out.passive = True
        if _active(text, hit, after):
            out.give("I", _run(after[0], after))
            out.passive, parties = False, parties[1:]
    subject = _last(before)
    if hit.form == "verb" and subject:
        near = hit.i - subject[0].mention.j <= 3 and not hit.prefix.startswith(("و", "ف"))
        if near or not [m for m in after if m.mention.i - hit.j <= 5]:
            active = hit.trigger.frame == "casualty" and subject[0].mention.role in ("party", "state") and _number_after(text, hit)
            out.give("I" if active else "T", _run(subject[0], before))
            return
    for m in parties:
        out.give("T", _run(m, after))
        break


def _number_after(text: Text, hit: Hit) -> bool:
    """«أنها قتلت 12 عنصراً»: what follows is who was killed, so what stands before killed."""
    return bool(text.words[hit.j : hit.j + 1]) and "ُ" not in text.raw[text.starts[hit.i] : text.starts[hit.i] + 3]


def _active(text: Text, hit: Hit, after: Sequence[Marked]) -> bool:
    """«قتل مسلحون ثلاثة أشخاص»: a party right after the verb, and its victims after it."""
    if not after or after[0].mention.i != hit.j or after[0].marker != "bare" or _passive(text, hit):
        return False
    m = after[0].mention
    rest = text.words[m.j : m.j + 1]
    return m.role != "people" and not _accusative(text, m) and bool(rest) and (rest[0].isdigit() or len(rest[0]) > 2) and not any_bare(rest[0], HAPPENERS)


def _noun(ground: Ground, hit: Hit, before: Sequence[Marked], after: Sequence[Marked], out: Roles) -> None:
    text, frame = ground.text, hit.trigger.frame
    carrier = _carrier(text, hit)
    if carrier is not None:
        _carried(text, carrier, before, out)
    if hit.suffix.strip("ا") and frame not in _SPEECH:
        if before:
            out.give("I" if frame in _DOER_GENITIVE or frame == "custody" else "T", [before[-1].mention])
        else:
            out.wanting = True
    for m in after:
        gap = m.mention.i - hit.j
        if m.chained:
            continue
        if m.marker == "bare" and gap <= 3 and not _verb_between(text, hit.j, m.mention.i) and not ground.told(hit.j, m.mention.i):
            doer = frame in _DOER_GENITIVE and hit.trigger.id not in ("target", "assassinate", "assault-by-hand")
            if m.mention.i > hit.j and any_bare(text.words[m.mention.i - 1], ground.held):
                doer = False  # «استعادة آخر معاقل المعارضة»
            if frame == "custody" and gap == 0 and _is_force(text, m.mention):
                doer = True  # «احتجاز الشرطة أعضاء من الجماعة»
            out.give("I" if doer or frame in _SPEECH else "T", _run(m, after))
        elif m.marker == "bare" and _verb_between(text, hit.j, m.mention.i):
            out.give("I", _run(m, after))
        elif m.marker == "from" and frame == "strike" and gap <= 4 and not out.initiators:
            out.give("I", _run(m, after))  # «قصف مكثف من القوات الحكومية»
        elif m.marker == "l":
            doer = frame in _DOER_GENITIVE and gap <= (8 if frame == "move" else 2) and not out.initiators
            out.give("I" if doer else "T", _run(m, after))


def _is_force(text: Text, m: Mention) -> bool:
    """Forces and authorities as such, not their single men: «اعتقال الشرطة», against «اعتقال شرطيين»."""
    return m.role == "state" or ("state" in m.actor.kind and any_bare(text.words[m.i], FORCES))


def _carrier(text: Text, hit: Hit) -> int | None:
    """The carrying verb before an action noun: «شنت …  هجوماً», «تعرض … لقصف»."""
    words = text.words
    a = text.sentences[text.sentence_of(hit.i)][0]
    for k in range(hit.i - 1, max(a - 1, hit.i - 16), -1):
        if any_bare(words[k], CARRIERS) or any_bare(words[k], SUFFERERS):
            return k
        if any_bare(words[k], HAPPENERS):
            return None
    return None


def _carried(text: Text, k: int, before: Sequence[Marked], out: Roles) -> None:
    """The subject of the carrying verb at ``k`` is the doer, of «تعرض» the sufferer."""
    sufferer = any_bare(text.words[k], SUFFERERS)
    inside = [m for m in before if m.mention.i > k and m.marker == "bare"]
    ahead = _last([m for m in before if m.mention.j <= k])
    subject = _run(inside[0], before) if inside else _run(ahead[0], before) if ahead else []
    out.give("T" if sufferer else "I", subject)
    if not subject and not sufferer:
        out.wanting = True


def _verb_between(text: Text, i: int, j: int) -> bool:
    """«هجوم شنه X», «غارات نفذتها طائرات X»."""
    return any(any_bare(w, CARRIERS) or any_bare(w, HAPPENERS) for w in text.words[i:j])


def _verb(ground: Ground, hit: Hit, before: Sequence[Marked], after: Sequence[Marked], out: Roles) -> None:
    """Subject before («أن القوات قصفت») or right after the verb; then the object."""
    text, frame = ground.text, hit.trigger.frame
    open_to = ("bare", "holder") if frame == "territory" else ("bare",)
    bare = [m for m in after if m.marker in open_to and not m.chained]
    subject = _last(before) if frame not in _SPEECH or hit.form == "verb" else []
    if subject and not hit.prefix.startswith(("و", "ف")) and hit.i - subject[0].mention.j <= 12:
        out.give("I", _run(subject[0], before))
    elif bare and bare[0].mention.i - hit.j <= 6:
        first = bare[0]
        rest = [m for m in bare[1:] if m.marker == "bare"]
        if _is_object(ground, hit, first.mention, rest):
            out.give("T", _run(first, after))
            out.wanting = not _passive(text, hit)
            out.passive = not out.wanting
        else:
            out.give("I", _run(first, after))
        bare = bare[1:]
    else:
        out.wanting = not _passive(text, hit)
        out.passive = not out.wanting
    if frame in _NO_TARGET:
        return
    objects = [m for m in after if m.marker in ("bare", "l") and not m.chained and m.mention not in out.initiators]
    if objects:
        out.give("T", _run(objects[0], after))


def _is_object(ground: Ground, hit: Hit, m: Mention, rest: Sequence[Marked]) -> bool:
    """Whether the first name after a verb is its object: the vowels, the case ending or the thing held say so."""
    text = ground.text
    if _passive(text, hit) or _accusative(text, m):
        return True
    if m.i > hit.j and any_bare(text.words[m.i - 1], ground.held):
        return True
    if m.actor.id in ground.counted and hit.trigger.frame in _ACTS_ON:
        return True
    word = text.words[hit.i]
    if word.endswith(("وا", "ون")) and hit.form == "verb":  # «طالبوا النظام»: a plural verb has its subject in it
        return True
    speech = hit.trigger.frame in _SPEECH
    if speech and hit.form == "phrase" and hit.j - hit.i == 1:  # «داعياً بغداد»: a participle's subject went before
        return True
    led = hit.prefix.startswith(("و", "ف")) and ground.goes_on and not rest
    return led and (speech or hit.trigger.frame in _ACTS_ON and not _nominative(text, m))


def _accusative(text: Text, m: Mention) -> bool:
    """«شاباً», «جنديا»: an indefinite with the alef of the object case; «مسلحين» after a verb alike."""
    first = text.words[m.i]
    raw = text.raw[text.starts[m.i] : text.ends[m.i]]
    if m.actor.id.startswith(_COMMON) and first.endswith("ين") and len(first) > 4 and not first.startswith("ال"):
        return text.words[m.i - 1] not in DOZENS  # «هاجم مسلحين», against «هاجم مسلحون», «هاجم عشرات المسلحين»
    return "ً" in raw or (m.role == "people" and first.endswith("ا") and len(first) > 3 and not first.startswith("ال"))


def _nominative(text: Text, m: Mention) -> bool:
    return text.words[m.i].endswith(("ون", "ان")) or m.role in ("party", "state")


def _passive(text: Text, hit: Hit) -> bool:
    """A passive is seen only where the outlet wrote its vowel: «قُصفت», «أُعتقل»."""
    return "ُ" in text.raw[text.starts[hit.i] : text.starts[hit.i] + 4]
