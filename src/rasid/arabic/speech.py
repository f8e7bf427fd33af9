"""Function words of reported speech: what opens a content, what ends a noun phrase, what begins a clause.

All spelt as :func:`rasid.arabic.normalize.fold` leaves them.
"""

_PRONOUNS = ("", "ه", "ها", "هم", "هن", "هما", "نا", "ني", "ك", "كم", "ي")

THAT: frozenset[str] = frozenset(
    head + tail + pronoun
    for head in ("", "ب", "ل", "و", "وب")
    for tail in ("ان",)
    for pronoun in _PRONOUNS
) - {"اني", "باني", "لان", "لانه", "لانها", "لانهم", "لاننا", "لانك", "باننا", "لاني"} | {"انني", "اننا", "انما", "باننا"}
"""«إن»، «أن»، «بأن» with every pronoun: the word that opens what was said."""

THAT_PRONOUN: frozenset[str] = THAT - {"ان", "بان", "وان", "لان", "وبان", "انما"}
"""«إنهم طالبوا»: the speaker himself is the subject of what follows."""

NO_THAT: frozenset[str] = frozenset(
    "بعد قبل دون غير الا منذ حتي مع رغم بما لولا بيد سوي يمكن يجب ينبغي يستطيع يريد اجل شرط شريطه لاجل مجرد "
    "يفترض المفترض المقرر المتوقع المرجح منها وقبل وبعد ومنذ".split()
)
"""After these «أن» opens no content: «بعد أن»، «دون أن»، «يمكن أن»."""

LEADS: frozenset[str] = frozenset(["الي", "علي", "عن", "من"])
"""Prepositions that may stand before «أن»: «أشار إلى أن»، «شدد على أن»."""

TIME: frozenset[str] = frozenset(
    "السبت الاحد الاثنين الثلاثاء الثلثاء الاربعاء الخميس الجمعه اليوم امس الامس غدا مساء صباح ظهر فجر ليل ليله "
    "مساءا صباحا ليلا ظهرا فجرا يوم الان لاحقا سابقا الماضي الماضيه الجاري المنصرم البارحه عصر الليله لتوه ايضا "
    "كذلك بدوره بدورها بدورهم قد اول مجددا مرارا حينها حينئذ انذاك عقب وقتها صباحيا نفسه ذاته".split()
)
"""Words of time and adverbs that stand between a verb and its subject: «قال، أمس الخميس، المصدر»."""

SELF: frozenset[str] = frozenset("نفسه نفسها ذاته ذاتها عينه عينها انفسهم المذكور المذكوره ايضا كذلك".split())
"""What follows a source pointed back at: «المصدر نفسه»."""

STOPS: frozenset[str] = (
    THAT
    | TIME
    | frozenset(
        "عن الي علي مع منذ بعد قبل حول بشان ضمن خلال عبر عند عندما حين فيما بينما لكن غير بيد الا كما حيث اذ لدي بين "
        "قوله قولها قولهم قولهن الذي التي الذين اللذين اللتين اللواتي هو هي هم وهو وهي وهم فيه فيها فيهم عنه عنها "
        "له لها لهم به بها بهم ما مما ممن ماذا كل لم لا لن ليس قائلا قائله كان كانت وكان وكانت دون وسط اثر جراء "
        "اثناء ضد رغم لكي كي ثم او ام بل حتي تحت فوق امام وراء لان لانه لانها هذا هذه ذلك تلك وذلك بذلك لذلك ان".split()
    )
)
"""Words that no source's noun phrase goes past."""

AFTER_IN: frozenset[str] = frozenset(
    "بيان بيانه بيانها بيانهم تصريح تصريحات حديث مقابله مؤتمر موتمر وقت اتصال تقرير تقريره تقريرها تغريده تغريدات "
    "كلمه منشور رساله حوار لقاء ختام ساعه هذا هذه سياق عددها خطاب مقال مقطع تسجيل تدوينه برنامج ندوه صفحته صفحتها "
    "حسابه حسابها اشاره معرض ظل الوقت السياق المقابل غضون شهر عام سنه اول اخر احدث اعقاب اثناء جلسه اجتماع ردها رده "
    "تعليق تعليقه تعليقها حين شريط فيديو مقدمه نشرتها نشره موقعها عده سلسله موقعه عددها ذات مداخله ايجاز احاطه تصريحاته "
    "تصريحاتها رسالته رسالتها خطابه كلمته كلمتها تغريدته يوم مطلع نهايه بدايه وثيقه مذكره برقيه صوره صور".split()
)
"""«في بيان»، «في تصريح»: an aside about the saying, no part of the source's name."""

ASIDES: frozenset[str] = TIME | frozenset(
    "في خلال عبر علي عقب من ومقره ومقرها مقره مقرها الذي التي الذين وهو وهي والذي والتي وفي ردا تعليقا بعد اثر حسب "
    "طالبا مفضلا رافضا فضل فضلت طلب رفض اشترط مشترطا لدي بحضور الي اثناء المقرب المقربه المعروف المعروفه المعارض "
    "المعارضه الموالي المواليه التابع التابعه المدعوم المدعومه ومقرهما احد احدي وعضو".split()
)
"""What an aside between commas may begin with: «، في بيان،»، «، ومقره لندن،»."""

