"""The small words around counts: «بينهم», «منهم», «آخرين», «دون», «كميات من». Folded; nothing here knows of any war."""

from rasid.arabic.verbs import forms

AMONG = frozenset(
    "بينهم وبينهم بينهن بينها وبينها ضمنهم ضمنها منهم ومنهم منها ومنها منهن بينهما وهم هم ومنهن وبين".split()
)
"""What is counted next is a part of what was counted before. «بين» only with a counted noun behind it."""
OF_THEM = frozenset("منهم منها منهن منهما".split())
"""Right behind a number: the number is a part of what was counted before."""
THESE = frozenset("هولاء هؤلاء هذه هذا تلك اولئك".split())
ONE_OF = frozenset("احدهم احدهما احداهما احداهن احداهم واحدهم واحدهما واحداهما".split())
ONE = frozenset("احد احدي واحدي باحد باحدي لاحد".split())
"""«أحد المشتبه بهم»."""
THE_OTHER = frozenset("والاخر والاخري والثاني والثانيه والثالث".split())
OTHERS = frozenset("اخر اخرين اخرون اخري اخريات اخران اخرين اخريين الاخرين الاخرون الباقين الباقون الباقيه".split())
ANOTHER, ANOTHER_SHE = "اخر", "اخري"
MORE = frozenset({ANOTHER, ANOTHER_SHE, "اخرين", "اخرون", "اخريات"})
"""«وإصابة آخرين»: others that no number counts."""
TWO = frozenset("اثنان اثنين اثنتان اثنتين".split())
SINGLE = frozenset("واحد واحده واحدا".split())
AMOUNTS = frozenset("كميات كميه وكميات وكميه بكميات بكميه".split())
MUCH_OF = frozenset("كبيره صغيره هائله ضخمه متفاوته محدوده".split())
NONE = frozenset("دون بدون ودون وبدون دونما لم ولم فلم لا ولا عدم بعدم لعدم وعدم ما وما مافي".split())
"""What follows near by did not happen: «دون إصابات», «لم تسجل إصابات»."""
LITTLE = frozenset({"لا", "ولا"})
FROM_NONE = frozenset({"من", "ومن"})
EXCEPT = frozenset({"الا", "سوي"})
NONE_OF = frozenset({"ما", "وما"})
NONE_HERE = frozenset({("ما", "في"), ("ما", "فيه"), ("وما", "في"), ("وما", "فيه")})
UNKNOWN_OF = frozenset("معلومات انباء تفاصيل ذكر تاكيد معرفه تحديد حصر".split())
"""«دون معلومات عن خسائر» says nothing of losses."""
HUMAN = frozenset("بشريه البشريه الارواح".split())
PERCENT = frozenset("% ٪ بالمئه بالمائه بالميه".split())
HUNDRED = frozenset("المئه المائه".split())
LABELS = frozenset(
    "رقم القرار قرار الماده ماده عام العام سنه الساعه ساعه يوم اليوم الفصل رقمه القرارين عدده ال منذ الفقره"
    " الدوره الطريق طراز نوع لعام بعام عامي عمره عمرها سن الصفحه قناه وقناه حتي مدار".split()
)
"""A bare number behind one of these counts nothing."""
PLACES = frozenset({"منذ", "حتي", "ال"})
"""Labels that stand before real counts too, where the count is in words."""
BOUND_BY_PREFIX = frozenset(p + w for p in ("ب", "ل") for w in ("اكثر", "نحو", "حوالي", "زهاء", "قرابه", "ما", "اقل"))
PREPOSITIONS = frozenset(
    "في من الي علي عن بين مع ضد خلال بعد قبل منذ عبر لدي عند تحت فوق وفي ومن والي وعلي وعن ومع"
    " قرب حول داخل خارج وراء امام"
    " خلف باتجاه نحو ضمن بحق لصالح صوب تجاه اثناء عقب اثر جراء رغم حسب بحسب وفق حتي غير سوي كل"
    " بعض اي جميع معظم اغلب".split()
)
ARTICLE, CONJUNCTIONS, LINKED = "ال", "وف", "وفب"
ONTO = "بل"
"""Prepositions written onto a number or a noun."""
DUAL_SOUND = "\u064eين"
"""The end of «مهرِّبَين» with its vowel written: two, and not many."""
LANDS = frozenset({"سوريا", "ليبيا", "تركيا", "روسيا"})
"""Countries spelt as one of their people in the accusative, but for its vowel sign: «سورياً»."""
TANWEEN = "\u064b"
FAMILIES = frozenset({"عائله", "اسره"})
ONE_FAMILY = "واحده"
THEY_DO = ("ي", "ون")
"""How a verb of many begins and ends: «يعيشون»."""
AND, OF, FOR, IN = "و", "من", "ل", "في"
STOPS = frozenset(".؛:;")
NISBA_ENDS = ("يا", "يين", "يون")
"""Ends of words for people of a place: «فلسطينيا»."""
TO_A_TOTAL = frozenset({"الي", "عن"})
CLAUSE_OPENERS = frozenset(
    "فيما بينما كما لكن لكنه لكنها ولكن بعدما حيث اذ علما حين عندما وسط اما واما ثم مما ان بان"
    " وان وبان انه انها انهم بانه"
    " بانها وانه وانها وقال وقالت واضاف واضافت واوضح واكد ويذكر يذكر وذكر ذلك الذي التي الذين اللذين والذي والتي والذين"
    " اللذان اللتين وكان وكانت ان".split()
)
"""Words that open a clause: what governed before governs no more."""
CONTENT = frozenset("ان بان وان وبان انه انها انهم بانه بانها وانه وانها".split())

