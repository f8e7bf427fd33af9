"""Which form of a counted noun a number takes in Arabic: one, two, a few (3–10), many (11–99), or a round hundred.

The rule of CLDR for Arabic; the forms themselves are data.
"""

FORMS = ("zero", "one", "two", "few", "many", "other")
_FEW, _MANY = range(3, 11), range(11, 100)


def form_of(n: int) -> str:
    """The name of the form for ``n``.

    >>> [form_of(n) for n in (0, 1, 2, 3, 10, 11, 99, 100, 101, 103, 111)]
    ['zero', 'one', 'two', 'few', 'few', 'many', 'many', 'other', 'other', 'few', 'many']
    """
    if n in (0, 1, 2):
        return FORMS[n]
    rest = n % 100
    return "few" if rest in _FEW else "many" if rest in _MANY else "other"
