"""Words that say where a place lies, and what is no place of an event."""

TOWARDS = frozenset({"الي", "باتجاه", "نحو", "صوب", "تجاه"})

NEAR = frozenset("قرب القريبه المجاوره المتاخمه المجاور القريب المتاخم".split())

AFFAIRS = frozenset("قمه محادثات مفاوضات اتفاق اتفاقيه مسار مؤتمر منصه عمليه تفاهمات مباحثات".split())
"""«بعد قمة طهران», «منفذ عملية تل أبيب»: the name of an affair, told of elsewhere."""

LYING = frozenset("الواقع الواقعه الكائن الكائنه يقع تقع".split())

FROM, DISTANCE = frozenset({"من", "عن"}), frozenset({"بعد", "مسافه"})

SINCE = frozenset({"منذ", "ومنذ"})

BEGINNING = frozenset("بدء بدايه انطلاق اندلاع ان".split())
