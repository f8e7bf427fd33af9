"""Verbs that carry a noun of action, and what they make of their subject: the doer, the sufferer, the accused."""

from rasid.arabic.verbs import forms

_CARRY = (
    ("شن", "يشن"), ("نفذ", "ينفذ"), ("ارتكب", "يرتكب"), ("خاض", "يخوض"), ("نظم", "ينظم"), ("ابرم", "يبرم"),
    ("فرض", "يفرض"), ("قاد", "يقود"), ("وجه", "يوجه"), ("واصل", "يواصل"), ("استانف", "يستانف"), ("كثف", "يكثف"),
    ("مارس", "يمارس"), ("نصب", "ينصب"), ("تمكن", "يتمكن"), ("نجح", "ينجح"), ("حاول", "يحاول"),
)  # fmt: skip
"""Those of which every form carries; of others some forms mean something else («يقدم», «تجري», «توقع»)."""
_ITS = ("", "ه", "ها", "هم", "هما")

CARRIERS = frozenset(form + its for verb in _CARRY for form in forms(*verb) for its in _ITS) | frozenset(
    "شدد شددت احكم احكمت احكموا دفع دفعت دفعوا سير سيرت ارسل ارسلت استقدم استقدمت رد ردت ردوا ترد يرد شرع "
    "شرعت باشر باشرت سارع سارعت شن شنت شنوا يشن تشن يشنون شنه شنها نفذ نفذت نفذه نفذها ينفذ تنفذ نفذوا "
    "ينفذون يواصلون واصلوا واصل واصلت يواصل تواصل جدد جددت كرر كررت بدا بدات يبدا بداها استانف استانفت كثف كثفت "
    "اطلق اطلقت اطلقوا اطلقه اطلقها اطلقته اطلقتها اطلقوها تطلقها يطلقها عاود عاودت يعاود تعاود عاودوا "
    "يسعي تسعي يسعون سعت سعوا "
    "ارتكب ارتكبت خاض خاضت يخوض عقد عقدت عقدوا اجري اجرت يجري نظم نظمت فرض "
    "فرضت تفرض يفرض تفرضه تفرضها يفرضه ابرم ابرمت وقع وقعت وقعه القت القي القتها حقق حققت قاد قادت تقود "
    "يقود اعلن اعلنت وجه وجهت قام قامت يقوم تقوم قاموا نصب نصبه نصبت نصبته شاركت تبادل تبادلت تمكن تمكنت "
    "تمكنوا يتمكن تتمكن نجح نجحت نجحوا استطاع استطاعت حاول حاولت حاولوا يحاول وقعته وقعتها ابرمته ابرمتها "
    "ابرموها ابرموه عقدته توصلت توصل توصلوا التوصل اقدم اقدمت اقدموا تمارس مارست "
    "اقام اقامت اقاموا اتخذت نفذتها نفذته وجهتها وجهها وجهته وجهه امرت قرر قررت استخدم استخدمت".split()
)
"""Verbs that carry an action noun: in «شنت القوات هجوماً» the subject of «شنت» did what «هجوم» says."""

ACHIEVERS = frozenset(
    "تمكن تمكنت تمكنوا يتمكن تتمكن نجح نجحت نجحوا ينجح استطاع استطاعت استطاعوا قام قامت قاموا يقوم تقوم "
    "اقدم اقدمت اقدموا يقدم تقدم حاول حاولت حاولوا يحاول تحاول ارتكب ارتكبت ارتكبوا نفذ نفذت نفذوا ينفذ "
    "تنفذ واصل واصلت يواصل تواصل باشر باشرت".split()
)
"""Verbs whose subject does what the noun after them names, deaths too: «تمكنت الشرطة من قتل المهاجمين»."""

ACCUSED = frozenset("اتهم اتهمت اتهموا اتهما يتهم تتهم يتهمون متهما متهمه متهمين اتهامه اتهامها".split())
"""«اتهم X Y بقصف»: Y is said to have done it."""

ADOPTED = frozenset("تبني تبنت يتبني تتبني تبنوا مسؤوليته مسؤوليتها".split())
"""«تبنى التنظيم تفجير الحافلة»: who adopts a deed is said to have done it."""

ANNOUNCED = frozenset({"اعلن", "اعلنت", "اعلنوا"})
"""Verbs that carry a truce or a strike, but only tell of a blow: «أعلنت الوزارة الهدنة», «أعلنت الوزارة مقتل»."""

ATTACK_NOUNS = frozenset(
    "هجوم هجوما هجمات هجمه هجومين عدوان عدوانا اعتداء اعتداءات محاوله محاولات محاولتي تسلل اقتحام تقدم "
    "تفجير تفجيرا غاره غارات قصف صواريخ صاروخ صاروخا طائره مسيره مسيرات اهداف حمله عمليه توغل انزال".split()
)
"""What is repelled where an attack is told: «تصدت لهجوم», «صدت محاولة تسلل»."""

CAMPAIGNS = frozenset("حمله الحمله عمليه العمليه عمليات هجوم الهجوم هجمات معركه المعركه معارك المعارك".split())
"""Deeds of many days, which drive out and take like those who lead them: «حملة أخرجت المسلحين»."""

OURS = ("سن", "ن", "ماضون")
"""How a word begins by which a speaker tells what he and his will do: «سنواصل», «لن نتراجع»."""

