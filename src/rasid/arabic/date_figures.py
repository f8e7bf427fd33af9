"""Days written in figures alone: «2018/5/3»، «03-05-2018»، ISO, and a diary's «في 15» or «22/04»."""

from datetime import date

from rasid.arabic.date_cursor import BARS, COMMAS, Cursor, Got
from rasid.arabic.reckoning import add_months


def numeric(c: Cursor, k: int) -> Got | None:
    """A date in figures at ``k``: day first or year first, and American order only where the day cannot be a month."""
    j, parts, mark = _figures(c, k)
    if not all(p.isdigit() for p in parts):
        return None
    if len(parts) == 3:
        found = _long(parts, mark) or (_short(parts, mark) if c.diary else None)
        return Got(j, found, found, "day.figures", fixed=True, ahead=found > c.pub) if found else None
    if len(parts) == 2 and (c.diary or _dated(c, k)):
        found = _two(parts, c)
        return Got(j, found, found, "day.figures") if found else None
    return None


def _dated(c: Cursor, k: int) -> bool:
    """«في 14/5» is a day where a word before it says so; «24/7» and «1/2» are none."""
    before = c.w[k - 1] if k else ""
    return before in ("بتاريخ", "تاريخ", "يوم", "الموافق") or c.kind(k - 1) == "weekday"


def _figures(c: Cursor, k: int) -> tuple[int, list[str], str]:
    """The groups of figures from ``k`` on that bars, or points, hold together, and the last such mark."""
    w = c.w[k]
    if "." in w:
        return k + 1, w.split("."), "."
    parts, j, mark = [w], k + 1, ""
    while len(parts) < 3 and c.w[j] in BARS and c.w[j + 1].isdigit():
        parts.append(c.w[j + 1])
        j, mark = j + 2, c.w[j]
    if c.diary and len(parts) == 2 and c.w[j] in COMMAS and c.w[j + 1].isdigit():
        parts.append(c.w[j + 1])
        j, mark = j + 2, ","
    if c.w[j] in BARS and c.w[j + 1][:1].isdigit():
        return j, [], mark  # a number of a file or a telephone
    return j, parts, mark


def _long(parts: list[str], mark: str) -> date | None:
    """Three groups of which one is a year of four figures."""
    sizes = [len(p) for p in parts]
    a, b, e = (int(p) for p in parts)
    if sizes[0] == 4 and max(sizes[1:]) <= 2 and 1900 < a < 2200:
        return _made(a, b, e)
    if sizes[2] == 4 and max(sizes[:2]) <= 2 and 1900 < e < 2200:
        return (_made(e, a, b) if mark == "," else None) or _made(e, b, a) or _made(e, a, b)
    return None


def _short(parts: list[str], mark: str) -> date | None:
    """Three groups of two figures, as diaries write them: «16/04/21» year first, «18-9-15» day first."""
    if max(len(p) for p in parts) > 2:
        return None
    a, b, e = (int(p) for p in parts)
    if mark == ",":
        return _made(2000 + e, a, b)
    return _made(2000 + a, b, e) if mark == "/" else _made(2000 + e, b, a)


def _two(parts: list[str], c: Cursor) -> date | None:
    """Day and month, the latest that is not after publication."""
    if max(len(p) for p in parts) > 2:
        return None
    a, b = int(parts[0]), int(parts[1])
    for year in (c.pub.year, c.pub.year - 1):
        found = _made(year, b, a) or (_made(year, a, b) if c.diary else None)
        if found and found <= c.pub:
            return found
    return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def bare_number(c: Cursor, k: int) -> Got | None:
    """«يوم 27»، and in a diary «في 15»: the latest such day of a month that is not after publication."""
    number = c.small(k)
    if not number or not 1 <= number[1] <= 31 or c.kind(number[0]) in ("unit", "the"):
        return None
    for months in range(0, -3, -1):
        found = _made(*_year_month(add_months(c.pub.replace(day=1), months)), number[1])
        if found and (found <= c.pub or c.diary):
            return Got(number[0], found, found, "day.number")
    return None


def _year_month(day: date) -> tuple[int, int]:
    return day.year, day.month
