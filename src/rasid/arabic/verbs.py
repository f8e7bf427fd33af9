"""The written forms of a verb from its two citation forms, so that a book names a verb by «قصف / يقصف» alone.

Unvowelled and folded, active and passive mostly coincide («قُصف», «قصف»); where they do not («هاجم / هوجم»,
«اغتال / اغتيل») :func:`passives` makes the passive.
"""

from functools import cache

from rasid.arabic.normalize import fold

_IMPERFECT_HEADS = ("ي", "ت", "ن", "سي", "ست", "سن")


@cache
def forms(past: str, present: str) -> frozenset[str]:
    """Folded third-person forms (and «we»), perfect and imperfect, of every gender and number.

    ``past`` and ``present`` are third person masculine singular: ``forms("أدى", "يؤدي")``.

    >>> sorted(forms("قصف", "يقصف"))[:3]
    ['تقصف', 'تقصفا', 'تقصفان']
    """
    sound = past.endswith("أ")  # «بدأ» → بدأت, not as «دعا» → دعت
    return frozenset(_perfect(fold(past), sound=sound) | _imperfect(fold(present), sound=sound))


@cache
def passives(past: str) -> frozenset[str]:
    """The perfect passive where it is written unlike the active: «هوجم», «اقتيد», «استعيد», «أقيل», «تبودل».

    >>> sorted(passives("هاجم"))[:3]
    ['هوجم', 'هوجما', 'هوجمت']
    """
    word = fold(past)
    hollow = len(word) > 3 and word[-2] == "ا" and word.startswith("ا")
    if hollow:
        stem = f"{word[:-2]}ي{word[-1]}"
    elif len(word) == 4 and word[1] == "ا":
        stem = f"{word[0]}و{word[2:]}"
    elif len(word) == 5 and word[0] == "ت" and word[2] == "ا":
        stem = f"{word[:2]}و{word[3:]}"
    else:
        return frozenset()
    return frozenset(stem + tail for tail in ("", "ت", "وا", "ا", "تا"))


def _perfect(past: str, *, sound: bool) -> set[str]:
    if past.endswith("ي"):  # weak: ادي → ادت, ادوا; نعي → نعت
        stem = past[:-1]
        tails = ("ت", "وا", "تا", "ا")  # «ا» before a pronoun: نفاها
        return {past, past + "ا", past + "ن", past + "نا", *(stem + tail for tail in tails)}
    if not sound and past.endswith("ا") and len(past) <= 4:  # weak in waw: دعا → دعت, دعوا
        stem = past[:-1]
        return {past, stem + "ت", stem + "وا", stem + "تا", stem + "ون", stem + "ونا"}
    out = {past + tail for tail in ("", "ت", "وا", "و", "ا", "تا", "ن", "نا")}  # «و» before a pronoun: اعتقلوه
    if len(past) >= 3 and past[-2] == "ا":  # hollow: قال → قلن, قلنا
        out |= {past[:-2] + past[-1] + tail for tail in ("نا", "ن")}
    return out


def _imperfect(present: str, *, sound: bool) -> set[str]:
    stem = present[1:]
    weak = ("ي", "و") if sound else ("ي", "و", "ا")
    out: set[str] = set()
    for head in _IMPERFECT_HEADS:
        out.add(head + stem)
        base = stem[:-1] if stem.endswith(weak) else stem
        if head[-1] != "ن":
            out |= {head + base + tail for tail in ("ون", "وا", "ن")}
            out |= {head + stem + tail for tail in ("ان", "ا")}
        if stem.endswith(weak):
            if head[-1] != "ن":
                out.add(head + base)  # jussive: لم يؤد
        elif len(stem) >= 3 and stem[-2] in "اوي" and head[-1] != "ن":
            out.add(head + stem[:-2] + stem[-1])  # jussive of hollow verbs: لم يقل
    return out
