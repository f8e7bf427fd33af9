"""Words that say whether a deed was done: denied, to come, feared, ordered, tried, supposed, still going on."""

NEGATION = frozenset("لم لن ليس ليست لا ما دون بدون عدم غير بلا نفي نفت ينفي تنفي نافيا نافيه".split())
"""Words that negate what follows them."""

FUTURE = frozenset(
    "سوف المقرر المتوقع المنتظر يعتزم تعتزم يستعد تستعد سيتم ستتم المزمع المفترض المرتقب بحلول مقرر متوقع "
    "يتوقع ويتوقع تتوقع يرتقب ينتظر مؤامره مخطط مخططا للتخطيط التخطيط يخطط يخططون تخطط خططوا خطط".split()
)
"""Words that put what follows into the future."""

FEAR = frozenset(
    "يخشي تخشي خشيه مخاوف خشي تحسبا محتمل محتمله احتمال احتمالات لاحتمال وشيك وشيكه يهدد تهدد خوفا".split()
)
"""Words that make what stands with them feared or expected only."""

ORDER = frozenset(
    "تمهيدا يسعي تسعي سعيه سعيها مسعي بغيه استعدادا لمحاوله وجه امرت قرر قررت يعتزم تعتزم تعهد تعهدت "
    "خطط خطه ينوي تنوي اقر اقرت بصدد ينص تنص يقضي القاضي والقاضي تاجيل تاجيله "
    "عزم عزمه عزمها عزمهم وعد وعدت وعدوا لاجبار لارغام".split()
)
"""Words that make what follows ordered, decided or planned only."""

THAT = "ان"
WITHOUT = frozenset({("دون", THAT), ("بدون", THAT)})
"""«دون أن»: what follows was not done."""

FAILED = frozenset("فشل فشلت فشلوا فشله فشلها فشلهم يفشل تفشل اخفق اخفقت اخفاق تعثر تعذر".split())
"""«فشلوا في التوصل إلى اتفاق»: there is none."""

COMMANDED = frozenset({"امر", "وامر", "فامر"})
"""«أمر القائد بانسحاب القوات»; «الأمر» is a matter."""

DECIDED = ORDER - frozenset("ينص تنص يقضي القاضي والقاضي".split())
"""Those that make an agreement one to come: «ينص اتفاق على …» tells of one that was made."""

WILL = "س"

AFTER = frozenset("بعد عقب اثر غداه جراء".split())
"""What stands right behind one of these has happened, whatever is ordered or planned before."""

STOP_WORKING = frozenset(
    "علق علقت تعليق لتعليق تفريق لتفريق بتفريق فض لفض وقف لوقف بوقف انهاء لانهاء بانهاء منع لمنع تجنب "
    "لتجنب رفع لرفع برفع انسحاب فك لفك بفك كسر".split()
)
"""«وقف القصف»: the noun after it is not said to happen."""

TRIED = frozenset(
    "قضيه جريمه جرائم متهم متهما متهمين المتهم المتهمين اتهام اتهامات بتهمه تهمه تهم محاكمه تورط متورط "
    "المتورطين تورطه ملف تحقيق تحقيقات التحقيق مسؤوليه المسؤوليه قاتل قتله ادانته بادانته حكم عقوبه ذكري "
    "الذكري لذكري قصه تداعيات ضلوع لضلوعه ضلوعه بتهم خلفيه مرتكبي منفذ منفذي وراء علاقه بتدبير تدبير "
    "تخطيط بالتخطيط".split()
)
"""A deed named after one of these is matter of a trial or a file, told elsewhere: «قضية اغتيال»."""

SUPPOSED = frozenset(
    "اذا لو قد يمكن يمكنها يستطيع تستطيع قادر قادره قادرين فكره سيناريو افتراض كان ربما لعل كلما سوي مجرد "
    "مثل كيف هل ضد لمكافحه مكافحه لمواجهه خطر لردع اي امكانيه لامكانيه احتمال خطط تهديدات ظاهره سياسه "
    "ثقافه مفهوم حق بحق لمنع نادرا".split()
) - frozenset({"كان", "ضد", "بحق", "حق", "مثل", "قد"})
"""What stands near these is supposed, possible or spoken of in general, not told."""

GOING_ON = frozenset(
    "تزال يزال زال زالت مستمر مستمره متواصل متواصله تتواصل يتواصل تستمر يستمر دائره دائر تجددت تجدد "
    "استمر دام دامت استانفت استانف تصاعدت تدور اندلعت احتدمت تحتدم دارت جرت شهدت شهد يشهد تشهد "
    "اتسعت توسعت امتدت استمرت تواصلت كثفت كثف"
    "  تكثف جددت جدد واصل واصلت يواصل تواصل صعدت صعد شددت شدد بدات بدا بدء اطلقت اطلق شنت شن يشن تشن تم "
    "تمت يتم تعرض تعرضت تعرضوا".split()
)
"""What is said to go on or to have begun is told, even where it is spoken of as known: «تجددت الاشتباكات»."""

SUPPOSEDLY = frozenset(
    "مفترض مفترضه المفترض المفترضه مزعوم مزعومه المزعوم المزعومه مزعوما مفترضا مشتبه المشتبه".split()
)
"""«هجوم كيميائي مفترض», «المجزرة المزعومة»: adjectives by which the outlet itself doubts what it tells."""

SUSPECTED = frozenset("يشتبه باشتباه بالاشتباه اشتباه يزعم".split())
"""«ما يشتبه بأنه هجوم», «باشتباه وقوع هجوم»: before the noun."""

NO = frozenset({"لا", "ولا", "عدم", "ليس", "لم", "ولم", "نفي"})

TRACES = frozenset("صحه اثر اثار ادله دليل لاثر لاثار لادله لدليل لصحه".split())
"""«لا صحة للأنباء عن انسحاب», «لا أثر لاستخدام», «لم يعثروا على أي آثار»: nothing shows that it happened."""

BASELESS = (("عار", "من"), ("عاريه", "من"))
"""«حديث الأسر عارٍ من الصحة»."""

COMPLETED = frozenset("تم تمت وتم وتمت جري وجري".split())
"""«تم إخراج مدنيين»: done, whatever was agreed before."""

PREPARING = frozenset("يعد تعد يعدون يجهز تجهز يجهزون يحضر تحضر يحضرون يستعد تستعد يتحضر تتحضر يتاهب تتاهب".split())
"""«تعد لهجوم كيماوي», «يجهز لهجوم»: with ل right behind; «تعد الضربة» counts it as one."""

NO_MORE = frozenset("يعد تعد يعودوا يعودا اعد نعد".split())
"""«لم تعد تعتزم شن عملية»: what was meant before is meant no more."""

LASTED = frozenset("استمر استمرت دام دامت يستمر تستمر".split())
"""«هجوم استمر ثلاثة أيام»."""