BREAKS: frozenset[str] = frozenset(
    "فيما بينما لكن ولكن لكنه لكنها لكنهم غير بيد الا كما وكما بالمقابل اما واما لكنهما ثم وفيما وبينما".split()
)
"""Words that begin a new clause of the sentence."""

BREAK_PAIRS: frozenset[tuple[str, str]] = frozenset(
    [("في", "حين"), ("في", "المقابل"), ("وفي", "المقابل"), ("من", "جهته"), ("من", "جهتها"), ("من", "جانبه"),
     ("من", "جانبها"), ("من", "جهه"), ("في", "الوقت")]
)  # fmt: skip
"""«في حين»، «من جهته»: the same in two words."""

LIMITS: frozenset[str] = frozenset("اثر بعد قبل عقب وذلك بعدما قبيل غداه وسط فيما بينما ولم".split())
"""After a comma these take a bare announced noun no further: «أعلن سيطرته على القرية، إثر معارك»."""

RESETS: frozenset[str] = frozenset("جهته جهتها جانبه جانبها ناحيته ناحيتها المقابل جهتهم جانبهم".split())

NOT: frozenset[str] = frozenset("لم لا لن ولم ولا ولن فلم ما وما عدم دون".split())
"""Negations before a verb: «لم يذكر البيان» says nothing."""

RELATIVES: frozenset[str] = frozenset("الذي التي الذين والذي والتي اللذين اللتين".split())

WERE: frozenset[str] = frozenset("كان كانت وكان وكانت فكان كانوا وكانا وكانوا".split())

TOLD: frozenset[str] = frozenset("قوله قولها قولهم قولهن القول تاكيده تاكيدها تاكيدهم نفيه نفيها".split())
"""«نقلت عن المصدر قوله»: the verbal noun between the source and its words."""

PUBLISHED: frozenset[str] = frozenset(
    "نشرته نشره اصدرته اصدره اصدرتها بثته بثه نشرتها نشرها بثتها صدر اصدرت اصدر وزعته تلقت تلاه اذاعه اذاعته "
    "اصدروه نشروه وصدر ورد".split()
)
"""«بيان نشرته القيادة»: the verb between a statement and who made it."""

ISSUED: frozenset[str] = frozenset("صادر صادره الصادر الصادره صدر صدرت منسوب منسوبه وارده الوارده واردتها".split())

SPOKEN: frozenset[str] = frozenset(["باسم", "بلسان", "الرسمي", "العسكري", "الاعلامي", "الرسميه", "العسكريه"])
"""What stands between a spokesman and whom he speaks for."""


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


WITHIN: frozenset[str] = frozenset("فيها فيه خلالها خلاله بعدها حيث".split())
"""After a verb of saying: its clause describes the noun before it («جلسة قال فيها الأعضاء إنهم»)."""

TAIL_BREAKS: frozenset[str] = frozenset("فيما بينما وفيما وبينما".split())
"""A source after its words reaches back no further than these."""

TAIL_PAIRS: frozenset[tuple[str, str]] = frozenset([("في", "حين"), ("وفي", "حين")])

CHARGED: frozenset[str] = frozenset("المعنيه المعني الخاص الخاصه المكلف المكلفه المعنيين".split())
"""Adjectives that take a word in ب: «الهيئة المعنية بحقوق الإنسان»."""

LATEST: frozenset[str] = frozenset("اخر احدث اول".split())
"""«وفق آخر حصيلة لـ»: before the noun that carries a source."""

LAST_NAMED: frozenset[str] = frozenset("الاخير الاخيره الاخيرين".split())
"""«فيما قالت الأخيرة»: the party named last."""

MEDIUM: frozenset[str] = frozenset("عبر علي في خلال من".split())
"""What opens «عبر معرّفاته»، «في بيان»، «على صفحته»."""


def feminine(word: str) -> bool:
    """Whether a folded head noun takes a feminine verb: by its ending, or a plural of things («مصادر»)."""
    return bare(word).endswith(("ه", "ات")) or bare(word) in ("مصادر", "قوات", "وحدات", "فصائل", "تقارير", "وسائل", "سلطات")


def agrees(verb: str, head: str) -> bool:
    """Whether a verb or participle without a subject can be that of a speaker whose noun begins with ``head``."""
    if verb.endswith(("وا", "ون", "ين")):
        return False
    return feminine_verb(verb) == feminine(head)


def feminine_verb(verb: str) -> bool:
    """Whether a folded verb or participle is feminine, the conjunction before it left aside."""
    v = verb[1:] if verb[0] in "وف" and len(verb) > 3 else verb
    return v.startswith("ت") and v not in HIS or v.endswith(("ت", "ه"))


HIS: frozenset[str] = frozenset("تابع تحدث تبني توعد تعهد توقع تحقق تخوف".split())
"""Perfects that begin with ت and are masculine all the same."""

WITH_IT: frozenset[str] = frozenset("بها به عنها عنه لها له بهم عليها عليه".split())


NEAR: frozenset[str] = frozenset("المقربه المقرب القريبه القريب مقرب مقربه".split())
"""«صحيفة الوطن المقربة من الحكومة»: a remark about the source, no part of its name."""


SAME: frozenset[str] = frozenset("ذات نفس لذات لنفس كافه".split())
"""«وفقا لذات المصادر»: before the noun pointed back at."""

EACH = ("كل", "من")
"""«تقول كل من حماس والجهاد»."""

OBLIQUE = "ين"
"""A plural that ends so is no subject: «ووصفت المحتجين بأنهم»."""
