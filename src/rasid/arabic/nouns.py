"""Written forms of Arabic nouns and adjectives of people, and the readings of a word behind its clitics.

A book names a noun by its singular («مسلح») and a pattern; the forms that news writes follow from it.
"""

from typing import NamedTuple

from rasid.arabic.memo import Memo
from rasid.arabic.normalize import fold, fold_words

PRONOUNS = ("ه", "ها", "هم", "هن", "هما", "نا")
"""Pronouns written onto a construct noun: «قواته»، «سكانها»."""


class Form(NamedTuple):
    """One written form: ``definite`` by ال, ``number`` s, d or p, ``construct`` if it needs a complement."""

    word: str
    definite: bool
    number: str
    construct: bool = False
    pronoun: str = ""


def readings(word: str) -> list[tuple[str, str]]:
    """(clitics, rest) of a folded word, the unstripped word first: «وللجيش» → …, ("ولل", "الجيش").

    >>> readings("للجيش")
    [('', 'للجيش'), ('ل', 'لجيش'), ('لل', 'الجيش')]
    """
    if len(word) < 4 or word[0] not in "وفبلك":
        return [("", word)]
    if word[0] in "وف":
        return [("", word), (word[0], word[1:]), *_particles(word[0], word[1:])]
    return [("", word), *_particles("", word)]


def _particles(conjunction: str, rest: str) -> list[tuple[str, str]]:
    if len(rest) < 4 or (rest[0] not in "بل" and not rest.startswith("كال")):
        return []
    one = (conjunction + rest[0], rest[1:])
    return [one, (conjunction + "لل", "ال" + rest[2:])] if rest.startswith("لل") else [one]


def _with_article(forms: list[Form]) -> list[Form]:
    return forms + [Form("ال" + f.word, True, f.number, False, f.pronoun) for f in forms if not f.construct]


def _with_pronouns(stem: str, number: str) -> list[Form]:
    return [Form(stem + p, True, number, False, p) for p in PRONOUNS]


def sound(word: str) -> list[Form]:
    """A participle or noun of the sound plural: «مسلح»: مسلحون، مسلحين، مسلحو، مسلحي، مسلحة، مسلحات …."""
    w = fold(word)
    free = [Form(w, False, "s"), Form(w + "ا", False, "s"), Form(w + "ه", False, "s")]
    free += [Form(w + "ان", False, "d"), Form(w + "تان", False, "d"), Form(w + "تين", False, "d")]
    free += [Form(w + "ون", False, "p"), Form(w + "ين", False, "p"), Form(w + "ات", False, "p")]
    bound = [Form(w + "و", False, "p", True), Form(w + "ي", False, "p", True)]
    owned = _with_pronouns(w + "و", "p") + _with_pronouns(w + "ي", "p")
    return _with_article(free) + bound + owned


def male(word: str) -> list[Form]:
    """As :func:`sound` without the feminine, which of these words is an adjective of things: «منطقة عسكرية»."""
    return [f for f in sound(word) if not f.word.endswith(("ه", "ات", "تان", "تين")) or f.pronoun]


def nisba(word: str) -> list[Form]:
    """An adjective in ي: «روسي»: روسية، روسيين، روسيون، روسيات …."""
    return [f for f in sound(word) if not f.pronoun and not f.construct]


def broken(word: str, number: str = "p") -> list[Form]:
    """A form as it stands («جنود»), its accusative, ال, and the pronouns it may carry."""
    w = fold_words(word)
    free = [Form(w, False, number)]
    stem = w
    if w.endswith("ه"):
        stem = w[:-1] + "ت"
    elif not w.endswith(("ا", "ي")):
        free.append(Form(w + "ا", False, number))
    if w.endswith("اء"):
        return _with_article(free) + [f for p in PRONOUNS for f in _hamza(w[:-1], p, number)]
    return _with_article(free) + _with_pronouns(stem, number)


def _hamza(stem: str, pronoun: str, number: str) -> list[Form]:
    return [Form(stem + seat + pronoun, True, number, False, pronoun) for seat in "ءؤئ"]


PATTERNS = {"sound": sound, "male": male, "nisba": nisba, "broken": broken}
"""By the name a book uses."""


