"""Function words of reported speech: what opens a content, what ends a noun phrase, what begins a clause.

All spelt as :func:`rasid.arabic.normalize.fold` leaves them.
"""

from functools import lru_cache


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


COMMA, AND, JOINTS, BY, TO, THE, TO_THE, BY_THE = "،", "و", "وف", "ب", "ل", "ال", "لل", "بال"
TO_BY, TO_AND, TOWARD = "لب", "لو", ("في", "من", "ل")
IN, FROM, ABOUT, VIA, NAME_OF = "في", "من", "عن", "عبر", "باسم"
NAMED_BY_TONGUE = ("باسم", "بلسان")
NO_NAME = ("لدي", "لكن", "لان")
PRONOUN_TAILS = "ها"
HIM: frozenset[str] = _set("فيه فيها عنه عنها عنهم له لها به")
"""A preposition with its pronoun between a verb and what was said."""

WHEN: frozenset[str] = _set("حين حيث")
SOURCE_NOUN = "مصدر"
REPORTERS: frozenset[str] = _set("مراسل مراسلو مراسلون مراسلي")
SMALL: frozenset[str] = _set("في من ل ال و باسم")
"""Words that tell no source from another."""

SINGULAR: dict[str, str] = {
    "مصادر": "مصدر", "مصدران": "مصدر", "ناشطون": "ناشط", "ناشطين": "ناشط", "نشطاء": "ناشط", "متحدث": "ناطق",
    "متحدثه": "ناطق", "ناطقه": "ناطق", "شهود": "شاهد", "مسؤولون": "مسؤول", "مسؤولين": "مسؤول",
}  # fmt: skip
"""Heads under which a source is pointed back at: «مصادر طبية … المصدر»."""

_PRONOUNS = ("", "ه", "ها", "هم", "هن", "هما", "نا", "ني", "ك", "كم", "ي")

THAT: frozenset[str] = frozenset(
    head + tail + pronoun for head in ("", "ب", "ل", "و", "وب") for tail in ("ان",) for pronoun in _PRONOUNS
) - _set("اني باني لان لانه لانها لانهم لاننا لانك لاني") | _set("انني اننا انما باننا")
"""«إن»، «أن»، «بأن» with every pronoun: the word that opens what was said."""

THAT_PRONOUN: frozenset[str] = THAT - {"ان", "بان", "وان", "لان", "وبان", "انما"}
"""«إنهم طالبوا»: the speaker himself is the subject of what follows."""

NO_THAT: frozenset[str] = _set(
    "بعد قبل دون غير الا منذ حتي مع رغم بما لولا بيد سوي يمكن يجب ينبغي يستطيع يريد اجل شرط شريطه لاجل مجرد يفترض "
    "المفترض المقرر المتوقع المرجح منها وقبل وبعد ومنذ"
)
"""After these «أن» opens no content: «بعد أن»، «دون أن»، «يمكن أن»."""

LEADS: frozenset[str] = _set("الي علي عن من")
"""Prepositions that may stand before «أن»: «أشار إلى أن»، «شدد على أن»."""

TIME: frozenset[str] = _set(
    "السبت الاحد الاثنين الثلاثاء الثلثاء الاربعاء الخميس الجمعه اليوم امس الامس غدا مساء صباح ظهر فجر ليل ليله "
    "مساءا صباحا ليلا ظهرا فجرا يوم الان لاحقا سابقا الماضي الماضيه الجاري المنصرم البارحه عصر الليله لتوه ايضا "
    "كذلك بدوره بدورها بدورهم قد اول مجددا مرارا حينها حينئذ انذاك عقب وقتها صباحيا نفسه ذاته"
)
"""Words of time and adverbs that stand between a verb and its subject: «قال، أمس الخميس، المصدر»."""

SELF: frozenset[str] = _set("نفسه نفسها ذاته ذاتها عينه عينها انفسهم المذكور المذكوره ايضا كذلك")
"""What follows a source pointed back at: «المصدر نفسه»."""

STOPS: frozenset[str] = (
    THAT
    | TIME
    | _set(
        "عن الي علي مع منذ بعد قبل حول بشان ضمن خلال عبر عند عندما حين فيما بينما لكن غير بيد الا كما حيث اذ لدي بين "
        "قوله قولها قولهم قولهن الذي التي الذين اللذين اللتين اللواتي هو هي هم وهو وهي وهم فيه فيها فيهم عنه عنها له "
        "لها لهم به بها بهم ما مما ممن ماذا كل لم لا لن ليس قائلا قائله كان كانت وكان وكانت دون وسط اثر جراء اثناء ضد "
        "رغم لكي كي ثم او ام بل حتي تحت فوق امام وراء لان لانه لانها هذا هذه ذلك تلك وذلك بذلك لذلك ان "
        "مقتل اصابه وقوع سقوط قصف اعتقال استهداف تعرض وجود سيطره سيطرته سيطرتها حدوث تنفيذ اختطاف اغتيال"
    )
)
"""Words that no source's noun phrase goes past."""