RELATIVE = frozenset("الذي التي الذين اللذين اللذان اللتين اللتان والذي والتي والذين".split())
MADE_UP = frozenset("عائله اسره مؤلفه مكونه مؤلفا مكونا".split())
"""«استشهاد عائلة من خمسة أفراد»: the figure behind من is of those that the word before names."""

BOTH = frozenset(
    {("قتيل", "وجريح"), ("قتلي", "وجرحي"), ("قتيلا", "وجريحا"), ("شهيد", "وجريح"), ("قتيل", "ومصاب"),
     ("القتلي", "والجرحي"), ("الشهداء", "والجرحي"), ("الجرحي", "والقتلي"), ("القتلي", "والمصابين"),
     ("جريح", "وقتيل"), ("جرحي", "وقتلي"), ("مصاب", "وقتيل"), ("قتيل", "ومصابا")}
)  # fmt: skip
"""«70 قتيل وجريح»: so many of either."""
BETWEEN = frozenset({"بين"})
AND_BETWEEN = frozenset({"بين", "وبين"})
FORMER = frozenset({("حصيله", "سابقه"), ("حصيله", "اوليه"), ("الحصيله", "السابقه"), ("حصيله", "سابق")})
"""A toll that the report itself has overtaken."""
AND_AS_WELL = frozenset({("فضلا", "عن"), ("اضافه", "الي"), ("بالاضافه", "الي"), ("الي", "جانب"), ("علاوه", "علي")})
"""Two words that add what follows to what stood before, as و does."""
IN_EXCHANGE = frozenset({"مقابل"})
TIMES = frozenset(
    "امس اليوم صباح صباحا مساء ليلا فجر ظهر عصر قبل لاحقا اول السبت الاحد الاثنين الثلاثاء"
    " الاربعاء الخميس الجمعه فيه فيها"
    " خلاله خلالها بينهم بينها ايضا كذلك منهم منها وهو وهي هو فقط".split()
)
"""Words that may stand between a verb and a single mention that it counts: «قتل أمس مدني»."""
THEIRS = frozenset("من في صفوف عناصر افراد جنود رجال مقاتلي مسلحي ضباط عسكريي مجندي".split())
"""What may stand between a count and the party it belongs to: «تسعة قتلى في صفوف …»."""
BY_THEM = frozenset({"بهم", "بها", "به"})
THEIR_NUMBER = frozenset("عددهم وعددهم تعدادهم وتعدادهم".split())
TOLL = THEIR_NUMBER | frozenset(
    "عددهم وعددهم عددها حصيله الحصيله حصيلتها خسائر بلغوا وبلغ بلغ بلغت تجاوز تجاوزت قارب وحدهم".split()
)
"""Words of a running total: the figure that follows is of whom it was named for."""

REPHRASING = frozenset({"(", "اي", "يعني"})
"""What follows says the same in other words: «12 شخصاً (12 قتيلاً)», «عشرة قتلى، أي عشرة شهداء»."""

AT_LEAST = "ما"
"""First word of «ما لا يقل عن», «ما يزيد على»."""

SIX = "ست"
"""The one number of two letters, which is no preposition."""

OF_MEN = frozenset("ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره عددا مدنيا مدنيين شخصا شخصين جنديا جنديين".split())
"""Behind a verb in the feminine these are its object, for they count men: «وقتلت ثلاثة»."""

MOURNING = frozenset("شيع وشيع يشيع ويشيع شيعت وشيعت ودع وودع ودعت وودعت".split())
CROWDS = frozenset("مئات الاف عشرات المئات الالاف العشرات الوف جموع حشود".split())
"""«شيع مئات السكان الجثامين»: the crowd is who mourns, and no number of the dead."""

_ACTIVE = (("اغتال", "يغتال"), ("اصاب", "يصيب"), ("اقتاد", "يقتاد"), ("اباد", "يبيد"), ("استعاد", "يستعيد"))
ACTIVE = frozenset(head + form for verb in _ACTIVE for form in forms(*verb) for head in ("", "و", "ف"))
"""Verbs whose passive is spelt otherwise («اغتيل», «أصيب»): what stands behind them in the nominative does it."""

THEIR_RANKS = frozenset("صفوفهم صفوفها صفوفه بصفوفهم بصفوفها بصفوفه".split())
"""«قتلى وجرحى في صفوفهم»: who has ranks bears arms."""
