"""Words that a draft of a claim looks for around its deed."""

CONFLICT = frozenset("النار هدنه الهدنه السلاح سلاحها الاسري المختطفين المعتقلين المعارضه الفصائل".split())

PLANS = frozenset("اتفاق اتفاقيه خطه مشروع قرار مقترح مبادره".split())

CAMPAIGNS = frozenset("عمليه عمليات معركه معارك حمله حملات لعمليه بعمليه لمعركه بمعركه لحمله".split())
AIMED_AT = frozenset({"تحرير", "استعاده"})
"""«عملية تحرير المدينة»: a fight by the name of what it is for."""

LEADS = frozenset({"الي", "علي", "ضروره", "عن"})

DOING = frozenset(
    f"{by}{word}"
    for by in ("ب", "ل")
    for word in "شن توجيه تنفيذ القيام اجراء فرض ارتكاب اطلاق استخدام تسديد التحرك الرد الثار".split()
)
"""Nouns that carry out another: «هدد بشن هجوم», «توعدت بتوجيه ضربة»."""

ABOUT = frozenset("بشان حول تهدف يهدف هدفها هدفت بهدف اجل تتعلق بخصوص لبحث لمناقشه تتناول تناولت".split())
"""Between talks and what they are about."""

CAMPS = frozenset({"مخيم", "مخيما", "مخيمات", "المخيم", "مركز", "ملجا", "مساكن"})
"""«مخيم للنازحين»: whom a place is for."""

ATTEMPTS = frozenset("محاوله محاولات محاولتي محاولتين المحاوله المحاولات".split())
"""«لمحاولة تقدم»."""

REPELLING = frozenset("تصدي التصدي تصديها تصديه صد لصد احباط افشال لافشال لاحباط".split())
"""Nouns of meeting an attack: «خلال تصدي الفصائل لمحاولة تقدم»."""
