"""Roles around a verb: its subject before or after it, then its object."""

from collections.abc import Sequence

from rasid.arabic.clause_words import AFTER, CONTENT, OPENERS
from rasid.arabic.deed_words import ARMS_IN_B, CAMPAIGNS, DEEDS_OF, OURS
from rasid.arabic.function_words import MASCULINE, RELATIVES, SHE_COUNTRIES
from rasid.arabic.nouns import adjectival
from rasid.arabic.segment import Text
from rasid.extract.hits import Hit
from rasid.extract.markers import Marked
from rasid.extract.mentions import Mention
from rasid.extract.role_ground import SPEECH, Ground, Roles, accusative, ahead, antecedent, passive, run

_ACTS_ON = frozenset({"custody", "casualty", "release", "seizure", "property"})
_NO_TARGET = frozenset({"move", "protest", "base", "territory"})


def by_verb(ground: Ground, hit: Hit, before: Sequence[Marked], after: Sequence[Marked], out: Roles) -> None:
    """Subject before («أن القوات قصفت») or right after the verb; then the object."""
    text, frame = ground.text, hit.trigger.frame
    if frame == "strike" and after and after[0].marker == "l" and _next_to(text, hit, after[0].mention):
        out.give("I", run(after[0], after))  # «في مواجهات وقصف لقوات التحالف»: spelt like the verb
        return
    if frame in SPEECH and hit.form == "phrase" and any(w.startswith(OURS) for w in text.words[hit.i : hit.j]):
        return  # «سنواصل كسر الحصار الإسرائيلي»: whoever speaks, and nobody whom he names
    open_to = ("bare", "holder") if frame == "territory" else ("bare",)
    bare = [m for m in after if m.marker in open_to and not m.chained and m.mention not in out.targets]
    if frame in SPEECH:  # «وطالبت بانسحاب القوات»: what is asked names no speaker
        bare = [m for m in bare if not any(w[0] == "ب" and len(w) > 3 for w in text.words[hit.j : m.mention.i])]
    subject = _subject_ahead(ground, hit, before, bare)
    if frame == "strike" and (thing := _thing_ahead(ground, hit, before, after)) is not None:
        out.wanting = _known(text, thing)
        out.deed = text.words[thing].startswith("ال")  # but «قالت إسرائيل إن طائراتها استهدفت»
        _hit(text, hit, after, out)
        return
    if frame == "strike" and not subject and hit.form == "verb" and _thing_behind(ground, hit):
        _struck_by(ground, hit, after, out)
        return
    if _by_the_deed(text, hit, before) or (
        _relative(text, hit) and bare and not any(m.mention.j == hit.i - 1 for m in before)
    ):
        out.give("T", run(bare[0], after) if bare and (frame not in _NO_TARGET or hit.trigger.id in _DRIVING) else [])
        out.wanting = hit.trigger.id in _DRIVING
        return
    if subject:
        out.give("I", run(subject[0], before))
    elif bare and bare[0].mention.i - hit.j <= 6:
        first = bare[0]
        rest = [m for m in bare[1:] if m.marker == "bare"]
        if _is_object(ground, hit, first.mention, rest):
            out.give("T", run(first, after))
            out.wanting = frame != "blast" and not passive(text, hit)
            out.passive = passive(text, hit)
        else:
            out.give("I", run(first, after))
        bare = bare[1:]
    else:
        out.wanting = frame != "blast" and not passive(text, hit)
        out.passive = passive(text, hit)
    if frame == "territory":
        _owner(ground, after, out)
    if frame in _NO_TARGET and not (hit.trigger.id in _DRIVING and out.initiators):
        return
    objects = [m for m in after if m.marker in ("bare", "l") and not m.chained and m.mention not in out.initiators]
    objects = [m for m in objects if not ground.told(hit.j, m.mention.i)]
    if objects:
        out.give("T", run(objects[0], after))


_FAR = 4
_DRIVING = frozenset({"drive-out", "clear-of", "force-out", "expel"})
"""Verbs of taking a place whose object is who held it: «حملة أخرجت المسلحين من المدينة»."""


def _next_to(text: Text, hit: Hit, m: Mention) -> bool:
    """«قصف لقوات», «قصفا عنيفا لمقاتلات»."""
    adjective = m.i == hit.j + 1 and text.words[hit.j].endswith("ا") and text.words[hit.i].endswith("ا")
    return m.i == hit.j or adjective


def _by_the_deed(text: Text, hit: Hit, before: Sequence[Marked]) -> bool:
    """«حملة عسكرية أخرجت المسلحين من المدينة»: the deed is the subject, and what follows suffers it."""
    if hit.form == "noun" or hit.prefix or hit.suffix.strip("ا") or hit.trigger.id not in _DRIVING:
        return False
    a = max(text.sentences[text.sentence_of(hit.i)][0], hit.i - 5)
    near = [m for m in before if m.mention.j > a and m.marker == "bare"]
    return not near and text.any_of(a, hit.i, CAMPAIGNS)


