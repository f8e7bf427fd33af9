"""Numbers written in digits: thousands, decimals, spaced groups, powers and plain fractions."""

import re

from rasid.arabic.segment import Text

Value = int | float

_POINT = {"٫": ".", "٬": ",", "،": ","}
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$")
_MIXED = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})+(?!\1)[.,]\d+$")
_DECIMAL = re.compile(r"\d+[.,]\d+$")


def plain(value: Value) -> Value:
    """``value`` as an int where it is one."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value


def worth(digits: str) -> Value | None:
    """What a run of ASCII digits with , . ٬ ٫ is worth; ``None`` for what is no one number (an address).

    Groups of three are thousands («1,200», «1.200»), else a single separator is a decimal point («1,4»).

    >>> worth("1,200"), worth("1.4"), worth("12.220,13"), worth("192.168.1.2")
    (1200, 1.4, 12220.13, None)
    """
    if digits.isdigit():
        return int(digits)
    text = "".join(_POINT.get(c, c) for c in digits)
    if "٫" in digits:
        whole, _, part = text.replace(",", "").rpartition(".")
        return plain(float(f"{whole}.{part}")) if whole.isdigit() and part.isdigit() else None
    if "،" in digits and digits[-1] != "،" and ("," in digits or "." in digits):
        head, _, tail = digits.rpartition("،")
        whole, part = head + tail[:3], tail[4:]
        return plain(float(f"{whole.replace('،', '')}.{part}")) if whole and part.isdigit() else None
    if _GROUPED.match(text):
        return int(text.replace(",", "").replace(".", ""))
    if _MIXED.match(text):
        split = max(text.rfind(","), text.rfind("."))
        whole = text[:split].replace(",", "").replace(".", "")
        return plain(float(f"{whole}.{text[split + 1 :]}"))
    if _DECIMAL.match(text):
        return plain(float(text.replace(",", ".")))
    return None


def glued(text: Text, k: int) -> bool:
    """Whether word ``k + 1`` is written onto word ``k`` without white space."""
    if k + 1 >= len(text.words):
        return False
    between = text.raw[text.ends[k] : text.starts[k + 1]]
    return not between or (between != " " and not any(map(str.isspace, between)))


def read_digits(text: Text, k: int) -> tuple[int, Value] | None:
    """The number in digits that begins at word ``k`` and the word after it; ``None`` where it is a label («29كم»)."""
    words, n = text.words, len(text.words)
    run, j = words[k], k + 1
    while j + 1 < n and words[j] in ",،٬٫" and words[j + 1][0].isdigit() and glued(text, j - 1) and glued(text, j):
        run += words[j] + words[j + 1]
        j += 2
    if j - k > 1 and worth(run) is None:
        run, j = words[k], k + 1
    if j < n and glued(text, j - 1) and words[j][0].isalpha():
        return _power(text, k, j, run)
    value = worth(run)
    if value is None:
        return None
    if j < n and words[j] == "^" and glued(text, j - 1):
        return _power(text, k, j, run)
    if j - k == 1 and run.isdigit() and len(run) <= 3:
        j, value = _spaced(text, j, int(run))
    return _fraction(text, k, j, value)


def _spaced(text: Text, j: int, value: int) -> tuple[int, int]:
    """«1 234 567»: groups of three after a first of one to three; one group alone only where it is 000."""
    groups, at = [], j
    while at < len(text.words) and len(text.words[at]) == 3 and text.words[at].isdigit():
        groups.append(text.words[at])
        at += 1
    if value and (len(groups) > 1 or groups == ["000"]):
        return at, int(str(value) + "".join(groups))
    return j, value


def _slash(text: Text, k: int) -> tuple[int, float] | None:
    """A bare «3/4» at word ``k``, and no date («5/17/2018»)."""
    words = text.words
    if k + 2 >= len(words) or words[k + 1] != "/" or not (words[k].isdigit() and words[k + 2].isdigit()):
        return None
    if not (glued(text, k) and glued(text, k + 1)) or int(words[k + 2]) == 0 or int(words[k]) >= int(words[k + 2]):
        return None
    longer = k + 3 < len(words) and words[k + 3] in "/-" and glued(text, k + 2)
    after = k and words[k - 1] in "/-" and k > 1 and words[k - 2].isdigit()
    return None if longer or after else (k + 3, int(words[k]) / int(words[k + 2]))


def _fraction(text: Text, k: int, j: int, value: Value) -> tuple[int, Value]:
    """«3/4», «1 4/5» and, as right-to-left text often has it, «4/5 1»."""
    if j == k + 1 and (own := _slash(text, k)):
        after = own[0]
        if after < len(text.words) and text.words[after].isdigit() and not glued(text, after - 1):
            return after + 1, own[1] + int(text.words[after])
        return own
    if isinstance(value, int) and j < len(text.words) and (part := _slash(text, j)):
        return part[0], value + part[1]
    return j, value


def _power(text: Text, k: int, j: int, run: str) -> tuple[int, Value] | None:
    """«1e10», «1.1^23», «2.5^-1»."""
    words, base = text.words, worth(run)
    sign, at = 1, j + 1
    if at < len(words) and words[at] in "+-":
        sign, at = (-1 if words[at] == "-" else 1), at + 1
    if base is None or words[j] not in ("e", "^") or at >= len(words):
        return None
    if not words[at].isdigit() or int(words[at]) > 300:
        return None
    power = sign * int(words[at])
    try:
        value = float(f"{base}e{power}") if words[j] == "e" else float(base) ** power
    except (OverflowError, ZeroDivisionError):
        return None
    return at + 1, plain(value)
