"""Words that point back at what is denied."""

NOT = frozenset({"لم", "لا", "لن"})

WHICH = frozenset({"الذي", "التي", "ما"})
"""«الأمر الذي نفاه», «وهو ما تنفيه»: behind these a pronoun on the verb means what was told."""

IT = frozenset({"ذلك", "الامر"})

THESE = frozenset({"هذه", "هذا", "تلك", "صحه", "كل", "جميع"})

MATTERS = frozenset(
    "الانباء التقارير الاتهامات الاتهام المزاعم الادعاءات للادعاءات للاتهامات الروايه الخبر الاخبار المعلومات "
    "التصريحات الشائعات التهم التهمه".split()
)
"""What a report is called by who denies it; behind «هذه» it needs no more."""