def _thing_ahead(ground: Ground, hit: Hit, before: Sequence[Marked], after: Sequence[Marked]) -> int | None:
    """«بعبوة ناسفة استهدفت سيارته», «إن صواريخ استهدفت القاعدة»: the weapon or the deed is the subject of its verb.

    Not so «طائرات روسية استهدفت», «الجيش بالمدفعية استهدف», «وبعد معارك عنيفة اقتحمت القوات». The word of the thing.
    """
    text, k = ground.text, hit.i - 1
    if hit.form != "verb" or hit.prefix or hit.suffix.strip("ا") or k < 1 or any(m.mention.j == hit.i for m in before):
        return None
    if k not in ground.deeds and (text.is_mark(k) or not _adjective_of(text.words[k], text.words[k - 1])):
        return None
    at = k if k in ground.deeds else k - 1
    if at not in ground.deeds:
        return None
    while at - 1 in ground.deeds:
        at -= 1
    own = bool(after) and after[0].mention.i == hit.j and after[0].marker == "bare"
    if own and text.words[at - 1] in AFTER:
        return None
    led = text.is_mark(at - 1) or text.words[at - 1] in CONTENT  # «رداً على القصف العنيف استهدف الجيش …»: no subject
    return at if led or not text.words[at].lstrip("وفبكل").startswith("ال") else None


def _thing_behind(ground: Ground, hit: Hit) -> bool:
    """«استهدف قصف البلدة»; but «اعتدت القوات بالضرب», «قصفوا بصواريخ» tell by what, and not who."""
    word = ground.text.words[min(hit.j, len(ground.text.words) - 1)]
    return hit.j in ground.deeds and not (word.startswith(("لل", "ب")) and not word.startswith(ARMS_IN_B))


def _known(text: Text, at: int) -> bool:
    """«وأسقطت المروحيات», «إن طائراته ضربت»: arms and deeds of whom was spoken before."""
    return text.words[at].startswith("ال") or text.surface(at, at + 1).endswith(("ه", "ها", "هم"))


def _struck_by(ground: Ground, hit: Hit, after: Sequence[Marked], out: Roles) -> None:
    """«استهدف قصف مدفعي للنظام البلدة»: whose the deed is that the verb has for its subject; then whom it hit."""
    text, end = ground.text, hit.j + 1
    while end < len(text.words) and (end in ground.deeds or adjectival(text.words[end])):
        end += 1
    near = [m for m in after if m.mention.i <= end + 1 and not m.chained]
    whose = [m for m in near if _its_doer(text, m, hit.j + 1, end)][:1]
    out.give("I", run(whose[0], after) if whose else [])
    out.wanting = _known(text, hit.j)
    _hit(text, hit, after, out)


def _hit(text: Text, hit: Hit, after: Sequence[Marked], out: Roles) -> None:
    """Whom a blow hit: the first behind it who did not strike, or whose the thing is that was struck."""
    if hit.suffix.strip("ا"):
        return  # «دكتها طائراته»: what was struck was named before
    hurt = [m for m in after if m.marker in ("bare", "l") and not m.chained and m.mention not in out.initiators]
    out.give("T", run(hurt[0], after) if hurt else [])


def _its_doer(text: Text, m: Marked, genitive: int, end: int) -> bool:
    """«قصف قوات النظام», «غارات إسرائيلية», «قصف عنيف للنظام», «هجوم شنه التنظيم»; not «هجوم انتحاري القوات»."""
    i = m.mention.i
    if m.marker == "l":
        return i <= end
    carried = i == end + 1 and text.words[end].endswith(("ه", "ها"))
    national = i <= end and m.mention.j == i + 1 and adjectival(text.words[i])
    return m.marker == "bare" and (i <= genitive or carried or national)


def _adjective_of(word: str, noun: str) -> bool:
    """«غارة ليلية», «الهجوم الواسع»: whether the word may be an adjective of the noun, by the article."""
    return word.startswith("ال") == noun.lstrip("وفبك").startswith("ال") and len(word) > 3


def _owner(ground: Ground, after: Sequence[Marked], out: Roles) -> None:
    """«سيطر الجهاز على مقر الكتيبة», «على مواقع للحوثيين»: whose the thing taken was."""
    for m in after:
        i = m.mention.i
        held = ground.text.any_of(max(0, i - (2 if m.marker == "l" else 1)), i, ground.held)
        if m.marker in ("bare", "l") and not m.chained and held:
            out.give("T", run(m, after))


