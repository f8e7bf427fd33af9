"""The words of time in Arabic news: days, parts of days, months of four calendars, units, and what stands beside them.

Tables only, in ordinary spelling; :data:`LEXICON` holds them folded, with the clitics that news writes onto them.
"""

from collections.abc import Iterable
from typing import NamedTuple

from rasid.arabic.normalize import fold


class Word(NamedTuple):
    """What a word of time is: ``kind``, a number whose meaning depends on it, and how sure the word alone is.

    A word of ``weak`` 1 is something else too («مارس» practised) and needs «في» or its like; one of 2 is something
    else as often («صفر» zero, «ماي» a surname) and needs a day, a year or «شهر».
    """

    kind: str
    value: int = 0
    weak: int = 0


WEEKDAYS = {
    0: "الاثنين الإثنين الاتنين", 1: "الثلاثاء الثلثاء الثلاثا التلاتا", 2: "الأربعاء الاربعا الإربعاء",
    3: "الخميس", 4: "الجمعة", 5: "السبت", 6: "الأحد",
}  # fmt: skip
"""Monday is 0, as in :meth:`datetime.date.weekday`. «الثلثاء» is the Lebanese press's spelling."""

MONTHS = {
    1: "يناير جانفي كانون_الثاني كانون_ثاني كانون_ثان", 2: "فبراير فيفري شباط", 3: "آذار !مارس",
    4: "أبريل إبريل أفريل نيسان", 5: "مايو أيار ?ماي", 6: "يونيو يونية يونيه ?جوان حزيران",
    7: "يوليو يوليوز جويلية تموز يولية", 8: "أغسطس اغسطوس ?أوت ?غشت !آب", 9: "سبتمبر شتنبر أيلول",
    10: "أكتوبر تشرين_الأول تشرين_أول", 11: "نوفمبر نونبر تشرين_الثاني تشرين_ثاني تشرين_ثان",
    12: "ديسمبر دجنبر كانون_الأول كانون_أول",
}  # fmt: skip
"""Egyptian and Gulf, Maghrebi (Tunisian, Algerian, Moroccan) and Levantine names; ! and ? mark the weak ones.

«مارس» is also «practised», «ماي» a surname, «أوت» and «جوان» foreign names.
"""

HIJRI = {
    1: "?محرم", 2: "?صفر", 3: "ربيع_الأول", 4: "ربيع_الآخر ربيع_الثاني", 5: "جمادى_الأولى جمادى_الاول",
    6: "جمادى_الآخرة جمادى_الثانية جمادى_الآخر", 7: "?رجب", 8: "?شعبان", 9: "!رمضان", 10: "?شوال",
    11: "ذو_القعدة ذي_القعدة", 12: "ذو_الحجة ذي_الحجة",
}  # fmt: skip

_RELATIVE = {
    0: "اليوم النهارده النهاردة", -1: "أمس الأمس البارحة امبارح مبارح", 1: "غدا غد الغد بكرا",
}  # fmt: skip
_PARTS = "فجر صباح صبيحة ضحى ظهر ظهيرة عصر مغرب عشاء نهار مساء أمسية عشية ليل ليلة سحر غداة"
_TIMES = (
    "الفجر الصباح الصبح الضحى الظهر الضهر العصر النهار المسا المساء الليل بالليل فجراً صباحاً ظهراً عصراً نهاراً مساءً ليلاً"
)
_UNITS = {  # singular, dual, plural
    "hour": ("ساعة", "ساعتين ساعتان", "ساعات"),
    "day": ("يوم يوما", "يومين يومان يومي", "أيام أياما"),
    "week": ("أسبوع أسبوعا", "أسبوعين أسبوعان", "أسابيع"),
    "month": ("شهر شهرا", "شهرين شهران شهري", "أشهر شهور أشهرا"),
    "year": ("عام سنة عاما", "عامين سنتين عامان عامي سنتي", "أعوام سنوات سنين"),
    "minute": ("دقيقة", "دقيقتين", "دقائق"),
    "decade": ("عقد", "عقدين", "عقود"),
}
UNITS = tuple(_UNITS)
"""Units of time; a ``unit`` word's value is ``3 * index + number`` with number 0 singular, 1 dual, 2 plural.

A ``the`` word is a unit with the article («الأسبوع»).
"""