AFTER_IN: frozenset[str] = _set(
    "بيان بيانه بيانها بيانهم تصريح تصريحات حديث مقابله مؤتمر موتمر وقت اتصال تقرير تقريره تقريرها تغريده تغريدات "
    "كلمه منشور رساله حوار لقاء ختام ساعه هذا هذه سياق عددها خطاب مقال مقطع تسجيل تدوينه برنامج ندوه صفحته صفحتها "
    "حسابه حسابها اشاره معرض ظل الوقت السياق المقابل غضون شهر عام سنه اول اخر احدث اعقاب اثناء جلسه اجتماع ردها "
    "رده تعليق تعليقه تعليقها حين شريط فيديو مقدمه نشرتها نشره موقعها عده سلسله موقعه عددها ذات مداخله ايجاز "
    "احاطه تصريحاته تصريحاتها رسالته رسالتها خطابه كلمته كلمتها تغريدته يوم مطلع نهايه بدايه وثيقه مذكره برقيه "
    "صوره صور"
)
"""«في بيان»، «في تصريح»: an aside about the saying, no part of the source's name."""

ASIDES: frozenset[str] = TIME | _set(
    "في خلال عبر علي عقب من ومقره ومقرها مقره مقرها الذي التي الذين وهو وهي والذي والتي وفي ردا تعليقا بعد اثر "
    "حسب طالبا مفضلا رافضا فضل فضلت طلب رفض اشترط مشترطا لدي بحضور الي اثناء المقرب المقربه المعروف المعروفه "
    "المعارض المعارضه الموالي المواليه التابع التابعه المدعوم المدعومه ومقرهما احد احدي وعضو"
)
"""What an aside between commas may begin with: «، في بيان،»، «، ومقره لندن،»."""

BREAKS: frozenset[str] = _set(
    "فيما بينما لكن ولكن لكنه لكنها لكنهم غير بيد الا كما وكما بالمقابل اما واما لكنهما ثم وفيما وبينما"
)
"""Words that begin a new clause of the sentence."""

BREAK_PAIRS: frozenset[tuple[str, str]] = frozenset(
    [("في", "حين"), ("في", "المقابل"), ("وفي", "المقابل"), ("من", "جهته"), ("من", "جهتها"), ("من", "جانبه"),
     ("من", "جانبها"), ("من", "جهه"), ("في", "الوقت")]
)  # fmt: skip
"""«في حين»، «من جهته»: the same in two words."""

LIMITS: frozenset[str] = _set("اثر بعد قبل عقب وذلك بعدما قبيل غداه وسط فيما بينما ولم")
"""After a comma these take a bare announced noun no further: «أعلن سيطرته على القرية، إثر معارك»."""

RESETS: frozenset[str] = _set("جهته جهتها جانبه جانبها ناحيته ناحيتها المقابل جهتهم جانبهم")

NOT: frozenset[str] = _set("لم لا لن ولم ولا ولن فلم ما وما عدم دون")
"""Negations before a verb: «لم يذكر البيان» says nothing."""

RELATIVES: frozenset[str] = _set("الذي التي الذين والذي والتي اللذين اللتين")

WERE: frozenset[str] = _set("كان كانت وكان وكانت فكان كانوا وكانا وكانوا")

TOLD: frozenset[str] = _set("قوله قولها قولهم قولهن القول تاكيده تاكيدها تاكيدهم نفيه نفيها")
"""«نقلت عن المصدر قوله»: the verbal noun between the source and its words."""

PUBLISHED: frozenset[str] = _set(
    "نشرته نشره اصدرته اصدره اصدرتها بثته بثه نشرتها نشرها بثتها صدر اصدرت اصدر وزعته تلقت تلاه اذاعه اذاعته "
    "اصدروه نشروه وصدر ورد"
)
"""«بيان نشرته القيادة»: the verb between a statement and who made it."""

ISSUED: frozenset[str] = _set("صادر صادره الصادر الصادره صدر صدرت منسوب منسوبه وارده الوارده واردتها")

SPOKEN: frozenset[str] = _set("باسم بلسان الرسمي العسكري الاعلامي الرسميه العسكريه")
"""What stands between a spokesman and whom he speaks for."""


@lru_cache(maxsize=1 << 16)
def bare(word: str) -> str:
    """A folded noun without article, and without the ل that may stand before it.

    >>> bare("للمرصد"), bare("المرصد"), bare("وزاره")
    ('مرصد', 'مرصد', 'وزاره')
    """
    if word.startswith("ال") and len(word) > 4:
        return word[2:]
    if word.startswith("لل") and len(word) > 4:
        return word[2:]
    if word.startswith(("وال", "بال")) and len(word) > 5:
        return word[3:]
    return word


@lru_cache(maxsize=1 << 16)
def definite(word: str) -> bool:
    """Whether a folded word carries the article: «المرصد»، «للمرصد»، «والمصدر»."""
    return len(word) > 3 and word.startswith(("ال", "لل", "وال", "بال"))


def owned(word: str) -> bool:
    """Whether the word ends in a pronoun that points back: «سيطرتها»، «مقاتليه»."""
    return len(word) > 4 and word.endswith(("ته", "تهم", "ها", "هم", "هما"))


