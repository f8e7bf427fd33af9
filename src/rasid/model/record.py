"""Any value of the model as plain JSON data and back again, without loss: what a store keeps and a hash is taken of."""

import hashlib
import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def record(value: Any) -> Any:
    """``value`` as dicts, lists, strings and numbers; what stands at its default is left out.

    >>> from rasid.model.values import Count
    >>> record(Count(26, None))
    {'low': 26, 'high': None}
    """
    if is_dataclass(value):
        return {f.name: record(v) for f in fields(value) if (v := getattr(value, f.name)) != f.default}
    if isinstance(value, (tuple, list)):
        return [record(v) for v in value]
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value


def canonical(value: Any) -> str:
    """The one JSON text of ``value``: keys in order, no spaces, so that equal values give equal bytes."""
    return json.dumps(record(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: Any) -> str:
    """SHA-256 of the canonical text, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()


def restored(kind: type[T], data: Any) -> T:
    """The value of type ``kind`` that :func:`record` wrote as ``data``. Raises ``KeyError`` or ``TypeError`` if none.

    >>> from rasid.model.values import Count
    >>> restored(Count, {"low": 26, "high": None})
    Count(low=26, high=None)
    """
    reader: Callable[[Any], T] = _reader(cast(Any, kind))
    return reader(data)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _reader(next(a for a in args if a is not type(None)))
        return lambda data: None if data is None else inner(data)
    if origin is tuple:
        one = _reader(args[0])
        return lambda data: tuple([one(v) for v in data])
    if kind is date:
        return date.fromisoformat
    if origin is frozenset:
        return frozenset
    maker = origin or kind
    if is_dataclass(maker):
        return _maker(maker, args)
    return lambda data: data


def _maker(kind: Any, args: tuple[Any, ...]) -> Callable[[Any], Any]:
    """A reader of one dataclass; a generic one (``Stated[Hop]``) reads its value as what stands in the brackets."""
    hints = get_type_hints(kind)
    parts = {f.name: _reader(args[0] if isinstance(hints[f.name], TypeVar) else hints[f.name]) for f in fields(kind)}
    return lambda data: kind(**{name: parts[name](v) for name, v in data.items()})
