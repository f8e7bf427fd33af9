"""What the values of facets are called, in Arabic and in English."""

from rasid.browse.columns import Columns
from rasid.knowledge.actors import actor_book
from rasid.knowledge.names import Names, name_of
from rasid.knowledge.places import gazetteer

_GROUPS = {
    "kind": "kind", "sub_type": "kind", "type": "type", "status": "status", "grade": "grade", "decided": "decided",
    "geo": "precision", "time": "precision", "root_kind": "root_kind",
}  # fmt: skip
_PARTIES = ("actor", "initiator", "target")


def label(c: Columns, field: str, value: str) -> Names:
    """The names of a value: of the books, of the cards, or the value itself."""
    if field in _GROUPS:
        return name_of(_GROUPS[field], value)
    if field in _PARTIES:
        entry = actor_book().entry(value)
        if entry is not None:
            return {"ar": entry.actor.name_ar, "en": entry.actor.name_en}
        return _both(value.removeprefix("?"))
    if field == "country":
        place = gazetteer().country(value)
        return {"ar": place.name_ar, "en": place.name_en} if place else _both(value)
    if field == "admin1":
        country, _ = c.labels["country_of"].get(value, ("", ""))
        held = gazetteer().governorate(country, value)
        return {"ar": held.name_ar, "en": value} if held else _both(value)
    if field == "admin2":
        district = gazetteer().districts().get((*c.labels["unit_of"].get(value, ("", "")), value))
        return {"ar": district.name_ar, "en": value} if district else _both(value)
    known = c.labels.get(field, {}).get(value)
    return {"ar": known[0], "en": known[1]} if known else _both(value)


def _both(text: str) -> Names:
    return {"ar": text, "en": text}
