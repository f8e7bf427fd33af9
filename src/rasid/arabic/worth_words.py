"""Words that say whether what is told is an occurrence at all."""

IF = frozenset({"لو", "ولو", "اذا", "واذا", "فاذا"})

WHETHER = frozenset((a, b) for a in ("ان", "اذا", "ما", "عما") for b in ("كان", "كانت", "كانوا", "اذا"))

AIMS = frozenset({"باتجاه", "نحو", "بهدف", "محاوله", "اجل", "بغيه", "بغرض", "قصد"})

RECKONED = frozenset("يعتبر تعتبر يعد تعد يمثل تمثل يشكل تشكل".split())

STILL = frozenset({"تزال", "يزال", "زال", "زالت"})

SPREAD = frozenset("تركز تركزت طال طالت شمل شملت امتد امتدت انتقل انتقلت بدا بدات".split())
"""«تركزت الغارات على القرى»: verbs that say where what is known took place."""

NOW = ("ي", "تت", "تن")
"""How an imperfect begins that is no perfect of another form: «ينتشر», «تتمركز», «تنتشر», against «تقدم»."""

NEWS = frozenset({"انباء", "معلومات", "تقارير", "اخبار", "الانباء", "التقارير"})
"""«أنباء عن استهداف مواقع»: what is about to be told."""

ANSWERABLE = frozenset(
    "مسؤول مسؤوله مسؤولين مسؤولون مسؤوليه مسؤوليته مسؤوليتها المسؤول المسؤوله المسؤولين المسؤوليه".split()
)
"""«مسؤولة عن مقتل الصحفي»."""

STRIVEN = frozenset("اجل المساعي مساعي جهود الجهود بهدف سعيا حال شرط بشرط لتحقيق لضمان".split())
"""«المساعي لانسحاب القوات», «في حال خروجهم»: what is striven for, or supposed."""

LEADING = frozenset("تؤدي يؤدي تودي يودي تقود يقود تفضي".split())
"""«معلومات تؤدي إلى اعتقاله»: what may come of news of him."""
