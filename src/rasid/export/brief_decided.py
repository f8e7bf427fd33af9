"""The sentences of what people decided on an event, each with who decided it and, where it was given, the reason."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from rasid.export.brief_changes import Line
from rasid.export.brief_values import amount, decider, name, named
from rasid.knowledge.brief_words import Both, counted, part, sentence
from rasid.knowledge.names import name_of
from rasid.model.event import Decision

_PAIRS = ("same", "different", "unsure")


def decided_lines(decisions: Iterable[Decision]) -> list[Line]:
    """A line for each decision, and one for its reason."""
    return [line for d in decisions for line in _decided(d)]


def _decided(d: Decision) -> Iterator[Line]:
    by, code = decider(d.by), f"decided_{d.what}"
    if d.what == "correct" and not d.value:
        code = "decided_corrected"
    yield Line(code, sentence(code, by, name(d.at[:10]), *_values(d)), (), by)
    if d.why.strip() and d.what != "comment":
        yield Line("why", sentence("why", by, name(d.why)), (), by)


def _values(d: Decision) -> tuple[Both, ...]:
    """What fills the sentence after who and when."""
    if d.what in _PAIRS:
        return (counted("claim", len(d.about)),)
    if d.what == "comment":
        return (name(d.value or d.why),)
    value = _read(d.value)
    if d.what == "correct" and isinstance(value, list) and len(value) > 1:
        field, _, rest = str(value[0]).partition(":")
        called = name_of("field", field)
        return {k: f"{v} {rest}".strip() for k, v in called.items()}, name(value[1])
    if d.what in ("assess", "grade") and isinstance(value, dict):
        return _figure(d.what, value)
    return name(d.value), name(d.value)


def _figure(what: str, value: dict[str, Any]) -> tuple[Both, ...]:
    measure, who = str(value.get("what", "")), str(value.get("who", "unknown"))
    if what == "grade":
        return _of(name_of("measure", measure), who), named("grade", str(value.get("grade", "")))
    best = value.get("best")
    number = best if isinstance(best, int) else None
    return (_of(amount(measure, number, number), who),)


def _of(said: Both, who: str) -> Both:
    return said if who == "unknown" else part("measured", said, name_of("population", who))


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
