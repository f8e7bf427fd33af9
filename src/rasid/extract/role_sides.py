"""Roles of what two sides do, of what is repelled, and of the dead and the driven out."""

from collections.abc import Sequence

from rasid.arabic.clause_words import MEANS, OPENERS
from rasid.arabic.count_words import AT_LEAST, OF_MEN, SIX
from rasid.arabic.deed_words import ACHIEVERS, ATTACK_NOUNS, BEGUN, BODY, FORCED, HAPPENERS
from rasid.arabic.function_words import DOZENS, THOUSANDS
from rasid.arabic.marker_words import BETWEEN_HIM, SIDE, THEIRS
from rasid.arabic.segment import Text
from rasid.extract.hits import Hit
from rasid.extract.markers import Marked
from rasid.extract.role_ground import Roles, accusative, ahead, passive, run
from rasid.extract.role_nouns import carried, carrier_of


def repel(text: Text, hit: Hit, before: Sequence[Marked], after: Sequence[Marked], out: Roles) -> None:
    """Who repels is the one attacked; the attacker stands after ل or as the doer of «هجوم»."""
    bare = [m for m in after if m.marker == "bare"]
    near = [m for m in bare if m.mention.i - hit.j <= 3]  # «تصدى الجيش», not «تصدى لهجوم شنه المسلحون»
    subject = ahead(before) or [m for m in near if not text.any_of(hit.j, m.mention.i, ATTACK_NOUNS)][:1]
    onto = [m for m in after if m.marker == "l" and not m.chained and m.mention.i - hit.j <= 5]
    if onto and not text.any_of(hit.i, onto[0].mention.i + 1, ATTACK_NOUNS):
        out.give("I", [m.mention for m in subject])  # «تصدوا لقوات الاحتلال»: the first named, no attack told
        out.give("T", run(onto[0], after))
        return
    if subject:
        out.give("T", [subject[0].mention])
    rest = [m for m in after if m.marker in ("l", "bare", "agent") and m.mention not in out.targets]
    if rest:
        out.give("I", run(rest[0], after))


def sides(text: Text, hit: Hit, before: Sequence[Marked], after: Sequence[Marked], out: Roles) -> None:
    """«بين X وY»: two sides; else the subject, before or after."""
    between = [m for m in after if m.marker == "between"] or [m for m in before if m.marker == "between"]
    if len(between) == 1 and text.words[between[0].mention.i - 2] in BETWEEN_HIM:
        out.give("T", [between[0].mention])  # «اشتباكات بينه وبين المسلحين»
        out.give("I", [m.mention for m in ahead(before)])
        out.wanting = not out.initiators
        return
    if between:
        _two(text, between, after, out)
        return
    if hit.form == "noun" and text.surface(hit.j - 1, hit.j).endswith(THEIRS):  # «لقائه المبعوث»: of him who met
        out.give("T", [m.mention for m in after if m.marker in ("bare", "b", "l") and m.mention.i - hit.j <= _NEXT][:1])
        near = ahead([m for m in before if hit.i - m.mention.j <= _NEXT and m.mention.role != "people"])
        out.give("I", [m.mention for m in near])
        out.wanting = not out.initiators
        return
    near = [m for m in after if m.marker == "l" and m.mention.i - hit.j <= 2]
    if near:
        out.give("I", run(near[0], after))
    carrier = carrier_of(text, hit) if hit.form == "noun" else None
    if carrier is not None:
        carried(text, carrier, before, out)
        if hit.trigger.frame == "talk" and len(out.initiators) > 1:  # «توصلت الهيئة والوزارة إلى اتفاق»
            others = out.initiators[1:]
            del out.initiators[1:]
            out.give("T", others)
    if hit.trigger.frame == "talk":  # «إطلاق الأسرى … خلال لقائه»: those spoken of do not talk
        before = [m for m in before if m.mention.role != "people"]
    bare = ahead(before) or [m for m in after if m.marker == "bare"]
    if bare:
        out.give("I", [bare[0].mention])
        whom = ("bare", "l", "b") if hit.trigger.frame == "talk" and hit.form != "noun" else ("bare", "l")
        rest = [m for m in after if m.marker in whom and m.mention.i > bare[0].mention.i]  # «التقى بولي العهد»
        mutual = hit.trigger.frame == "talk" or hit.trigger.id.startswith("exchange")
        rest = [m for m in rest if not m.chained or mutual]
        if rest and (hit.form == "verb" or hit.trigger.frame == "talk"):
            out.give("T", [rest[0].mention])
    out.wanting = out.wanting or bool(out.targets and not out.initiators and hit.form == "noun")


_NEXT = 4


def _two(text: Text, between: Sequence[Marked], after: Sequence[Marked], out: Roles) -> None:
    """«بين X وY»: the first named and the other, whichever of them the dead told beside it are of."""
    first = between[0].mention
    beyond = [m for m in after if m.mention.i > first.j]
    apart = [m for m in beyond if SIDE in text.words[max(first.j, m.mention.i - _NEXT) : m.mention.i]]
    rest = apart or between[1:] or [m for m in beyond if m.mention.prefix.startswith("و") or _and_of(text, m.mention.i)]
    others = [m.mention for m in rest if m.mention.actor.id != first.actor.id][:1]
    if any(m.actor.id == first.actor.id for m in out.targets):
        out.targets = others
    out.give("I", [first])
    out.give("T", others)


def _and_of(text: Text, i: int) -> bool:
    """«بين مناصري التيار وآخرين من الجمعية»: the second side behind «و… من»."""
    return i > 1 and text.words[i - 1] == "من" and text.words[i - 2].startswith("و")


