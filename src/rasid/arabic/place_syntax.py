"""What Arabic writes before, onto and between the names of places; nothing here knows any place."""

PREFIXES = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب", "فل")
"""What may be written onto a name of a place or its class noun. ك is left out: it makes «كتلة» of «تلة»."""

BEFORE_PLACES = frozenset(
    "في من الي علي قرب عند نحو باتجاه بين عبر داخل خارج تجاه حول وفي ومن والي وعلي وقرب وبين وداخل ونحو صوب قباله امام "
    "حتي ضمن بمحاذاه بالقرب قباله وصولا غادر غادرت دخل دخلت دخلوا وصل وصلت باتجاه مقابل لاتجاه".split()
)
"""Words after which an unmarked noun is likely a place."""

NO_NAME = frozenset("التي الذي الذين اللذين اللتين حيث كان كانت هذا هذه ذلك تلك هؤلاء علي ال وكان لا ما قد".split())
"""Words that never begin a name."""

DASHES = frozenset("-–ـ_—‑")
"""Between the two ends of a road."""

COMMAS = frozenset("،,")
ALEF = "ا"
"""What an indefinite accusative ends in once vowels are gone, and the dual too: «حاجزاً», «حاجزا الري والبكار»."""
AND = "و"
IN = "ب"
FOR = "ل"
ARTICLE = "ال"
ROAD = "طريق"
ROADS = "الطريق"
LINKING = frozenset("الواصل الواصله الرابط الرابطه الفاصل المودي الموديه المار الممتد الذي يربط يصل".split())
"""Between «الطريق» and the places it joins."""
BETWEEN = frozenset({"بين"})
TOWARDS = frozenset({"الي"})
WITH_OTHER = frozenset({"مع"})
A_ROAD = frozenset({"طريق", "طريقا"})
LEADING = frozenset("يربط يصل يؤدي يودي تربط تؤدي تودي مؤدي مودي مؤديا موديا واصل رابط".split())
"""«طريقاً يربط بين …», «طريق يؤدي إلى …»."""
BORDERS = frozenset({"الحدود"})
BORDER_LIKE = frozenset("الشريط السياج المنطقه الجدار الخط".split())
BORDER_ADJECTIVES = frozenset("الحدودي الحدوديه الفاصل الفاصله المشتركه البريه".split())
"""«الشريط الحدودي», «السياج الفاصل»: what makes a border of what is none by itself."""
LINES = frozenset({ROADS, *A_ROAD, *BORDERS, *BORDER_LIKE})
"""What may begin a road or border told by what it joins."""


_WRITTEN_ON = {first: [p for p in PREFIXES if p.startswith(first)] for first in "".join(PREFIXES)}


def readings(word: str) -> list[tuple[str, str]]:
    """A folded word as (prefix, rest), the unstripped reading first; «للقرية» reads as ل + «القرية».

    >>> readings("للحي")
    [('', 'للحي'), ('ل', 'الحي'), ('ل', 'لحي')]
    """
    out = [("", word)]
    for p in _WRITTEN_ON.get(word[:1], ()):
        if word.startswith(p) and len(word) > len(p) + 1:
            rest = word[len(p) :]
            if p.endswith("ل") and rest.startswith("ل") and len(rest) > 2:
                out.append((p, ARTICLE + rest[1:]))
            out.append((p, rest))
    return out


def bare_word(word: str) -> str:
    """A folded word without its article."""
    return word[2:] if word.startswith(ARTICLE) and len(word) > 3 else word


def is_definite(word: str) -> bool:
    """Whether a folded word carries the article."""
    return word.startswith(ARTICLE) and len(word) > 3


def unjoined(word: str) -> str:
    """A folded word without a conjunction or one-letter preposition that may stand before it."""
    return word[1:] if word[:1] in "وفبل" and len(word) > 3 else word


def untied(word: str) -> bool:
    """Whether a raw word ends in ه, which hasty writers put for ة, but a pronoun is too («حواره»)."""
    return word.rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652").endswith("ه")


NEARBY = frozenset(
    "قرب قربه بقرب بالقرب القريب القريبه مقربه بجوار جوار المجاور المجاوره بمحاذاه المحاذي المحاذيه".split()
)
"""What follows lies near it, not in it: «قرب مدينة درعا», «بالقرب من بلدة طفس»."""

FACING = frozenset({"امام", "قباله"})
"""«اعتصموا أمام وزارة التربية»: what one stands before is a place, whatever body it is."""

HEARD = frozenset(
    "التماس التماسا دعوي شكوي طعن طعنا استجواب استجوابا لاستجواب شهاده شهادته شهادتها يمثل تمثل مثل مثلت المثول مثوله "
    "محاكمه محاكمته كلمه كلمته كلمتها خطاب خطابه خطابها جلسه افاده افادته قال قالت تحدث تحدثت اقسم القسم اليمين "
    "مداخله مرافعه تقرير ادلي ادلت".split()
)
"""What is said or brought before a court or a parliament: «أمام» is no place there."""

CLITICS_OF_PLACE = frozenset("بل")
"""«بقضاء», «لمحافظة»: written onto the noun of the area that holds a place."""

ON_FRONTS = frozenset({"علي", "في", "عند", "قرب"})
