"""The routes of the API, a file for each part of it. Each names the one right that it takes."""

from fastapi import APIRouter

from rasid.web.routes import (
    about,
    account,
    brief,
    code,
    control,
    decisions,
    events,
    export,
    finding,
    people,
    places,
    reports,
    review,
    second,
)

ROUTERS: tuple[APIRouter, ...] = (
    about.router,
    events.router,
    places.router,
    control.router,
    reports.router,
    code.router,
    decisions.router,
    review.router,
    second.router,
    finding.router,
    export.router,
    brief.router,
    account.router,
    people.router,
)
FEEDS: tuple[APIRouter, ...] = (brief.feeds,)
"""Those that stand outside the API's own path."""