def _subject_ahead(ground: Ground, hit: Hit, before: Sequence[Marked], bare: Sequence[Marked]) -> list[Marked]:
    """The subject that stands before its verb, if it can be that of this one."""
    subject = [] if hit.form == "noun" or hit.suffix.strip("ا") else antecedent(ground.text, hit.i, before)
    if subject and (hit.trigger.frame not in _ACTS_ON or subject[0].mention.role not in ("person", "people")):
        return subject  # but «الزعيم الذي احتجز» suffered it
    subject = ahead(before) if hit.trigger.frame not in SPEECH or hit.form == "verb" else []
    if not subject or hit.prefix.startswith(("و", "ف")):
        return []
    m = subject[0].mention
    clear = hit.trigger.frame in SPEECH and not hit.present  # but «قرار اقترحته الدول يدين الحكومة»
    if hit.i - m.j > _FAR and bare and bare[0].mention.i == hit.j and (clear or bare[1:]):
        return []  # «إن كانت الحكومة ستنضم إليها إذا هوجمت رفض الوزير»
    if hit.i - m.j > 12 or not ground.victims.isdisjoint(range(m.i, m.j)):
        return []  # «إصابة ست نساء بقذائف أطلقتها الجماعة»
    if hit.suffix.strip("ا") and bare and bare[0].mention.i - hit.j <= 1:
        return []  # a verb with its object written onto it has its subject after it
    between = ground.text.words[m.j : hit.i]
    if not OPENERS.isdisjoint(between) or ":" in between:
        return []  # «90 شخصاً قتلوا عندما ألقت طائرة …», «قالت الوزارة: "هاجم مسلحون»
    return subject


def _relative(text: Text, hit: Hit) -> bool:
    """«الهجمات التي استهدفت سوريا»: the subject went before, what follows is struck; not so «التي استهدفتها القوات»."""
    if hit.form != "verb" or hit.suffix.strip("ا") or text.words[hit.i - 1] not in RELATIVES:
        return False
    return not text.words[min(hit.j, len(text.words) - 1)].endswith(("ه", "ها", "هم"))  # «التي هاجم فيها المسلحون»


def _is_object(ground: Ground, hit: Hit, m: Mention, rest: Sequence[Marked]) -> bool:
    """Whether the first name after a verb is its object: the vowels, the case ending or the thing held say so."""
    text = ground.text
    if passive(text, hit) or accusative(text, m):
        return True
    if m.i > hit.j and text.one_of(m.i - 1, ground.held):
        return True
    if m.actor.id in ground.counted and hit.trigger.frame in _ACTS_ON:
        return True
    word = text.words[hit.i]
    if word.endswith(("وا", "ون")) and hit.form == "verb":  # «طالبوا النظام»: a plural verb has its subject in it
        return True
    speech = hit.trigger.frame in SPEECH
    if speech and hit.form == "phrase" and hit.j - hit.i == 1:  # «داعياً بغداد»: a participle's subject went before
        return True
    if hit.trigger.id == "hold-responsible" and text.words[m.j : m.j + 1] and _ANSWER in text.words[m.j]:
        return True  # «وحمّلت الحركة مسؤولية العنف»: who is held to answer stands before it
    if speech and hit.form == "verb" and m.i == hit.j + 1 and text.words[hit.j] in DEEDS_OF:
        return True  # «واستنكر معاناة السكان», «انتقد سياسات الحكومة»
    if speech and hit.form == "verb" and (_of_other_gender(text, hit, m) or _oblique(text, hit, m)):
        return True  # «توعد السعودية بعقوبات», «كما ناشدت المبعوث الأممي», «وحمّلت المتمردين المسؤولية»
    led = hit.prefix.startswith(("و", "ف")) and ground.goes_on and not rest
    if not led or (speech and _agrees(text, hit, m)):
        return False
    return speech or (hit.trigger.frame in _ACTS_ON and not _nominative(text, m))


def _agrees(text: Text, hit: Hit, m: Mention) -> bool:
    """«وطالبت فصائل المعارضة», against «وطالبت النظام»: a verb in the feminine has no masculine subject."""
    feminine = text.words[hit.i].endswith("ت") or text.words[hit.i].lstrip("وف").startswith("ت")
    return feminine and m.role != "person" and not text.one_of(m.i, MASCULINE)


def _of_other_gender(text: Text, hit: Hit, m: Mention) -> bool:
    """A masculine verb right before a country: most are feminine, and so no subject of it."""
    verb, name = text.words[hit.i].lstrip("وف"), text.words[m.i]
    if m.i != hit.j or m.role != "state" or m.prefix or verb.endswith(("ت", "وا", "ون")) or verb.startswith("ت"):
        return False
    if hit.suffix.strip("ا"):
        return False  # «رفضته موسكو»
    return m.j == m.i + 1 and (name.endswith(("ه", "يا")) or name in SHE_COUNTRIES)


def _oblique(text: Text, hit: Hit, m: Mention) -> bool:
    """Right behind a verb, «المتمردين» stands in the case of its object, and no «المبعوث» «ناشدت»."""
    word, verb = text.words[m.i], text.words[hit.i].lstrip("وف")
    if m.i != hit.j or m.prefix or not word.startswith("ال"):
        return False
    if word.endswith("ين") and len(word) > 6 and m.role in ("party", "people"):
        return True
    masculine = text.one_of(m.i, MASCULINE) or (m.role == "person" and not word.endswith("ه"))
    return verb.endswith("ت") and masculine


_ANSWER = "مسؤولي"


def _nominative(text: Text, m: Mention) -> bool:
    return text.words[m.i].endswith(("ون", "ان")) or m.role in ("party", "state")
