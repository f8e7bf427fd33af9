"""The reports of an incident as other schemes list them: outlets, titles, days, and whoever is said to know."""

from collections.abc import Iterable, Iterator

from rasid.export.rows import Row

_BETWEEN = "; "


def joined(values: Iterable[object]) -> str | None:
    """Each value once, parted by «; »; ``None`` where there is none."""
    return _BETWEEN.join(dict.fromkeys(str(v) for v in values if v)) or None


def outlets(row: Row) -> str | None:
    """The outlets."""
    return joined(r["outlet"] for r in row["told_in"])


def articles(row: Row) -> str | None:
    """Outlet, day and title of each report, as a citation."""
    return joined(", ".join(str(r[k]) for k in ("outlet", "published", "title") if r[k]) for r in row["told_in"])


def originals(row: Row) -> str | None:
    """Whoever is said to know: the last of each chain, with the affiliation where it is another; else the outlet."""
    return joined(_last(c["attribution"]) for report in row["coded"] for c in report["claims"])


def _last(chain: list[Row]) -> str:
    if not chain:
        return ""
    hop = chain[-1]
    name, org = hop["name"] or hop["org"] or hop["kind"], hop["org"]
    return f"{name} ({org})" if org and org != name else str(name)


def addresses(row: Row) -> list[str]:
    """The addresses of the reports."""
    return [str(r["url"]) for r in row["told_in"] if r["url"]]


def published(row: Row) -> list[str]:
    """The days of publication, in order."""
    return sorted(r["published"] for r in row["told_in"] if r["published"])


def evidence(row: Row, claims: Iterable[str]) -> Iterator[str]:
    """The words that state claims, where the profile lets them through."""
    wanted = set(claims)
    for report in row["coded"]:
        for c in report["claims"]:
            if c["id"] in wanted and c["evidence"]["text"]:
                yield c["evidence"]["text"]
