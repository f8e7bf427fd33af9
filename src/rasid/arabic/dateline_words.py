"""Words of the line that says where a report was written, and of who sits or comes from where."""

SEATS = frozenset("مقره مقرها مقرهم يتخذ تتخذ".split())

DESKS = frozenset("خاص وكالات متابعات مراسلون مراسلنا ا ف ب د".split())

HOMES = frozenset(
    "المقيم المقيمه المقيمين مقيم مقيمه المنحدر المنحدره المنحدرين منحدر منحدرا ينحدر تنحدر ينحدرون المتحدر يتحدر "
    "المولود مواليد".split()
)
