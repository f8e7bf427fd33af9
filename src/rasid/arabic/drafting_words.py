"""Words that a draft of a claim looks for around its deed."""

CONFLICT = frozenset("النار هدنه الهدنه السلاح سلاحها الاسري المختطفين المعتقلين المعارضه الفصائل".split())

PLANS = frozenset("اتفاق اتفاقيه خطه مشروع قرار مقترح مبادره".split())

LEADS = frozenset({"الي", "علي", "ضروره", "عن"})
