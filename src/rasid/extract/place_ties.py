"""Whether a place is the deed's own, or only said of somebody or of another place: seats, bases, roads, what lies near.

Beside the place of an event a sentence names others: whence a convoy came, where a command sits, what a hill looks
down on. Each reader here lets go of one such kind by the words that tie the place to something else.
"""

from collections.abc import Sequence
from itertools import pairwise

from rasid.arabic.function_words import DIRECTIONS, RELATIVES
from rasid.arabic.place_syntax import AND, COMMAS, FOR, IN, is_definite
from rasid.arabic.segment import Text
from rasid.arabic.setting_words import (
    AFAR,
    AGAIN,
    BODIES_AT,
    BROUGHT,
    BUILDINGS,
    CARRYING,
    COMING,
    DISTANCE,
    FIRED,
    FROM,
    GROUNDS,
    HOLDING,
    LANDS,
    LYING,
    NEAR,
    OBJECTS,
    ON,
    RANKS,
    ROAD_WORDS,
    THEREIN,
    THROUGH,
    TOWARDS,
    WARDS,
)
from rasid.extract.occurrences import Occurrence
from rasid.extract.toponyms import Toponym


def own(text: Text, one: Occurrence, here: Sequence[Toponym]) -> list[Toponym]:
    """Those of the places of a sentence that are not tied to something else, before it is asked which is the finest."""
    if one.group not in _GOING:
        here = [t for t in here if not _owner(t)]
    kept, left, whence = list[Toponym](), list[Toponym](), list[Toponym]()
    for t in here:
        if one.group == "violence" and _whose_land(text, t):
            continue
        if (one.lead.trigger.frame == "strike" and _fired_from(text, t)) or (
            one.group == "violence" and _taken_to(text, t)
        ):
            continue
        if one.lead.trigger.frame != "displacement" and (_whence(text, t) or (whence and listed(text, whence[-1], t))):
            whence.append(t)
            continue
        tied = _beside(text, t, kept) or _lying(text, t, here)
        if kept and not tied:
            tied = _away(text, t) or _described_as(text, t, kept) or _grounds(text, one, t, kept)
        goes_on = bool(left) and (listed(text, left[-1], t) or (t.i - left[-1].j <= 2 and _near(text, t)))
        (left if tied or goes_on else kept).append(t)
    return kept


def left_behind(text: Text, one: Occurrence, inside: Sequence[Toponym]) -> list[Toponym]:
    """Of a flight where they fled from, if it is said; of talks not whither they let somebody go."""
    if one.lead.trigger.frame == "displacement" or one.group in ("politics", "speech"):
        kept, gone = list[Toponym](), list[Toponym]()
        for t in inside:
            whither = _whither(text, t, kept) or bool(gone and listed(text, gone[-1], t))
            (gone if whither else kept).append(t)
        return kept if kept or one.group in ("politics", "speech") else list(inside)
    return list(inside)


def seated(text: Text, inside: Sequence[Toponym]) -> list[Toponym]:
    """Without where a body sits, another place being named: «بدعم من قيادة التحالف في عدن»."""
    kept = [t for t in inside if not _seat(text, t)]
    return kept or list(inside)


def listed(text: Text, first: Toponym, second: Toponym, *, again: bool = True) -> bool:
    """«مخيم اليرموك ومنطقة الزاهرة», «من شرق سوريا ومن معقلهم في الرقة»: two of one list, whatever their size.

    Without ``again`` the second kind is none: of «سيطرت على المقر وعلى المعسكر وأحرقت مكاتبها» the last is meant.
    """
    gap = second.i - first.j
    if again and 1 <= gap <= _SAME_AGAIN and text.words[first.j] in AGAIN:
        return True
    return 0 <= gap <= 1 and text.words[second.i].startswith(AND)


_SAME_AGAIN = 3


_GOING = frozenset({"politics", "movement", "displacement"})
"""Groups in which «لسوريا» says whither."""


def _owner(t: Toponym) -> bool:
    """«مواقع للنظام ولإيران»: a country after ل is the state whose it is."""
    return t.prefix.endswith(FOR) and t.kind == "name" and t.where is not None and t.where.level == "country"


def _beside(text: Text, t: Toponym, kept: Sequence[Toponym]) -> bool:
    """«الغوطة قرب دمشق», «القريبة من حجة»: what only lies near a place just named, no road or land of many towns."""
    if not _near(text, t):
        return False
    before = [other for other in kept if 1 <= t.i - other.j <= 3]
    return bool(before) and not any(_road(text, other) or _land(other) for other in before)


def _near(text: Text, t: Toponym) -> bool:
    return text.one_of(t.i - 2 if t.i > 1 and text.words[t.i - 1] == "من" else t.i - 1, NEAR)


def _road(text: Text, t: Toponym) -> bool:
    """«على طريق تدمر قرب كباجب»: where on the road it was."""
    return text.words[t.i][len(t.prefix) :] in ROAD_WORDS


def _land(t: Toponym) -> bool:
    """«في وادي الفرات، قرب بلدة هجين»: a land that is of no one governorate."""
    return t.where is not None and t.where.level == "region" and not t.where.admin1


def _lying(text: Text, t: Toponym, here: Sequence[Toponym]) -> bool:
    """«حاجز الري الواقع على الطريق بين …»: what stands behind «الواقع» says where the place before it lies."""
    far = _measured(text, t)  # «الواقعة على بعد نحو 20 كيلومتراً شمال مدينة نوى»
    first = max(0, t.i - (8 if far else 3))
    if LYING.isdisjoint(text.words[first : t.i]):
        return False
    at = next(k for k in range(first, t.i) if text.words[k] in LYING)
    return any(at - 4 <= other.j <= at for other in here)


