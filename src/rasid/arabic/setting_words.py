"""Words that say where a place lies, and what is no place of an event."""

TOWARDS = frozenset({"الي", "باتجاه", "نحو", "صوب", "تجاه"})

NEAR = frozenset("قرب القريبه المجاوره المتاخمه المجاور القريب المتاخم".split())

AFFAIRS = frozenset("قمه محادثات مفاوضات اتفاق اتفاقيه مسار مؤتمر منصه عمليه تفاهمات مباحثات".split())
"""«بعد قمة طهران», «منفذ عملية تل أبيب»: the name of an affair, told of elsewhere."""

LYING = frozenset(
    "الواقع الواقعه الواقعتين الكائن الكائنه يقع تقع والواقع والواقعه المطل المطله المشرف المشرفه المحاذي المحاذيه "
    "المقابل المقابله".split()
)
"""What stands behind it says where the place before it lies: «جبل صعب المطل على معسكر …», «والواقعة بجوار …»."""

FROM, DISTANCE = frozenset({"من", "عن"}), frozenset("مسافه تبعد يبعد تبعدان يبعدان".split())
ON, AFAR = "علي", "بعد"
"""«على بعد 15 كيلومتراً»: بعد alone is «after» too."""

ROAD_WORDS = frozenset("طريق الطريق اوتوستراد الاوتوستراد".split())
"""Long things, of which what follows «قرب» says the spot."""

BODIES_AT = frozenset(
    "قياده القياده سفاره السفاره قنصليه القنصليه وزاره الوزاره لجنه اللجنه مجلس المجلس مكتب المكتب برلمان البرلمان "
    "السلطات سلطات الحكومه حكومه هيئه الهيئه سفير السفير مراسل مراسلنا مراسلتنا ممثل مبعوث محكمه المحكمه "
    "نيابه النيابه مؤسسه المؤسسه موسسه الموسسه شركه الشركه".split()
)
"""What sits where «في» says: «قيادة التحالف في عدن», «السفارة الإيطالية في القاهرة»."""

BUILDINGS = frozenset("مبني مقر مبان مقار مقرات امام قرب محيط داخل علي".split())
"""«أمام مبنى الحكومة المحلية في قضاء الزبير»: there it is the place itself."""

RANKS = frozenset("احد احدي اكبر كبري اهم ابرز اقدم ثاني ثالث رابع اول عاصمه مركز معقل بوابه".split())
"""What opens words that only describe the place before a comma: «، ثاني أكبر مدن المحافظة», «، عاصمة بلوشستان»."""

COMING = frozenset("قادم قادمه قادما قادمين قادمون القادم القادمه القادمين اتيه اتين عائد عائده عائدين".split())
CARRYING = frozenset("تقل يقل تنقل ينقل تقلهم تنقلهم يقلهم اقلت".split())
"""«أرتال قادمة من مصراتة», «قافلة تقل مدنيين من دوما»: where those struck or moved had been before."""

GROUNDS = frozenset({("علي", "خلفيه"), ("ردا", "علي"), ("احتجاجا", "علي"), ("تضامنا", "مع")})
"""What stands behind it is another matter, for whose sake it happened: «على خلفية …», «احتجاجاً على …»."""

THROUGH = frozenset({"عبر", "مقابل"})
"""«غادروا البلدة عبر …», «الخروج من الحي مقابل …»: not where they left."""

SINCE = frozenset({"منذ", "ومنذ"})

BEGINNING = frozenset("بدء بدايه انطلاق اندلاع ان".split())

LANDS = frozenset("معقل معاقل مناطق منطقه اراضي الاراضي مدن قري بلدات مخيم مخيمات مراكز جيب احياء اماكن مواقع".split())
"""«إلى معقل المعارضة في إدلب», «إلى مناطق سيطرة الفصائل في …»: what a way leads to, its place told behind it."""

THEREIN = frozenset("فيها عليها منها اليها فيه عليه منه اليه فيهما عليهما منهما".split())
OBJECTS = ("ها", "هما")
"""«البلدتان اللتان تحاصرهما», «المدينة التي قُتل فيها»: what takes up the place before the relative pronoun again."""

AGAIN = frozenset({"ومن", "وفي", "وعلي", "والي"})
"""«من شرق البلاد ومن معقلهم في …», «على الحي وعلى المعسكر»: a list by its preposition."""

FIRED = frozenset(
    "صاروخ صاروخا صاروخين صواريخ قذيفه قذائف صاروخيه مسيره مسيرات اطلقته اطلقتها اطلقت اطلق اطلقوا اطلاق".split()
)
"""Weapons that come from afar, and the verb of firing them."""

BROUGHT = frozenset(
    "نقل نقلوا ونقلوا نقلت ونقل ونقلت نقلهم نقله نقلها ونقلهم بنقلهم نقلا اسعافهم اسعاف اسعفوا ادخلوا "
    "وصول بوصول وصل وصلت وصلوا استقبلت".split()
)
"""The dead and hurt are brought somewhere, and did not fall there."""

WARDS = frozenset("مستشفي مستشفيات مشفي مشافي المستشفيات مراكز نقاط".split())
"""«إلى مستشفيات الحديدة»."""

HOLDING = frozenset("يسيطرون يسيطر تسيطر سيطروا سيطر سيطرت".split())
