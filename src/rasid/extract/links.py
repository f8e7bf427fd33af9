"""How the claims of one report stand to each other: part of another, another version of it, or its denial."""

from collections.abc import Sequence

from rasid.extract.draft import Draft
from rasid.knowledge.ontology import kinds

_PARTS = frozenset({"custody", "seizure", "property"})
_WHOLES = frozenset({"violence", "territory"})


def link(drafts: Sequence[Draft]) -> None:
    """Set ``part_of`` and ``variant_of``, and mark as disputed what the same report also denies."""
    for k, new in enumerate(drafts):
        before = drafts[:k]
        if new.status == "denied":
            _deny(new, drafts[:k] or drafts[k + 1 :])
        elif _variant(new, before):
            continue
        else:
            _part(new, before)


def _deny(new: Draft, others: Sequence[Draft]) -> None:
    old = next((d for d in reversed(others) if _comparable(d, new) and d.status != "denied"), None)
    if old is not None:
        new.variant_of = old
        if old.status == "asserted":
            old.status = "claimed-disputed"


def _comparable(old: Draft, new: Draft) -> bool:
    """One kind, or two kinds of one group of armed acts, and no two places that differ."""
    if old.kind != new.kind and not (_group(old) == _group(new) and _group(old) in _WHOLES):
        return False
    return _near(old, new)


def _group(d: Draft) -> str:
    return kinds()[d.kind].group


def _near(old: Draft, new: Draft) -> bool:
    a = {t.where.id for t in old.places if t.where}
    b = {t.where.id for t in new.places if t.where}
    return not a or not b or bool(a & b)


def _variant(new: Draft, before: Sequence[Draft]) -> bool:
    """Another source with another toll of the same kind, place and day."""
    for old in reversed(before):
        if old.kind != new.kind or not _near(old, new) or _chain(old) == _chain(new) or not _same_day(old, new):
            continue
        if _rival_tolls(old, new):
            new.variant_of = old
            return True
    return False


def _chain(d: Draft) -> tuple[str | None, ...]:
    return tuple(h.value.name for h in d.scope.chain) if d.scope else ()


def _same_day(old: Draft, new: Draft) -> bool:
    if old.date is None or new.date is None or old.date.earliest is None or new.date.earliest is None:
        return True
    return old.date.earliest == new.date.earliest and old.date.latest == new.date.latest


def _rival_tolls(old: Draft, new: Draft) -> bool:
    mine = {(t.what, t.count) for t in new.tallies if t.subset_of is None}
    theirs = {(t.what, t.count) for t in old.tallies if t.subset_of is None}
    return bool({w for w, _ in mine} & {w for w, _ in theirs}) and mine != theirs


def _part(new: Draft, before: Sequence[Draft]) -> None:
    """Prisoners and arms taken in the fight that the same sentence tells."""
    if _group(new) not in _PARTS:
        return
    for old in reversed(before):
        if old.one.sentence != new.one.sentence:
            return
        if _group(old) in _WHOLES and old.status == "asserted":
            new.part_of = old
            return
