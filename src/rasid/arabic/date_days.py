"""Phrases that name a day: «صباح اليوم الخميس»، «السبت 11 أيلول/سبتمبر»، «أول من أمس»، «03-05-2018»."""

from datetime import date, timedelta
from typing import NamedTuple

from rasid.arabic.calendar_words import NO_TODAY, OUTLETS, PRESS, SAME, TONES, Word
from rasid.arabic.date_cursor import BARS, COMMAS, Cursor, Got
from rasid.arabic.date_figures import bare_number, numeric
from rasid.arabic.date_months import full
from rasid.arabic.reckoning import NEXT, unit_around, weekday

_NIGHT = frozenset({"ليل", "ليله"})
_FROM, _IN, _THAT_IS = frozenset(["من"]), frozenset(["في"]), frozenset(["الموافق", "الموافقه"])


class _Atom(NamedTuple):
    """One naming of a day: by distance (اليوم), by weekday, or in full."""

    j: int
    offset: int | None = None
    weekday: int | None = None
    full: Got | None = None


def day(c: Cursor, k: int) -> Got | None:
    """A day at ``k`` with whatever part of the day leads it."""
    j, led = _lead(c, k)
    found = _named(c, j + (led != "" and c.w[j] == "("))
    if found:
        return _pair(c, j, found)
    if led == "time":
        return Got(j, c.pub, c.pub, "day.part")
    if led == "number" or (c.kind(k) == "unit" and j == k + 1):
        return bare_number(c, j)
    return None


def _lead(c: Cursor, k: int) -> tuple[int, str]:
    """Past «صباح»، «يوم»، «بعد ظهر»، «ساعة متأخرة من ليل»، «منتصف ليلة»: where the day itself should stand."""
    j, led = k, ""
    for _ in range(6):
        kind = c.kind(j)
        if kind == "part":
            j, led = j + 1, led or "part"
        elif (kind == "unit" and c.word(j).value in (0, 2) and _clock(c, j)) or kind == "lead":
            j, led = c.skip(c.skip(j + 1, TONES), _FROM), "clock"
        elif _leads(c, j, kind):
            j += 1
        elif kind == "time" and led == "clock":
            j, led = c.skip(c.skip(j + 1, TONES), _FROM), "time"
        else:
            break
    return j, led


def _leads(c: Cursor, k: int, kind: str) -> bool:
    """«يوم»، «يومي», and «بعد» or «منتصف» before a part of the day."""
    if kind == "unit":
        return c.word(k).value in (3, 4) and not c.w[k].endswith("يوما")
    if kind == "middle":
        return c.kind(k + 1) in ("part", "time")
    return kind in ("ago", "after") and c.w[k + 1] in ("ظهر", "منتصف", "عصر")


def _clock(c: Cursor, k: int) -> bool:
    """«ساعات» leads a day only with a part of the day or «متأخرة» after it."""
    return c.w[k + 1] in TONES or c.kind(k + 1) in ("part", "time")


def _named(c: Cursor, k: int) -> Got | None:
    """One to three namings of the same day: «أمس الثلاثاء 12 حزيران/يونيو»."""
    atoms: list[_Atom] = []
    j = k
    while len(atoms) < 4:
        at = _joined(c, j) if atoms else j
        atom = _atom(c, at)
        if atom is None or (atom.weekday is not None and any(a.weekday is not None for a in atoms)):
            break
        if atoms and atom.offset is not None and any(a.offset is not None or a.full for a in atoms):
            break
        atoms.append(atom)
        j = atom.j
        if c.w[j] == ")" and c.w[at - 1] == "(":
            j += 1
    return _settled(c, j, atoms) if atoms else None


def _joined(c: Cursor, k: int) -> int:
    """Past what may stand between two namings of one day."""
    j = k
    if c.w[j] in COMMAS or c.w[j] in BARS or c.w[j] == "(":
        j += 1
    j = c.skip(c.skip(j, _THAT_IS), _IN)
    return j + 1 if c.kind(j) == "unit" and c.word(j).value == 3 else j


def _atom(c: Cursor, k: int) -> _Atom | None:
    word = c.word(k)
    if word.kind == "day":
        return _distance(c, k, word)
    if word.kind == "weekday":
        return _Atom(k + 1, weekday=word.value)
    w = c.w[k]
    if w in ("اول", "واول", "قبل", "بعد", "وقبل", "وبعد"):
        shifted = _shifted(c, k)
        if shifted:
            return shifted
    got = full(c, k) or (numeric(c, k) if w[:1].isdigit() else None)
    return _Atom(got.j, full=got) if got else None


