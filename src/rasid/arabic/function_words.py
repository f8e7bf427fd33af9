"""Function words of Arabic that tie a party or a place to a deed, folded. Nothing here knows of any war."""

AGENT_MARKS = frozenset(
    {
        "قبل",
        "يد",
        "بالرصاص",
        "ايدي",
        "برصاص",
        "بنيران",
        "بقصف",
        "جانب",
        "بقذائف",
        "بصواريخ",
        "بصاروخ",
        "بغاره",
        "بغارات",
        "بهجوم",
        "بقذيفه",
        "برصاصه",
        "بهجمات",
    }
)
"""After «من قبل», «على يد», «برصاص» stands who did it."""

AGAINST = frozenset({"ضد", "علي", "بحق", "صفوف", "تجاه", "نحو", "باتجاه", "ضدهم"})
"""After «ضد», «على», «بحق», «في صفوف» stands who suffered it."""

WITH = frozenset({"مع", "ومع", "بمواجهه", "مواجهه", "قباله"})
"""After «مع» stands the other side."""

FROM = frozenset({"من", "منها", "عن"})
"""Words after which a place is left, or a party loses."""

BETWEEN = frozenset({"بين", "وبين", "بينه", "بينهم"})
"""«بين X وY» names two sides."""

SHE_COUNTRIES = frozenset(
    "ايران اسرائيل مصر قطر فرنسا بريطانيا امريكا اميركا المانيا الصين الامارات تونس الجزائر الهند باكستان اوكرانيا "
    "واشنطن موسكو طهران انقره دمشق بغداد الرياض لندن باريس القاهره الدوحه بيونغيانغ".split()
)
"""Countries and capitals that take a verb in the feminine, and are not seen to by their endings."""

PREPOSITIONS = frozenset(
    "في من الي علي عن مع بين ضد قرب عند لدي منذ خلال حتي بعد قبل وسط داخل خارج حول فوق تحت امام خلف دون "
    "غير اثر جراء عبر نحو باتجاه تجاه ضمن بحق رغم اثناء عقب نتيجه بسبب وفق حسب بحسب وفقا كون مثل".split()
)
"""A noun right after one of these is no subject and no bare object."""

THOUSANDS = frozenset({"الف", "الاف", "مليون", "ملايين", "مئه", "مئات"})

DOZENS = frozenset("عشرات مئات الاف الالاف العشرات المئات بعض جميع كل غالبيه معظم اغلب عدد مجموعه".split())
"""Words of quantity that take a genitive: what follows them bears no case of its own."""

FORCES = frozenset(
    "قوات القوات الشرطه شرطه السلطات سلطات الجيش جيش الامن اجهزه الاجهزه جهاز المخابرات مخابرات الحكومه "
    "حكومه النظام نظام الاحتلال ميليشيا ميليشيات مليشيا مليشيات المليشيات الميليشيات جماعه الجماعه تنظيم "
    "التنظيم حركه الحركه قوي فرع".split()
)
"""Heads of bodies that arrest and strike, never counted among the arrested."""

HE_WHO, SHE_WHO = "الذي", "التي"

RELATIVES = frozenset("التي الذي الذين اللذين اللتين اللتان اللذان".split())
"""Relative pronouns."""

NOT_DOING = frozenset({"لا", "لم", "لن"})
"""What makes the verb behind it one that is not done: «التي لا تؤيد»."""

WAS = frozenset("كان كانت كانتا".split())

BODIES = frozenset(
    "فصائل عناصر مجموعات مجموعه قوات قوه مقاتلون مقاتلو مقاتلين مسلحون مسلحو مسلحين وحدات وحده افراد "
    "جماعات كتائب خلايا خليه شبان جنود ضباط عصابه عصابات رجال ارتال رتل دوريات دوريه حشود مئات عشرات الاف "
    "المئات العشرات الالاف دفعه الدفعه دفعات فلول بقايا".split()
)
"""Nouns that «من» binds to the party they are of: «شنت فصائل من المعارضة هجوماً»."""

MASCULINE = frozenset(
    "النظام نظام الجيش جيش مجلس المجلس المجتمع التحالف تحالف حزب الحزب تنظيم التنظيم الاحتلال وفد الوفد "
    "الطرف الجانب البرلمان برلمان الفيلق فيلق اللواء لواء المبعوث المرصد مكتب الاتحاد الناتو الائتلاف "
    "الحشد الدعم".split()
)
"""Heads of parties in the masculine singular."""

AMONG = frozenset("بينهم بينهن وبينهم منهم ومنهم احدهم احدهما احداهما ضمنهم ابرزهم والاخر اخرهم".split())
"""What follows is a part of those named before: «بينهم», «أحدهما»."""

DIRECTIONS = frozenset("شمال جنوب شرق غرب شمالي جنوبي شرقي غربي قرب بالقرب وسط شمالا جنوبا شرقا غربا".split())
"""Words that place one thing by another: «كركوك شمال بغداد»."""