def _measured(text: Text, t: Toponym) -> bool:
    """«على بعد 12 كيلومتراً من»: whether a distance is told right before."""
    words = text.words[max(0, t.i - 8) : t.i]
    return not DISTANCE.isdisjoint(words) or (ON, AFAR) in pairwise(words)


def _away(text: Text, t: Toponym) -> bool:
    """«على بعد نحو 150 كيلومتراً من صنعاء», «15 كيلومتراً جنوب الفاشر»: what is measured from."""
    return (text.words[t.i - 1] in FROM or text.one_of(t.i, DIRECTIONS)) and _measured(text, t)


def _whence(text: Text, t: Toponym) -> bool:
    """«أرتال قادمة من مصراتة», «قافلة تقل مدنيين من دوما»: where they had been before."""
    if text.words[t.i - 1] != "من":
        return False
    return text.one_of(t.i - 2, COMING) or text.any_of(max(0, t.i - 6), t.i - 1, CARRYING)


def _fired_from(text: Text, t: Toponym) -> bool:
    """«أطلق صاروخ من داخل اليمن (شمال عمران) باتجاه الرياض»: whence a weapon came, its aim being told."""
    words, k = text.words, t.i - 1
    k -= words[k] == INSIDE
    start, end = text.sentences[text.sentence_of(t.i)]
    aimed = not TOWARDS.isdisjoint(words[t.j : min(t.j + _TO_AIM, end)])
    return aimed and words[k] in ("من", "(") and text.any_of(max(start, k - _TO_AIM), k, FIRED)


def _whose_land(text: Text, t: Toponym) -> bool:
    """«المتمردين الذين يسيطرون على صنعاء»: who somebody is, and not where he was fought."""
    words = text.words
    if t.i < 3 or words[t.i - 1] != ON or words[t.i - 2] not in HOLDING:
        return False
    return words[t.i - 3] in RELATIVES


def _taken_to(text: Text, t: Toponym) -> bool:
    """«ونقلوا إلى مستشفى المدينة», «وصول القتلى إلى مستشفيات الحديدة»: where the dead and hurt were brought."""
    start = text.sentences[text.sentence_of(t.i)][0]
    near = text.words[max(start, t.i - _BROUGHT_FAR) : t.i]
    led = near[-2:-1] if near[-1:] and near[-1] in WARDS else near[-1:]
    return bool(near) and (led == ["الي"] or t.prefix.endswith("ل")) and not BROUGHT.isdisjoint(near)


_BROUGHT_FAR = 7
_TO_AIM = 8
INSIDE = "داخل"


def _described_as(text: Text, t: Toponym, kept: Sequence[Toponym]) -> bool:
    """«القامشلي، ثاني أكبر مدن محافظة الحسكة»: what a place is to another."""
    words, last = text.words, kept[-1].j
    return last + 1 < t.i <= last + 5 and words[last] in COMMAS and words[last + 1] in RANKS


def _grounds(text: Text, one: Occurrence, t: Toponym, kept: Sequence[Toponym]) -> bool:
    """«قُتل في طفس على خلفية خلاف في نوى»: the place of what it was for, that being told of no further."""
    first = max(one.lead.i, kept[-1].j)
    return any(pair in GROUNDS for pair in pairwise(text.words[first : t.i]))


def _whither(text: Text, t: Toponym, kept: Sequence[Toponym]) -> bool:
    """«إلى إدلب», «إلى معقل المعارضة في إدلب», «عبر الأراضي … خارج دمشق»."""
    if text.one_of(t.i - 1, TOWARDS):
        return True
    since = kept[-1].j if kept else max(0, t.i - 5)
    led = pairwise(text.words[max(since, t.i - 5) : t.i])
    return any(a in TOWARDS and b in LANDS for a, b in led) or bool(kept and text.any_of(since, t.i, THROUGH))


def _seat(text: Text, t: Toponym) -> bool:
    """«قيادة التحالف في عدن»: a body, what it is of or what it is like, «في»."""
    if t.prefix.endswith(IN):
        end = t.i
    elif t.i and text.words[t.i - 1] == "في":
        end = t.i - 1
    else:
        return False
    k = end - 1
    while k > end - 4 and k >= 0 and is_definite(text.words[k]) and text.words[k] not in BODIES_AT:
        k -= 1
    return k >= 0 and text.words[k] in BODIES_AT and not text.one_of(k - 1, BUILDINGS)


def described(text: Text, one: Occurrence, t: Toponym, inside: Sequence[Toponym]) -> bool:
    """«سيطرت على البلدة التي بقيت معقلاً قرب دمشق»: what is only told of the place of the event."""
    return any(one.lead.i < p.i and p.j < t.i and text.words[p.j] in RELATIVES for p in inside)


def taken_up(text: Text, one: Occurrence, here: Sequence[Toponym]) -> list[Toponym]:
    """«بلدتي الفوعة وكفريا اللتين تحاصرهما الفصائل»: the places that the relative clause tells of."""
    lead = one.lead
    if lead.form != "verb" or lead.i < 2 or text.words[lead.i - 1] not in RELATIVES:
        return []
    if not text.words[lead.i].endswith(OBJECTS) and THEREIN.isdisjoint(text.words[lead.j : lead.j + 4]):
        return []
    last = next((k for k, t in enumerate(here) if t.j == lead.i - 1), -1)
    first = last
    while first > 0 and listed(text, here[first - 1], here[first]):
        first -= 1
    return list(here[first : last + 1]) if last >= 0 else []
