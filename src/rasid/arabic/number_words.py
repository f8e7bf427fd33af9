"""The words that Arabic counts with: units, tens, scales, fractions, ordinals, and the phrases that bound a number.

Everything here is folded spelling. ``LOOK`` holds each word with every clitic it may carry, so that reading a word
costs one look-up.
"""

from typing import NamedTuple


class Atom(NamedTuple):
    """One number word: what it is worth, how it combines, and what was written onto it.

    ``kind``: unit, ten, hundred (multiplies), hundreds (ready-made), scale, dual (of a scale), many (plural of a
    scale), some (عدة), fraction, fractions (plural), ordinal, zero.
    """

    kind: str
    value: int | float
    conj: bool = False
    prep: bool = False
    article: bool = False


_UNITS = {
    "واحد": 1, "واحده": 1, "احد": 1, "احدي": 1,
    "اثنان": 2, "اثنين": 2, "اثنتان": 2, "اثنتين": 2, "اثنا": 2, "اثني": 2, "اثنتا": 2, "اثنتي": 2, "اتنين": 2,
    "ثلاثه": 3, "ثلاث": 3, "تلاته": 3, "اربعه": 4, "اربع": 4, "خمسه": 5, "خمس": 5, "سته": 6, "ست": 6,
    "سبعه": 7, "سبع": 7, "ثمانيه": 8, "ثماني": 8, "ثمان": 8, "تسعه": 9, "تسع": 9, "عشره": 10, "عشر": 10,
    "ثلاثا": 3, "اربعا": 4, "خمسا": 5, "ستا": 6, "سبعا": 7, "ثمانيا": 8, "تسعا": 9, "عشرا": 10,
}  # fmt: skip
_STEMS = ("ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_TENS = {f"{stem}{end}": 10 * n for n, stem in enumerate(_STEMS, 3) for end in ("ون", "ين")}
_TENS |= {"عشرون": 20, "عشرين": 20}
_HUNDRED = {"مئه": 100, "مائه": 100, "ميه": 100}
_HUNDREDS = {f"{two}{end}": 200 for two in ("مئ", "مائ") for end in ("تان", "تين", "تا", "تي")}
_HUNDREDS |= {
    f"{stem}{glue}{hundred}": 100 * n
    for n, stem in enumerate(("ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع"), 3)
    for glue in ("", "ه", "ي")
    for hundred in ("مئه", "مائه", "ميه")
}
_BIG = {"مليون": 10**6, "مليار": 10**9, "بليون": 10**9, "تريليون": 10**12, "ترليون": 10**12}
_SCALE = {"الف": 1000, "دزينه": 12, "دسته": 12} | _BIG
_DUAL = {"الفان": 2000, "الفين": 2000, "الفي": 2000, "دزينتين": 24, "دزينتان": 24}
_DUAL |= {f"{w}{end}": 2 * n for w, n in _BIG.items() for end in ("ان", "ين", "ي")}
_MANY = {"عشرات": 10, "مئات": 100, "مئين": 100, "الاف": 1000, "الوف": 1000, "ملايين": 10**6, "بلايين": 10**9,
         "مليارات": 10**9, "تريليونات": 10**12, "ترليونات": 10**12, "دزينات": 12, "دستات": 12}  # fmt: skip
_BENT = {"الفا": 1000} | {f"{w}ا": n for w, n in _BIG.items()}
_FRACTION = {"نصف": 2, "ثلث": 3, "ربع": 4, "خمس": 5, "سدس": 6, "سبع": 7, "ثمن": 8, "تسع": 9, "عشر": 10}
_FRACTION_DUAL = {f"{w}{end}": n for w, n in (("ثلث", 3), ("ربع", 4), ("خمس", 5)) for end in ("ان", "ين", "ا", "ي")}
_FRACTIONS = {"اثلاث": 3, "ارباع": 4, "اخماس": 5, "اسداس": 6, "اسباع": 7, "اثمان": 8, "اتساع": 9, "اعشار": 10}
_ORDINAL = {
    "اول": 1, "اولي": 1, "حادي": 1, "حاديه": 1, "ثاني": 2, "ثانيه": 2, "ثالث": 3, "ثالثه": 3, "رابع": 4, "رابعه": 4,
    "خامس": 5, "خامسه": 5, "سادس": 6, "سادسه": 6, "سابع": 7, "سابعه": 7, "ثامن": 8, "ثامنه": 8, "تاسع": 9,
    "تاسعه": 9, "عاشر": 10, "عاشره": 10,
}  # fmt: skip
SHARES = dict(_FRACTION)
"""Words of a part of one; خمس and its like are also units, and the words around them decide."""
SHARES_DUAL = _FRACTION_DUAL
SHARES_MANY = _FRACTIONS
_SKIPPED = frozenset(
    {"لست", "كست", "الست", "فاول", "كاحد", "كثاني", "بثانيه", "لسبع", "كعشر", "كميه", "وكميه", "فكميه", "كمئه"}
)  # fmt: skip
"""Words that look like a number word with a clitic and are something else: «لست» is «I am not»."""

_CONJ = ("", "و", "ف")
_PREP = ("", "ب", "ل", "ك")


def _with_clitics(table: dict[str, Atom]) -> dict[str, Atom]:
    out: dict[str, Atom] = {}
    for conj in _CONJ:
        for prep in _PREP:
            for article in (False, True):
                head = conj + (prep + "ال" if article and prep != "ل" else "لل" if article else prep)
                for word, atom in table.items():
                    form = head + word
                    if form not in out and form not in _SKIPPED:
                        out[form] = Atom(atom.kind, atom.value, bool(conj), bool(prep), article)
    return table | out


def _atoms() -> dict[str, Atom]:
    table: dict[str, Atom] = {}
    for kind, words in (
        ("unit", _UNITS), ("ten", _TENS), ("hundred", _HUNDRED), ("hundreds", _HUNDREDS), ("scale", _SCALE),
        ("dual", _DUAL), ("many", _MANY), ("bent", _BENT), ("ordinal", _ORDINAL), ("zero", {"صفر": 0}),
        ("fractions", _FRACTIONS), ("fraction", _FRACTION), ("shares", _FRACTION_DUAL),
        ("some", {"عده": 3, "بضعه": 3, "بضع": 3}),
    ):  # fmt: skip
        for word, value in words.items():
            table.setdefault(word, Atom(kind, value))
    return table


ATOMS = _atoms()
LOOK = _with_clitics(ATOMS)
"""Every written form of a number word, clitics and all. The unstripped reading of a form comes first."""

BEFORE: dict[tuple[str, ...], str] = {}
"""Phrases that stand before a number, last word last, and what they do to it."""
for _phrases, _effect in (
    ("اكثر من|اكثر عن|ازيد من|ما يزيد علي|ما يزيد عن|يزيد علي|يزيد عن|تزيد علي|تزيد عن|يزيدون علي|يزيدون عن|ما يفوق"
     "|يفوق|تفوق|يتجاوز|تتجاوز|تجاوز|تجاوزت|ما يتجاوز|زاد علي|زاد عن|يربو علي|ما يربو علي|اكثر مما", "more_than"),
    ("ما لا يقل عن|ما لايقل عن|لا يقل عن|لا تقل عن|لايقل عن|لا يقلون عن|ليس اقل من|بما لا يقل عن"
     "|كحد ادني|لا اقل من", "at_least"),
    ("نحو|حوالي|زهاء|قرابه|ما يقارب|ما يقرب من|ما يناهز|يناهز|تناهز|يقارب|تقارب|يقرب من|بحدود|في حدود"
     "|حدود|نحوا من|ما يقدر ب", "approx"),
    ("اقل من|ما يقل عن|يقل عن|تقل عن", "less_than"),
    ("لا يتجاوز|لا تتجاوز|لم يتجاوز|لا يزيد علي|لا يزيد عن|لا تزيد علي|لا تزيد عن|ما لا يزيد عن|ما لا يزيد علي"
     "|لا يتعدي|لا تتعدي|حد اقصي|اقصاه|ما يصل الي|ما قد يصل الي|بما يصل الي", "at_most"),
):  # fmt: skip
    for _phrase in _phrases.split("|"):
        BEFORE[tuple(_phrase.split())] = _effect
BEFORE_LAST = frozenset(p[-1] for p in BEFORE)
BEFORE_LONGEST = max(len(p) for p in BEFORE)

AFTER: dict[tuple[str, ...], str] = {
    ("علي", "الاقل"): "at_least",
    ("علي", "اقل", "تقدير"): "at_least",
    ("كحد", "ادني"): "at_least",
    ("بالحد", "الادني"): "at_least",
    ("او", "اكثر"): "at_least",
    ("فاكثر",): "at_least",
    ("فما", "فوق"): "at_least",
    ("ونيف",): "more_than",
    ("ونيفا",): "more_than",
    ("تقريبا",): "approx",
    ("علي", "الاكثر"): "at_most",
    ("كحد", "اقصي"): "at_most",
}
"""Phrases that stand after a number or its noun («33 فلسطينيا على الأقل»)."""

CHANGES = frozenset(
    "ارتفع ارتفعت يرتفع ارتفاع لترتفع ليرتفع زاد زادت زياده انخفض انخفضت انخفاض تراجع تراجعت خفض رفع رفعت تقليص"
    " قلص خفضت تغير وارتفع وارتفعت بارتفاع وارتفاع".split()
)
"""Before «من 10 إلى 15» these make it a change, and no range."""

COUNTED = frozenset({"عدد", "عددا", "العديد", "عديد", "الكثير", "كثير", "كثيرا", "اعداد", "اعدادا", "الكثيرين"})
"""Before من these are «three or more»: «عدد من», «عدد كبير من»."""

BETWEEN = frozenset({"بين", "وبين", "فبين", "مابين", "ومابين"})

MUCH = frozenset("كبير كبيره كبيرا هائل هائله هائلا ضخم ضخمه اخر محدود محدودا قليل قليله غير لا متزايد".split())
"""What may stand between «عدد» and «من»."""
