"""Function words of Arabic that clause reading turns on, folded. Nothing here knows of any war."""

OPENERS = frozenset(
    "فيما بينما كما لكن لكنه لكنها ولكن بعدما حيث اذ بيد علما حين عندما وسط بالتزامن وبالتزامن بالمقابل اما واما "
    "ثم عقب قبيل وعقب فضلا اضافه".split()
)
"""Words that open a clause of its own: «فيما», «بينما», «كما»."""

OPENING_PAIRS = frozenset(
    {("قبل", "ان"), ("بعد", "ان"), ("في", "حين"), ("غير", "ان"), ("الا", "ان"), ("الي", "ذلك"), ("في", "المقابل"),
     ("في", "الوقت"), ("علي", "ان"), ("لحظه", "ان")}
)  # fmt: skip
"""Two words that open a clause: «قبل أن», «في حين»."""

CONTENT = frozenset({"ان", "بان", "وان", "وبان", "انه", "انها", "انهم", "بانه", "بانها", "وانه", "وانها"})
"""«أنّ» and «إنّ» with what is written onto them: what follows is a clause of its own."""

RESULT = frozenset(
    "ادي ادت يؤدي تؤدي مما اسفر اسفرت يسفر تسفر موقعا موقعه مخلفا مخلفه خلف خلفت يخلف تخلف تسبب تسببت متسببا "
    "متسببه اوقع اوقعت يوقع كبد كبدت مسفرا اودي اودت حصد حصدت اوقعا نتج نتجت نجم نجمت ذهب راح".split()
)
"""What follows is the outcome of what stands before: «ما أدى إلى», «أسفر عن», «موقعاً»."""

CAUSE = frozenset("اثر جراء نتيجه بسبب خلال في بفعل ب اثناء خلالها بعد من بانفجار بقصف برصاص".split())
"""What follows is how or in what it came about: «إثر», «جراء», «خلال»."""

NEGATION = frozenset("لم لن ليس ليست لا ما دون بدون عدم غير بلا نفي نفت ينفي تنفي نافيا نافيه".split())
"""Words that negate what follows them."""

FUTURE = frozenset("سوف المقرر المتوقع المنتظر يعتزم تعتزم يستعد تستعد سيتم ستتم المزمع المفترض المرتقب بحلول مقرر متوقع".split())
"""Words that put what follows into the future."""

FEAR = frozenset("يخشي تخشي خشيه مخاوف خشي تحسبا محتمل محتمله احتمال احتمالات لاحتمال وشيك وشيكه يهدد تهدد خوفا".split())
"""Words that make what stands with them feared or expected only."""

ORDER = frozenset("امر وجه امرت قرر قررت يعتزم تعتزم تعهد تعهدت خطط خطه ينوي تنوي اقر اقرت بصدد ينص تنص يقضي القاضي والقاضي تاجيل تاجيله".split())
"""Words that make what follows ordered, decided or planned only."""

STOP_WORKING = frozenset("وقف لوقف بوقف انهاء لانهاء بانهاء منع لمنع تجنب لتجنب رفع لرفع برفع انسحاب فك لفك بفك كسر".split())
"""«وقف القصف»: the noun after it is not said to happen."""

AGENT_MARKS = frozenset({"قبل", "يد", "ايدي", "برصاص", "بنيران", "بقصف", "جانب", "بقذائف", "بصواريخ", "بصاروخ"})
"""After «من قبل», «على يد», «برصاص» stands who did it."""

AGAINST = frozenset({"ضد", "علي", "بحق", "صفوف", "تجاه", "نحو", "باتجاه", "ضدهم"})
"""After «ضد», «على», «بحق», «في صفوف» stands who suffered it."""

WITH = frozenset({"مع", "ومع", "بمواجهه", "مواجهه", "قباله"})
"""After «مع» stands the other side."""

FROM = frozenset({"من", "منها", "عن"})
"""Words after which a place is left, or a party loses."""

BETWEEN = frozenset({"بين", "وبين", "بينه", "بينهم"})
"""«بين X وY» names two sides."""

PREPOSITIONS = frozenset(
    "في من الي علي عن مع بين ضد قرب عند لدي منذ خلال حتي بعد قبل وسط داخل خارج حول فوق تحت امام خلف دون غير اثر جراء "
    "عبر نحو باتجاه تجاه ضمن لدي بحق رغم اثناء عقب نتيجه بسبب وفق حسب بحسب وفقا كون مثل".split()
)
"""A noun right after one of these is no subject and no bare object."""

