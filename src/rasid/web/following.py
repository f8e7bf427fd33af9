"""What follows a search needs of the server: the brief of a request, its language, and the key of a feed."""

import hashlib
from datetime import date, timedelta
from urllib.parse import urlencode

from fastapi import Request

from rasid.browse import Filter
from rasid.browse.filter import FilterError
from rasid.export.brief import About, Brief
from rasid.export.brief_feed import Feed
from rasid.pipeline.briefing import brief_of
from rasid.web.desk import Desk
from rasid.web.guard import INTERNAL

FEED_DAYS = 30
"""How far back a feed reaches where the address does not say."""
MOST_DAYS = 366
LANGUAGES = ("ar", "en")


def told_since(desk: Desk, f: Filter, since: str, name: str = "", profile: str = INTERNAL) -> Brief:
    """What is new or changed since an ISO day among the events that meet ``f``. Raises :class:`FilterError`."""
    try:
        day = date.fromisoformat(since)
    except ValueError as e:
        raise FilterError("since", f"«{since[:80]}» is no day", "write it as 2021-07-29") from e
    about = About(day.isoformat(), desk.stamp(), desk.books(), desk.store.head(), name, urlencode(f.pairs()), profile)
    return brief_of(desk.store, desk.index(), f, about)


def told_lately(desk: Desk, f: Filter, days: int, profile: str = INTERNAL) -> Brief:
    """As :func:`told_since`, of so many days until now."""
    return told_since(desk, f, (desk.now().date() - timedelta(days)).isoformat(), profile=profile)


def language(text: str) -> str:
    """The language asked for; Arabic where none is. Raises :class:`FilterError` for one that rasid does not write."""
    if text not in ("", *LANGUAGES):
        raise FilterError("lang", f"«{text[:80]}» is no language of rasid", "ar or en")
    return text or "ar"


def feed_of(request: Request, desk: Desk, f: Filter, lang: str) -> Feed:
    """Whose feed it is: the key is that of the store and the search, whatever else of the address changes."""
    store = desk.store.state().partition(":")[0]
    search = hashlib.sha256(urlencode(f.pairs()).encode()).hexdigest()[:16]
    return Feed(f"{store}:{search}", str(request.base_url), str(request.url), lang)
