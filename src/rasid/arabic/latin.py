"""Arabic names in Latin letters, as the books spell their ids: proposals to be mended, for vowels are unwritten."""

import re

from rasid.arabic.normalize import fold_words

_LETTERS = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i", "ء": "", "ئ": "i", "ؤ": "u",
}  # fmt: skip
_KNOWN = {
    "لواء": "liwa", "كتيبه": "katibat", "كتائب": "kataib", "فرقه": "firqat", "حركه": "harakat", "تجمع": "tajammu",
    "جيش": "jaysh", "جبهه": "jabhat", "فيلق": "faylaq", "سرايا": "saraya", "سريه": "sariyat", "فوج": "fawj",
    "الويه": "alwiyat", "قوات": "quwwat", "مجلس": "majlis", "حزب": "hizb", "عصائب": "asaib", "شهداء": "shuhada",
    "احرار": "ahrar", "انصار": "ansar", "تل": "tal", "كفر": "kafr", "بيت": "bayt", "ابو": "abu", "ام": "umm",
    "بن": "bin", "ابن": "ibn", "عبد": "abd", "الله": "allah", "دير": "deir", "عين": "ayn", "باب": "bab", "جبل": "jabal",
    "وادي": "wadi", "خان": "khan", "قلعه": "qalat", "سوق": "suq", "بئر": "bir", "شمال": "shamal", "جنوب": "janub",
    "شرق": "sharq", "غرب": "gharb", "نهر": "nahr", "بحر": "bahr", "حي": "hayy", "علي": "ali", "محمد": "muhammad",
}  # fmt: skip
_ARTICLE = "ال"
_VOWELS = frozenset("aiu")


def latin(name: str) -> str:
    """A name in Latin letters, word by word.

    >>> latin("لواء السهل")
    'Liwa al-Sahl'
    """
    return " ".join(_word(w) for w in fold_words(re.sub(r"[^\w\s]", " ", name)).split(" ") if w)


def slug(name: str) -> str:
    """What is left of a Latin name in an id.

    >>> slug("Liwa al-Sahl")
    'liwa-al-sahl'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _word(word: str) -> str:
    known = _KNOWN.get(word)
    if known is None and word.startswith(_ARTICLE) and len(word) > 3:
        return f"al-{_word(word[2:])}"
    return (known or (word if any(c.isdigit() for c in word) else _spelt(word))).capitalize()


def _spelt(word: str) -> str:
    """Letter by letter, with an «a» where a word begins with two consonants; a last «ه» is a vowel."""
    sounds = [_LETTERS.get(c, c) for c in (word[:-1] if len(word) > 3 and word[-1] == "ه" else word)]
    if len(sounds) < len(word):
        sounds.append("a")
    out = ""
    for n, sound in enumerate(sounds):
        follows = sounds[n + 1] if n + 1 < len(sounds) else "a"
        if sound in _VOWELS and (n == 0 or (out and out[-1] in _VOWELS)):
            sound = {"u": "w", "i": "y"}.get(sound, "" if out else sound)
        out += sound
        if n == 0 and sound not in _VOWELS and sound and follows not in _VOWELS:
            out += "a"
    return out
