"""Words that a draft of a claim looks for around its deed."""

CONFLICT = frozenset("النار هدنه الهدنه السلاح سلاحها الاسري المختطفين المعتقلين المعارضه الفصائل".split())

PLANS = frozenset("اتفاق اتفاقيه خطه مشروع قرار مقترح مبادره".split())

CAMPAIGNS = frozenset("عمليه عمليات معركه معارك حمله حملات لعمليه بعمليه لمعركه بمعركه لحمله".split())
AIMED_AT = frozenset({"تحرير", "استعاده"})
"""«عملية تحرير المدينة»: a fight by the name of what it is for."""

LEADS = frozenset({"الي", "علي", "ضروره", "عن"})
