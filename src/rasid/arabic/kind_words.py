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

AIRY = frozenset(
    "دفاع الدفاع دفاعات الدفاعات دفاعاتنا دفاعاتها دفاعاته قاعده القاعده قواعد القواعد المجال مجال الاجواء الخطوط خطوط "
    "الملاحه ملاحه مطار المطار حظر الحظر جسر الجسر النقل".split()
)
"""What «جوي» says of these is no attack from the air."""

FEW = frozenset("ثلاث اربع خمس ست سبع ثماني ثمان تسع عشر".split())
"""Numbers of three to ten before a feminine plural: «خمس أسر»."""