BODY = "جث"
"""How «جثة», «جثمان», «جثامين» begin."""

MEETINGS = frozenset({"مواجهه", "المواجهه", "شجار", "اشكال", "عراك", "صدام", "اشتباك"})
"""Clashes in which somebody fell: «بعد مواجهة مع جنود»."""

ARMS_IN_B = ("برميل", "برميلا", "براميل", "بارجه", "بوارج")
"""Arms whose ب is their own and no «by»."""

BEGUN = frozenset("بدا بدات بداوا يبدا تبدا واصل واصلت يواصل تواصل استكمل استكملت اتم اتمت رفض رفضت".split())
"""«بدأ مقاتلون مغادرة البلدة»: verbs whose subject does what the noun names."""

DONE = frozenset("تم تمت يتم تتم ستتم سيتم".split())
"""«تم إغلاقه»: what the noun after it does was done to whom its pronoun means."""

FORCED = frozenset("امر امرت اجبر اجبرت اجبروا ارغم ارغمت يجبر تجبر ترغم اضطر لاجبار اجبار بارغام لارغام".split())
"""Who orders or forces others out: «أمرت الميليشيات السكان بإخلاء قراهم»."""

HAPPENERS = frozenset(
    "اندلع اندلعت دارت تدور جرت جري وقع وقعت تجددت تجدد احتدمت شهد شهدت يشهد تشهد شهده شهدتها شهدها حدث "
    "حدثت حصل حصلت تواصلت استمرت سجل سجلت تصاعدت توسعت هز هزت".split()
)
"""Verbs that only say that something took place; their subject is the event or the place."""

SUFFERERS = frozenset("نجا نجت نجوا ينجو تعرض تعرضت يتعرض تتعرض تعرضوا تعرضه تعرضها".split())
"""«تعرض X لقصف»: the subject suffered it."""

SERVING = frozenset(
    "قاعده قواعد قاعدتين منصه منصات منصتين قاذفه قاذفات راجمه راجمات مركز مراكز مركزا مركزين معسكر معسكرات معسكرا "
    "مصنع مصانع مصنعا مصنعين ورشه ورش ورشتين معمل معامل معملا معملين مختبر مختبرات محطه محطات بطاريه بطاريات مخزن "
    "مخازن مخزنا مستودع مستودعات مستودعا غرفه غرف مدرج مدرجات مضافه".split()
)
"""Sites and devices that «ل» gives a purpose: «منصة لإطلاق الصواريخ», «ورشة لتصنيع العبوات»: nothing is launched."""

FORMERLY = frozenset("سابق سابقا السابق سابقين السابقين سابقون متقاعد متقاعدا المتقاعد متقاعدين منشق سرح".split())
"""Who bore arms once: «عنصر سابق في الجيش الحر» is a civilian now (codebook: killed outside a fight)."""

SHUTTING_IN = frozenset({"محاصره", "تطويق"})
"""Nouns of besieging that take their object bare: «محاصرة المسلحين»; «حصار القوات» is what the forces lay."""

AIRCRAFT = frozenset({"طيران", "الطيران", "مقاتلات"})
"""Arms that strike and are not struck: «استهداف طيران التحالف اجتماعا»."""

ONE_OF = frozenset("لاحد لاحدي لعدد لعده لبعض".split())
"""«استهداف الجيش لأحد الأطقم»: of whom somebody struck one."""

CRAFT = frozenset("طائره طائرات طائرتان مقاتلات مقاتله مروحيه مروحيات مسيره مسيرات زوارق زورق بوارج قاذفات".split())
"""«شنت طائرة مجهولة الهوية غارة»: the subject of its verb, be it nobody's that is told."""

HITTING = frozenset(
    "اصاب اصابت طال طالت طاول طاولت دمر دمرت الحق الحقت خلف خلفت اوقع اوقعت حصد حصدت ضرب ضربت هز هزت".split()
)
"""Verbs by which a blow that has the article is told, and not only named: «أصابت الضربات الجوية مباني»."""

SUPPORT = frozenset(
    "تاييده تاييدها تاييد دعمه دعمها دعم ترحيبه ترحيبها ترحيب تضامنه تضامنها تعازيه تعازيها رحب رحبت يرحب ترحب "
    "اشاد اشادت يشيد تشيد ايد ايدت يؤيد تؤيد هنا هنات امتنانه ارتياحه ارتياحها".split()
)
"""What is welcomed or backed is held against nobody."""

DEEDS_OF = frozenset(
    "معاناه سياسات سياسه مطالب قرار قرارات موقف مواقف صمت جرائم جريمه انتهاكات ممارسات تصريحات تصرفات تصرف محاولات "
    "محاوله دور تدخل تدخلات وجود خطه مشروع سلوك اعمال افعال اداء مبادره جهود دعوه دعوات تهديدات استمرار هجمات".split()
)
"""What is condemned, refused or praised in its owner: «انتقد سياسات الحكومة» has no subject behind the verb."""

STRIKING = HITTING | frozenset(
    "استهدف استهدفت استهدفوا يستهدف تستهدف استهداف قصف قصفت قصفوا يقصف تقصف اقتحم اقتحمت اقتحموا".split()
)
"""What stands before a house that is struck: «استهدفت غارة المشفى»."""

INTO = frozenset("علي في داخل قرب محيط باتجاه نحو".split())
