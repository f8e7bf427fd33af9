"""Words of the line that says whence a report was taken: «المصدر: …», «نقلاً عن …»."""

SOURCES = frozenset("المصدر مصدر نقلا المصادر".split())
"""They open a line of credit at the end of a report."""

AGENCIES = frozenset("وكالات الوكالات".split())
"""Agencies that are not named: a credit to nobody."""
