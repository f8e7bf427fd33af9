"""Words around a deed that decide its kind: no fight, under a deal, over a time."""

NO = frozenset({"بلا", "دون", "بدون", "اي"})

FIGHT = frozenset("قتال مقاومه اشتباك اشتباكات معارك مواجهات مواجهه".split())

UNDER = frozenset({"بموجب", "ضمن", "وفق"})

DEAL = frozenset("اتفاق الاتفاق تفاهم تسويه التسويه المصالحه".split())

OVER = frozenset({"منذ", "خلال", "طوال", "طيله"})

A_TIME = frozenset(
    "بدء بدايه انطلاق اندلاع تصعيد تصعيدها الفتره المده الحرب الحمله الازمه الصراع النزاع الشهور الاشهر "
    "الاسابيع السنوات الاعوام".split()
)