def patient(text: Text, hit: Hit, before: Sequence[Marked], after: Sequence[Marked], out: Roles) -> None:
    """Of «قتل», «نزح», «إصابة» the party named suffers, unless a doer comes first and then the dead."""
    carrier = carrier_of(text, hit) if hit.form == "noun" else None
    if carrier is not None and text.one_of(carrier, ACHIEVERS):
        carried(text, carrier, before, out)
    if hit.trigger.frame == "displacement":
        forced(text, hit, before, out)
    parties = [m for m in after if m.marker in ("bare", "from", "against") and not m.chained]
    parties = [m for m in parties if OPENERS.isdisjoint(text.words[hit.j : m.mention.i])]
    if hit.trigger.id == _FINDING:  # «عثرت الشرطة على جثة رجل»: of whom the body is, and not who found it
        bodies = [k for k in range(hit.j, min(hit.j + 8, len(text.words))) if text.words[k].startswith(BODY)]
        parties = [m for m in parties if bodies and m.mention.i > bodies[0]]
    if hit.trigger.frame == "casualty" and hit.form == "verb":
        out.passive = True
        if _active(text, hit, after):
            out.give("I", run(after[0], after))
            out.passive, parties = False, parties[1:]
    subject = ahead(before)
    if hit.trigger.frame == "displacement" and hit.form == "verb" and not subject:
        counted = [m for m in (*before, *after) if m.marker == "from" and _counted_of(text, m)]
        out.give("T", run(counted[0], (*before, *after)) if counted else [])
    if hit.trigger.frame == "displacement" and hit.form == "noun" and subject and _left_by(text, hit, subject[0]):
        out.give("T", run(subject[0], before))
    if hit.form == "verb" and subject:
        near = hit.i - subject[0].mention.j <= 3 and not hit.prefix.startswith(("و", "ف"))
        if near or not [m for m in after if m.mention.i - hit.j <= 5]:
            party = hit.trigger.frame == "casualty" and subject[0].mention.role in ("party", "state")
            active = party and _number_after(text, hit)
            out.give("I" if active else "T", run(subject[0], before))
            return
    if hit.trigger.frame == "casualty" and hit.form == "verb" and not out.initiators and _killed_on(text, hit):
        out.wanting, out.passive = True, False
    for m in parties:
        out.give("T", run(m, after))
        break


def _counted_of(text: Text, m: Marked) -> bool:
    """«نزح 700 ألف من الروهينجا»: the people of whom so many fled."""
    k = m.mention.i - 2
    return m.mention.role == "people" and k >= 0 and (text.words[k].isdigit() or text.words[k] in DOZENS | THOUSANDS)


def _killed_on(text: Text, hit: Hit) -> bool:
    """«أحرقت القوات القرية وقتلت 17 من سكانها»: in the feminine, and the dead are men: of whoever acted before."""
    word, beyond = text.words[hit.i], text.words[hit.j : hit.j + 3]
    if not hit.prefix.startswith("و") or not beyond or passive(text, hit):
        return False
    if word.endswith("وا"):
        return True
    men = beyond[0] in OF_MEN or (beyond[0].isdigit() and not any(w.endswith(("ه", "ات", "نساء")) for w in beyond[1:2]))
    return word.endswith("ت") and men


def _left_by(text: Text, hit: Hit, subject: Marked) -> bool:
    """«بدأ مقاتلون معارضون مغادرة بلدة حرستا»: who begins to leave, right before the noun."""
    verb = subject.mention.i - 1
    return hit.i - subject.mention.j <= 1 and verb >= 0 and text.one_of(verb, BEGUN)


def forced(text: Text, hit: Hit, before: Sequence[Marked], out: Roles) -> None:
    """«أمرت الميليشيات سكان القريتين بإخلاء قراهم»: who forces, and who is forced."""
    a = text.sentences[text.sentence_of(hit.i)][0]
    first = max(a, hit.i - 15)
    if not text.any_of(first, hit.i, FORCED):
        return
    at = next(k for k in range(hit.i - 1, first - 1, -1) if text.one_of(k, FORCED))
    told = [m for m in before if m.mention.i > at and not m.chained]
    out.give("T", run(told[-1], before) if told else [])
    doer = told[:-1] or ahead([m for m in before if m.mention.j <= at])
    out.give("I", [doer[0].mention] if told and doer else [])


def _number_after(text: Text, hit: Hit) -> bool:
    """«أنها قتلت 12 عنصراً»: what follows is who was killed, so what stands before killed."""
    if hit.j >= len(text.words) or text.is_mark(hit.j) or "ُ" in text.raw[text.starts[hit.i] : text.starts[hit.i] + 3]:
        return False
    return not text.words[hit.j].startswith("و") and text.words[hit.j] not in MEANS  # «أن جندياً قتل وأصيب آخر»


_FINDING = "find-body"


def _active(text: Text, hit: Hit, after: Sequence[Marked]) -> bool:
    """«قتل مسلحون ثلاثة أشخاص»: a party right after the verb, and its victims after it."""
    if not after or after[0].mention.i != hit.j or after[0].marker != "bare" or passive(text, hit):
        return False
    if hit.trigger.id == _FINDING:  # «عثرت الشرطة على جثة رجل»
        return False
    m = after[0].mention
    beyond = text.words[m.j] if m.j < len(text.words) else ""
    if m.role == "people" or accusative(text, m) or (beyond and text.one_of(m.j, HAPPENERS)):
        return False
    if m.role == "person":  # «قتل صالح الصماد رئيس المجلس في غارة»: one who killed would have his dead behind him
        return beyond.isdigit() or beyond in (AT_LEAST, SIX)
    return beyond.isdigit() or beyond in (AT_LEAST, SIX) or (len(beyond) > 2 and not beyond.startswith("و"))
