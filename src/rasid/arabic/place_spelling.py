"""Names of places as gazetteers write them, made into names as rasid's books do.

A gazetteer mixes languages of one script, writes the class noun into the name («محافظة حلب») and two names into one
cell; what comes out is plain Arabic, each spelling once.
"""

import re
from collections.abc import Iterable

from rasid.arabic.normalize import INVISIBLE, MARKS, fold_words

LONGEST = 50
"""Letters of a name; the longest of the books have half as many."""
MOST_WORDS = 5
_ARABIC = re.compile(r"[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي' -]+")
_SCRIPT = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_UNPRINTED = re.compile(f"[{MARKS}{INVISIBLE}\u0640]")
_PARTS = re.compile(r"[/|;،؛()\[\]]|(?<!\w),|,\s*")
_CLASS = re.compile(
    r"^(?:(?:ولاية|محافظة|مدينة|قرية|بلدة|حي|قضاء|منطقة|مديرية|شعبية|بلدية|ناحية|مركز|دائرة|إمارة|جمهورية)\s+)+(?=\S.{2})"
)


def in_arabic_script(text: str) -> bool:
    """Whether any letter is of the Arabic script, whatever the language.

    >>> in_arabic_script("Ḩalab"), in_arabic_script("کوبانی")
    (False, True)
    """
    return bool(_SCRIPT.search(text))


def plain(name: str) -> str:
    """A name without vowels, tatweel, what prints nothing, and needless spaces."""
    return " ".join(_UNPRINTED.sub("", name).replace("\u00a0", " ").split()).strip(" '-,.")


def arabic_names(names: Iterable[str]) -> tuple[str, ...]:
    """The Arabic ones of ``names``, cleaned, without their class noun, each spelling once.

    >>> arabic_names(["محافظة حَلَب", "Aleppo", "حلب", "تل أبيض (گري سپي)", "المنصورة / المنصوره", "الجمهورية العربية"])
    ('حلب', 'تل أبيض', 'المنصورة', 'الجمهورية العربية')
    """
    found: dict[str, str] = {}
    for whole in names:
        for part in _PARTS.split(whole):
            name = plain(part)
            name = _CLASS.sub("", name) if " " in name else name
            if _is_name(name):
                found.setdefault(fold_words(name), name)
    return tuple(found.values())


def _is_name(name: str) -> bool:
    return bool(_ARABIC.fullmatch(name)) and 2 <= len(name) <= LONGEST and len(name.split()) <= MOST_WORDS