_OTHER = {
    "since": "منذ مذ",
    "ago": "قبل",
    "after": "بعد",
    "during": "خلال غضون مدى مدار طوال طيلة",
    "until": "حتى لغاية إلى",
    "from": "من",
    "between": "بين",
    "this": "هذا هذه",
    "that": "ذلك ذاك تلك",
    "tonight": "الليلة",
    "start": "مطلع بداية مستهل أوائل بدء غرة",
    "middle": "منتصف أواسط",
    "end": "نهاية أواخر ختام",
    "last": "الماضي الماضية المنصرم المنصرمة الفائت الفائتة المنقضي المنقضية الماضيين الماضيتين المنصرمين الأخيرين "
    "الأخيرة الأخير الفارط الفارطة السابق السابقة",
    "next": "المقبل المقبلة القادم القادمة التالي التالية الآتي الآتية المقبلين القادمين",
    "now": "الجاري الجارية الحالي الحالية",
    "same": "نفسه نفسها ذاته ذاتها عينه",
    "moment": "الآن",
    "later": "لاحقا",
    "lead": "وقت",
}
FEW = frozenset(fold("القليلة القلائل قليلة قليل عدة بضعة بضع معدودة المعدودة").split())
"""Words that leave a number of days open: «قبل أيام قليلة»، «الأيام القليلة الماضية»."""
ABOUT = frozenset(fold("نحو حوالي قرابة زهاء أكثر أقل من").split())
"""Words that make a length of time inexact: «قبل نحو شهر»."""
TONES = frozenset(
    fold("متأخرة متأخر مبكرة مبكر باكر باكرة الأولى أولى لاحق سابق متأخرا متقدمة المتأخرة المبكرة المتأخر").split()
)
"""How early or late in the day: «ساعة متأخرة من ليل الأحد»."""
BEGINNINGS = frozenset(
    fold(
        "بدء بداية اندلاع اندلاعه اندلاعها انطلاق انطلاقة انطلاقها بدأت بدأ بدئه بدئها اندلعت اندلع تصاعد استئناف تجدد"
    ).split()
)
"""What «منذ» counts from when it names no day of its own: «منذ اندلاع القتال»."""
NAMERS = frozenset(
    fold("قوى قوة حركة تحالف فريق جماعة ثورة انتفاضة كتيبة كتائب لواء جسر شارع ساحة ميدان حي مدينة جامعة مستشفى صحيفة "
    "قناة معسكر قاعدة حزب سد مطار محور ائتلاف تكتل نفق دوار مدرسة حديقة محكمة سجن فرقة جريدة مجلة شبكة موقع "
    "وكالة مجموعة منظمة مسجد جامع سوق بلدة قرية منطقة ناحية محطة حراك تيار منصة مركز مخيم محلة برج بطولة "
    "فريقي قوتي بن بنت ابن أبو أم").split()
)  # fmt: skip
"""Before a day or month these make it a name: «قوى 14 آذار»، «حي مايو»، «سوق الجمعة»، «ثورة 25 يناير»."""
ATTACKS = frozenset(fold("هجمات أحداث اعتداءات تفجيرات هجوم").split())
"""Before «11 سبتمبر» without a year: the attacks of 2001."""
OUTLETS = frozenset(
    fold("روسيا المصري العربي فلسطين سوريا العراق ليبيا لبنان الأردن تركيا رأي الخليج السودان اليمن دمشق عدن "
    "إسرائيل إيران الجزائر تونس المغرب قطر").split()
)  # fmt: skip
"""Before «اليوم» these make an outlet's name, where a word of the press or a quotation mark says so."""
PRESS = frozenset(
    fold("قناة صحيفة موقع وكالة شبكة جريدة مراسل لقناة لصحيفة لموقع لوكالة لشبكة وقناة وصحيفة وموقع").split()
)
DUE = frozenset(
    f"{article}{stem}{end}"
    for article in ("", "ال")
    for stem in ("مقرر", "مزمع", "مرتقب", "متوقع", "منتظر", "مرجح")
    for end in ("", "ه", "ا")
)
"""Before a day or month without a year these say that it is to come: «الانتخابات المقررة في أكتوبر»."""
SAME = frozenset(fold("نفس ذات بنفس").split())
"""Before «اليوم» these make it the day told of before."""
NO_TODAY = frozenset(
    fold("العالمي العالمية الوطني الدولي الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الأخير "
    "الموالي الموعود الواحد المذكور الذي").split()
)  # fmt: skip
"""After «اليوم» these make it «the day»: «اليوم العالمي للمرأة»، «اليوم الثاني»."""

_SHORT = ("", "و", "ف", "ب", "وب", "ل", "ول", "فب")


def _with_clitics(word: str, weak: int) -> Iterable[str]:
    """The written forms of a folded word under the prefixes of news prose; «باب» is a door and not «in August»."""
    for prefix in _SHORT[:2] if weak else _SHORT:
        if prefix.endswith("ل") and word.startswith("ال"):
            yield prefix + "ل" + word[2:]  # لليوم، للسبت
        else:
            yield prefix + word


def _names(line: str) -> Iterable[tuple[str, int]]:
    for name in line.split():
        yield fold(name.lstrip("!?").replace("_", " ")), " !?".find(name[0]) if name[0] in "!?" else 0


def _lexicon() -> tuple[dict[str, Word], dict[str, dict[str, Word]]]:
    single: dict[str, Word] = {}
    double: dict[str, dict[str, Word]] = {}

    def put(name: str, word: Word) -> None:
        first, _, second = name.partition(" ")
        for written in _with_clitics(first, word.weak):
            if second:
                double.setdefault(written, {})[second] = word
            else:
                single.setdefault(written, word)

    for kind, table in (("weekday", WEEKDAYS), ("month", MONTHS), ("hijri", HIJRI), ("day", _RELATIVE)):
        for value, line in table.items():
            for name, weak in _names(line):
                put(name, Word(kind, value, weak))
    for u, numbers in enumerate(_UNITS.values()):
        for number, line in enumerate(numbers):
            for name, _ in _names(line):
                put(name, Word("unit", 3 * u + number))
                put("ال" + name, Word("the", 3 * u + number))
    for kind, line in (("part", _PARTS), ("time", _TIMES), *_OTHER.items()):
        for name, _ in _names(line):
            put(name, Word(kind))
    return single, double


LEXICON, TWO_WORDS = _lexicon()
"""Folded word → what it is; and, for month names of two words («تشرين الأول»), first word → second word → month."""