def _distance(c: Cursor, k: int, word: Word) -> _Atom | None:
    """«اليوم»، «أمس»، «غدا», where they are no name and no count of days."""
    if word.value == 0:
        after = c.w[k + 1]
        told_before = c.w[k - 1] in SAME or c.kind(k - 1) == "that" or c.kind(k + 1) in ("same", "next", "last")
        if after in NO_TODAY or told_before or outlet(c, k):
            return None
        return _Atom(k + 1, offset=0)
    if word.value == -1 and c.w[k + 1] in ("الاول", "الاولي"):
        return _Atom(k + 2, offset=-2)
    return _Atom(k + 1, offset=word.value)


def outlet(c: Cursor, k: int) -> bool:
    """Whether «اليوم» at ``k`` ends an outlet's name («قناة روسيا اليوم»)."""
    return k > 0 and c.w[k - 1] in OUTLETS and ((k > 1 and c.w[k - 2] in PRESS) or c.quoted(k - 1, k + 1))


def _shifted(c: Cursor, k: int) -> _Atom | None:
    """«أول من أمس»، «أول أمس»، «قبل أمس»، «بعد غد»."""
    j = c.skip(k + 1, _FROM)
    j = j + 1 if c.kind(j) == "unit" and c.word(j).value == 3 else j
    word = c.word(j)
    if word.kind != "day" or not word.value or (word.value > 0) != (c.kind(k) == "after"):
        return None
    return _Atom(j + 1, offset=2 * word.value)


def _settled(c: Cursor, j: int, atoms: list[_Atom]) -> Got | None:
    """The day that the namings agree on; a full date outweighs a weekday, and that outweighs «اليوم»."""
    j, side = c.side(j)
    j = _after(c, j)
    given = [a.full for a in atoms if a.full]
    if given:
        return max(given, key=lambda got: got.fixed)._replace(j=j)
    offset = next((a.offset for a in atoms if a.offset is not None), None)
    of_week = next((a.weekday for a in atoms if a.weekday is not None), None)
    if of_week is None:
        assert offset is not None
        found = c.pub + timedelta(offset)
        return Got(j, found, found, "day.relative", ahead=offset > 0)
    if offset is not None:
        near = c.pub + timedelta(offset)
        found = near + timedelta((of_week - near.weekday()) % 7) if offset > 0 else weekday(of_week, near)
        return Got(j, found, found, "day.relative", ahead=offset > 0)
    week = _week_after(c, j)
    if week and not side:
        found = week[1] + timedelta(of_week)
        return Got(week[0], found, found, "day.weekday.of-week", ahead=found > c.pub)
    if not side and c.due():
        found = c.pub + timedelta((of_week - c.pub.weekday()) % 7)
        return Got(j, found, found, "day.weekday.due", ahead=True)
    found = weekday(of_week, c.pub, side)
    return Got(j, found, found, f"day.weekday{'.' + side if side else ''}", ahead=side == NEXT)


def _week_after(c: Cursor, k: int) -> tuple[int, date] | None:
    """«من الأسبوع المقبل» after a weekday: where it ends and that week's Monday."""
    if c.w[k] != "من" or c.unit(k + 1, "the") != ("week", 0):
        return None
    j, side = c.side(k + 2)
    return (j, unit_around("week", c.pub, {"next": 1, "now": 0, "last": -1}.get(side, -2))[0]) if side else None


def _after(c: Cursor, j: int) -> int:
    """Past a part of the day that follows: «الخميس مساء»، «أمس ليلا»."""
    return j + 1 if c.kind(j) == "time" or c.w[j] == "مساء" else j


def _pair(c: Cursor, k: int, first: Got) -> Got:
    """«ليل الأربعاء - الخميس»، «ليل الخميس إلى الجمعة»، «يومي الجمعة والسبت»: two neighbouring days."""
    j = first.j
    if not first.rule.startswith("day.weekday") or first.lo is None:
        return first
    word = c.word(j)
    if c.w[j] in BARS or c.w[j] in ("الي", "علي"):
        j, word = j + 1, c.word(j + 1)
    elif not c.w[j].startswith("و") and c.w[k - 1] not in _NIGHT:  # «ليل الاثنين الثلاثاء»
        return first
    if word.kind != "weekday" or word.value != (first.lo.weekday() + 1) % 7:
        return first
    j, side = c.side(j + 1)
    last = weekday(word.value, c.pub, side)
    return Got(j, last - timedelta(1), last, "day.pair", "span", ahead=side == NEXT)
