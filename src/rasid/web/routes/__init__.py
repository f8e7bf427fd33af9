"""The routes of the API, a file for each part of it. Each names the one right that it takes."""

from fastapi import APIRouter

from rasid.web.routes import about, code, events, places, reports

ROUTERS: tuple[APIRouter, ...] = (about.router, events.router, places.router, reports.router, code.router)