def bare(word: str) -> str:
    """A folded word without ال."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def gist(word: str) -> str:
    """What the spellings and numbers of one noun share: «ميليشيات», «مليشيا»; «حركة», «الحركة»."""
    return bare(word).replace("ي", "")[:4]


def definite(word: str) -> bool:
    """Whether a folded word carries ال."""
    return word.startswith("ال") and len(word) > 3


def adjectival(word: str) -> bool:
    """Whether a folded word looks like a relative adjective: «العسكرية»، «الوطني»، «المحليين»."""
    return word.endswith(("ي", "يه", "يين", "يون", "يات")) and len(word) > 3


def oblique(phrase: str) -> str:
    """A folded phrase with its sound plurals in the oblique case: «المتمردون» → «المتمردين»."""
    return " ".join(w[:-2] + "ين" if w.endswith("ون") and len(w) > 5 else w for w in phrase.split(" "))


def feminine_verb(word: str) -> bool:
    """Whether a folded word has the shape of a verb of a feminine subject: «أفشلت»."""
    return word.endswith("ت") and len(word) > 3 and not definite(word)


def stems(word: str) -> tuple[str, ...]:
    """A verb without the و before it or the object written onto it: «وقعته» → وقعته, قعته, وقعت."""
    out = [word]
    if word.startswith("و"):
        out.append(word[1:])
    if word.endswith(("ه", "ها")):
        out.append(word[: -2 if word.endswith("ها") else -1])
    return tuple(out)


def accusative(word: str) -> bool:
    """Whether a folded word may be an indefinite accusative: «ضابطاً», «خمسة عشر عنصراً»."""
    return word.endswith("ا")


def country_form(word: str) -> bool:
    """Whether an adjective is also written like a country: «روسياً», «تركياً»."""
    return word.endswith("يا")


def joined(word: str) -> str:
    """What و is written onto, if that carries ال: «والمغتربين» → المغتربين; else ""."""
    return word[1:] if word.startswith("وال") and len(word) > 6 else ""


def verbal(word: str) -> bool:
    """Whether a folded word has the shape of an imperfect verb."""
    return word[0] in "يت" and len(word) > 2


def plural_verb(word: str) -> bool:
    """Whether a folded word has the shape of a verb in the plural: «أصيبوا»."""
    return word.endswith("وا") and len(word) > 4


def owned(word: str) -> bool:
    """Whether a word looks like a preposition with its noun and pronoun: «بقدمه», «باعتبارها»."""
    return word[0] in "بل" and word.endswith(("ه", "ها", "هم")) and len(word) > 4


BEFORE_RELATION = ("ي", "يه")
"""Ends of singulars that are adjectives more often than nouns: «عسكري», «صحفي»."""
NO_SURNAME = ("ه", "ات")
"""Ends of words with ال that are things and no surnames: «اللهجة»."""
CLITICS = "ولبف"
"""One letter written before a name."""
AND, TO, AT = "و", "ل", "ب"
ALI = "علي"
"""A name, and, folded, the preposition «على»."""
PAUSES = frozenset(["،", ",", "(", "-"])
"""What may stand between an office and its holder's name."""
IN_THE_NAME = "باسم"
LINKS = frozenset(["من", "الي"])
"""«مدعوم من …»، «نسبت إلى …»: after such a word these are no words of place."""
OF = frozenset(["من"])
"""«ضباط من النظام»."""
WITHOUT = frozenset(["دون", "بدون", "بلا"])
"""«طائرات من دون طيار» names nobody."""
IN = frozenset(["في"])
"""«المجلس المحلي في طفس»."""
BINDING = ("موال", "تابع", "مدعوم", "متحالف", "منتم", "مرتبط", "حليف")
"""Stems of the modifiers that name whose somebody is: «الموالية للنظام»."""
BINDS = Memo(lambda word: any(stem in word for stem in BINDING))
"""Whether a word (folded) is such a modifier."""
OWNED = "تابع"
AFTER_MODIFIER = frozenset(["من", "مع", "ب", "بقياده", "بزعامه", "بزي"])
"""«مسلحون مدعومون من …»، «حركات متحالفة مع …»."""
FUNCTION = frozenset(
    fold_words(
        "من في على إلى عن مع بين حتى منذ خلال بعد قبل عند لدى ضد نحو حول دون غير سوى كل بعض أي إن أن كان كانت يكون"
        " تكون قد لقد لم لن لا ما ليس ليست هذا هذه ذلك تلك هؤلاء هو هي هم هن الذي التي الذين اللذين اللتين اللذان"
        " حيث إذ إذا كما فيما بينما لكن بل أو أم ثم حين عندما لأن فقط أيضا بينهم بينها منهم منها فيه فيها به بها له"
        " لها لهم عليه عليها إليه إليها وهو وهي وهم وكان وقد ولم ولا وما مما ممن أمس اليوم غدا الآن أثناء عقب إثر"
        " جراء بسبب بحسب حسب وفق وفقا رغم عبر ضمن داخل خارج شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط قرب أمام"
        " وراء خلف تحت بقيادة برئاسة بزعامة بإدارة بدعم فوق أكثر أقل نحو حوالي لو هنا هناك ومن وفي وعلى وإلى وعن ومع"
        " وبين وأن وإن لدي لكنه لكنها أنه أنها إنه إنها لأنه لأنها وأنه وأنها بأنه بأنها أنهم إنهم تجاه سابقا السابق"
        " لاحقا متأثرا متأثرة صباحا مساء مؤخرا حاليا مباشرة فورا أيضا معا جميعا وحده برفقة إضافة نتيجة"
    ).split(" ")
)
"""Words that begin no name and end one."""

HURT_BY = frozenset(
    "جروح جراح رصاص رصاصه قذيفه قذائف شظايا شظيه انفجار طلق طلقات نيران لغم غاره عيار اعيره حروق".split()
)
"""What one is hurt by, behind «ب»."""

SON_OF = "بن"
LAND_FORMS = frozenset("نهر وادي عين تل جبل خور بئر كفر دير".split())
"""What lies in the land and may bear a man's name: «نهر بن عمر»."""

BY_IT = frozenset({"به", "بها", "بهم"})
