"""Verbs that carry a noun of action, and what they make of their subject: the doer, the sufferer, the accused."""

CARRIERS = frozenset(
    "شدد شددت احكم احكمت احكموا دفع دفعت دفعوا سير سيرت ارسل ارسلت استقدم استقدمت رد ردت ردوا ترد يرد شرع "
    "شرعت باشر باشرت سارع سارعت شن شنت شنوا يشن تشن يشنون شنه شنها نفذ نفذت نفذه نفذها ينفذ تنفذ نفذوا "
    "ينفذون يواصلون واصلوا واصل واصلت يواصل تواصل جدد جددت كرر كررت بدا بدات يبدا بداها استانف استانفت كثف كثفت "
    "اطلق اطلقت اطلقوا اطلقه اطلقها اطلقته ارتكب ارتكبت خاض خاضت يخوض عقد عقدت عقدوا اجري اجرت يجري نظم نظمت فرض "
    "فرضت تفرض يفرض تفرضه تفرضها يفرضه ابرم ابرمت وقع وقعت وقعه القت القي القتها حقق حققت قاد قادت تقود "
    "يقود اعلن اعلنت وجه وجهت قام قامت يقوم تقوم قاموا نصب نصبه نصبت نصبته شاركت تبادل تبادلت تمكن تمكنت "
    "تمكنوا يتمكن تتمكن نجح نجحت نجحوا استطاع استطاعت حاول حاولت حاولوا يحاول وقعته وقعتها ابرمته ابرمتها "
    "ابرموها ابرموه عقدته توصلت توصل توصلوا التوصل اقدم اقدمت اقدموا تمارس مارست "
    "اتخذت نفذتها نفذته".split()
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
    "غاره غارات قصف صواريخ صاروخ صاروخا طائره مسيره مسيرات اهداف حمله عمليه توغل انزال".split()
)
"""What is repelled where an attack is told: «تصدت لهجوم», «صدت محاولة تسلل»."""

CAMPAIGNS = frozenset("حمله الحمله عمليه العمليه عمليات هجوم الهجوم هجمات معركه المعركه معارك المعارك".split())
"""Deeds of many days, which drive out and take like those who lead them: «حملة أخرجت المسلحين»."""

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

SUFFERERS = frozenset("تعرض تعرضت يتعرض تتعرض تعرضوا تعرضه تعرضها".split())
"""«تعرض X لقصف»: the subject suffered it."""

FORMERLY = frozenset("سابق سابقا السابق سابقين السابقين سابقون متقاعد متقاعدا المتقاعد متقاعدين منشق سرح".split())
"""Who bore arms once: «عنصر سابق في الجيش الحر» is a civilian now (codebook: killed outside a fight)."""