CARRIERS = frozenset(
    "شن شنت شنوا يشن تشن يشنون شنه شنها نفذ نفذت نفذه نفذها ينفذ تنفذ نفذوا واصل واصلت يواصل تواصل جدد جددت كرر كررت "
    "بدا بدات يبدا بداها استانف استانفت كثف كثفت اطلق اطلقت اطلقوا اطلقه اطلقها اطلقته ارتكب ارتكبت خاض خاضت يخوض "
    "عقد عقدت عقدوا اجري اجرت يجري نظم نظمت فرض فرضت تفرض يفرض تفرضه تفرضها يفرضه ابرم ابرمت وقع وقعت وقعه القت القي "
    "القتها حقق حققت قاد قادت تقود يقود اعلن اعلنت وجه وجهت قام قامت يقوم تقوم قاموا نصب نصبه نصبت نصبته شاركت تبادل تبادلت تمكن تمكنت تمكنوا يتمكن تتمكن نجح نجحت نجحوا استطاع استطاعت حاول حاولت حاولوا يحاول "
    "وقعته وقعتها ابرمته ابرمتها ابرموها ابرموه عقدته توصلت توصل توصلوا اقدم اقدمت اقدموا تمارس مارست اتخذت نفذتها نفذته".split()
)
"""Verbs that carry an action noun: in «شنت القوات هجوماً» the subject of «شنت» did what «هجوم» says."""

ACHIEVERS = frozenset(
    "تمكن تمكنت تمكنوا يتمكن تتمكن نجح نجحت نجحوا ينجح استطاع استطاعت استطاعوا قام قامت قاموا يقوم تقوم اقدم اقدمت اقدموا "
    "يقدم تقدم حاول حاولت حاولوا يحاول تحاول ارتكب ارتكبت ارتكبوا نفذ نفذت نفذوا ينفذ تنفذ واصل واصلت يواصل تواصل باشر باشرت".split()
)
"""Verbs whose subject does what the noun after them names, deaths too: «تمكنت الشرطة من قتل المهاجمين»."""

ACCUSED = frozenset("اتهم اتهمت اتهموا اتهما يتهم تتهم يتهمون متهما متهمه متهمين متهمين اتهامه اتهامها".split())
"""«اتهم X Y بقصف»: Y is said to have done it."""

SUFFERERS = frozenset("تعرض تعرضت يتعرض تتعرض تعرضوا تعرضه تعرضها".split())
"""«تعرض X لقصف»: the subject suffered it."""

HAPPENERS = frozenset(
    "اندلع اندلعت دارت تدور جرت جري وقع وقعت تجددت تجدد احتدمت شهد شهدت يشهد تشهد شهده شهدتها شهدها حدث حدثت حصل حصلت "
    "تواصلت استمرت سجل سجلت تصاعدت توسعت هز هزت".split()
)
"""Verbs that only say that something took place; their subject is the event or the place."""

AMONG = frozenset("بينهم بينهن وبينهم منهم ومنهم احدهم احدهما احداهما ضمنهم ابرزهم والاخر اخرهم".split())
"""What follows is a part of those named before: «بينهم», «أحدهما»."""

TRIED = frozenset(
    "قضيه جريمه جرائم متهم متهما متهمين المتهم المتهمين اتهام اتهامات بتهمه تهمه تهم محاكمه تورط متورط المتورطين تورطه ملف "
    "تحقيق تحقيقات التحقيق مسؤوليه المسؤوليه قاتل قتله ادانته بادانته حكم عقوبه مرتكبي منفذ منفذي وراء علاقه بتدبير تدبير تخطيط بالتخطيط".split()
)
"""A deed named after one of these is matter of a trial or a file, told elsewhere: «قضية اغتيال»."""

SUPPOSED = frozenset(
    "اذا لو قد يمكن يمكنها يستطيع تستطيع قادر قادره قادرين فكره سيناريو افتراض كان ربما لعل كلما سوي مجرد مثل كيف هل "
    "ضد لمكافحه مكافحه لمواجهه خطر لردع اي امكانيه لامكانيه احتمال خطط تهديدات ظاهره سياسه ثقافه مفهوم حق بحق لمنع".split()
) - frozenset({"كان", "ضد", "بحق", "حق", "مثل", "قد"})
"""What stands near these is supposed, possible or spoken of in general, not told."""

GOING_ON = frozenset(
    "تزال يزال زال زالت مستمر مستمره متواصل متواصله تتواصل يتواصل تستمر يستمر دائره دائر تجددت تجدد استانفت استانف تصاعدت تدور "
    "اندلعت احتدمت تحتدم دارت جرت شهدت اتسعت توسعت امتدت استمرت تواصلت كثفت كثف تكثف جددت جدد واصل واصلت يواصل تواصل صعدت صعد شددت شدد بدات بدا بدء اطلقت اطلق شنت شن يشن تشن تم تمت يتم تعرض تعرضت تعرضوا".split()
)
"""What is said to go on or to have begun is told, even where it is spoken of as known: «تجددت الاشتباكات»."""

DIRECTIONS = frozenset("شمال جنوب شرق غرب شمالي جنوبي شرقي غربي قرب بالقرب وسط شمالا جنوبا شرقا غربا".split())
"""Words that place one thing by another: «كركوك شمال بغداد»."""
