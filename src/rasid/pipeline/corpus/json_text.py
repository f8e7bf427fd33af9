"""JSON of rows that rasid alone reads back: as short as can be, and such that Arrow can hold it, whatever is in it.

A million claims are written and read some five times on their way to incidents, so this is done by orjson where it is
installed, as the extra has it; without it, and for what it refuses, by the standard library, with equal values.
"""

import json
from typing import Any

try:
    import orjson
except ImportError:
    orjson = None  # type: ignore[assignment]

_AS_IT_IS = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ESCAPED = json.JSONEncoder(separators=(",", ":")).encode


_STANDARD = " "
"""Stands before what orjson refused, and might misread: lone surrogates, whole numbers of more than 64 bits."""


def written(parts: Any) -> str:
    """``parts`` as JSON; a lone surrogate, which UTF-8 cannot hold, is escaped. Numbers must be finite."""
    if orjson is not None:
        try:
            return orjson.dumps(parts).decode()
        except TypeError:
            pass
    text = _AS_IT_IS(parts)
    return _STANDARD + (text if text.isascii() or _holds(text) else _ESCAPED(parts))


def _holds(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def parsed(text: str) -> Any:
    """What :func:`written` wrote, here or where orjson is not. Raises :class:`ValueError` where it is no JSON."""
    return orjson.loads(text) if orjson is not None and not text.startswith(_STANDARD) else json.loads(text)