PLURAL = "وا"
"""A perfect that ends so has its subject within it: «طالبوا النظام»."""

RELAYED = "عن"
"""«نقلته وكالة عن مصادر»: before the source of a source."""


WITHIN: frozenset[str] = _set("فيها فيه خلالها خلاله بعدها حيث")
"""After a verb of saying: its clause describes the noun before it («جلسة قال فيها الأعضاء إنهم»)."""

TAIL_BREAKS: frozenset[str] = _set("فيما بينما وفيما وبينما")
"""A source after its words reaches back no further than these."""

TAIL_PAIRS: frozenset[tuple[str, str]] = frozenset([("في", "حين"), ("وفي", "حين")])

CHARGED: frozenset[str] = _set("المعنيه المعني الخاص الخاصه المكلف المكلفه المعنيين")
"""Adjectives that take a word in ب: «الهيئة المعنية بحقوق الإنسان»."""

LATEST: frozenset[str] = _set("اخر احدث اول")
"""«وفق آخر حصيلة لـ»: before the noun that carries a source."""

LAST_NAMED: frozenset[str] = _set("الاخير الاخيره الاخيرين")
"""«فيما قالت الأخيرة»: the party named last."""

MEDIUM: frozenset[str] = _set("عبر علي في خلال من")
"""What opens «عبر معرّفاته»، «في بيان»، «على صفحته»."""


_THINGS = _set("مصادر قوات وحدات فصائل تقارير وسائل سلطات")


def feminine(word: str) -> bool:
    """Whether a folded head noun takes a feminine verb: by its ending, or a plural of things («مصادر»)."""
    return bare(word).endswith(("ه", "ات")) or bare(word) in _THINGS


def agrees(verb: str, head: str) -> bool:
    """Whether a verb or participle without a subject can be that of a speaker whose noun begins with ``head``."""
    if verb.endswith(("وا", "ون", "ين")):
        return False
    return feminine_verb(verb) == feminine(head)


def feminine_verb(verb: str) -> bool:
    """Whether a folded verb or participle is feminine, the conjunction before it left aside."""
    v = verb[1:] if verb[0] in "وف" and len(verb) > 3 else verb
    return (v.startswith("ت") and v not in HIS) or v.endswith(("ت", "ه"))


HIS: frozenset[str] = _set("تابع تحدث تبني توعد تعهد توقع تحقق تخوف")
"""Perfects that begin with ت and are masculine all the same."""

WITH_IT: frozenset[str] = _set("بها به عنها عنه لها له بهم عليها عليه")


NO_NAMES = ("ات", "يه", "اء")
"""How a lone definite word ends that is no person: «التحقيقات», «الحكومية»."""
HELD_AT: frozenset[str] = _set("لدي في")
"""«السفيرة لدى الأمم المتحدة»: where an office is held."""
NEAR: frozenset[str] = _set("المقربه المقرب القريبه القريب مقرب مقربه")
"""«صحيفة الوطن المقربة من الحكومة»: a remark about the source, no part of its name."""


SAME: frozenset[str] = _set("ذات نفس لذات لنفس كافه")
"""«وفقا لذات المصادر»: before the noun pointed back at."""

EACH = ("كل", "من")
"""«تقول كل من حماس والجهاد»."""

OBLIQUE = "ين"
"""A plural that ends so is no subject: «ووصفت المحتجين بأنهم»."""

RANKS: frozenset[str] = _set(
    "لواء عميد عقيد رائد نقيب جنرال مقدم فريق مشير ملازم رقيب عريف مارشال طبيب دكتور دكتوره مهندس استاذ شيخ مطران قاضي"
)
"""Titles that stand right before a name, whatever office came before them: «قائد الجبهة العقيد …»."""

SURNAMES: frozenset[str] = _set("حاج شيخ نقيب مختار امير سيد عمده ملك قاضي خبير")
"""Titles that many bear as a surname: «عبد اللطيف الحاج، إن»."""

HIS_WORDS: frozenset[str] = _set("قوله قولها قولهم قولهما")
"""«نقلت الوكالة عن ماتيس قوله إن»: behind a name and no part of it."""

STAFF = "ركن"
"""«العميد الركن», «عقيد ركن»: an officer of the staff."""

OUTLET_WORDS: frozenset[str] = _set("وكاله وكالات انباء الانباء للانباء صحيفه قناه شبكه موقع اذاعه تلفزيون")
"""Words that many outlets' names share."""

_MANY: frozenset[str] = _set("سكان اهالي اهال شهود نشطاء خبراء اطباء قاده جنود ضباط عمال شيوخ اقارب اعضاء عناصر")


def many(head: str) -> bool:
    """Whether a folded head noun is a plural of people, whose verb may end in وا: «الشهود … وقالوا»."""
    return bare(head).endswith(("ون", "ين", "اء", "يو", "لو")) or bare(head) in _MANY


RUN_ON: frozenset[str] = _set("بينما فيما حيث اذ مما ما وان وانه وانها وانهم ان وذلك") - {"ما"}
"""A sentence that begins so hangs on the one before, and on its speaker."""

OFFICIAL = "مسؤول"
