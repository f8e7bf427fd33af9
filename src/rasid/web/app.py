"""The application: the API, the page, and what guards both."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi

from rasid.version import VERSION
from rasid.web.desk import Desk
from rasid.web.faults import tell_faults
from rasid.web.guard import Guard
from rasid.web.pages import pages
from rasid.web.routes import FEEDS, ROUTERS
from rasid.web.safety import API, Safety
from rasid.web.settings import Settings

_ABOUT = (
    "What Arabic reports claim, and according to whom. Every figure is what reports say, an enumeration of reports and "
    "no death toll. Writes need the header «X-Rasid: 1» and a body of JSON."
)


def make_app(settings: Settings, desk: Desk | None = None) -> FastAPI:
    """The application over the store of ``settings``; ``desk`` where its parts are made by whoever calls."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        app.state.desk = desk or Desk(settings)
        app.state.desk.start()
        yield
        app.state.desk.close()

    app = FastAPI(
        title="rasid", version=VERSION, description=_ABOUT, lifespan=life, docs_url=None, redoc_url=None,
        openapi_url=f"{API}/openapi.json", redirect_slashes=False,
    )  # fmt: skip
    tell_faults(app)
    whole = APIRouter(prefix=API)
    for router in ROUTERS:
        whole.include_router(router)
    app.include_router(whole)
    for feed in FEEDS:
        app.include_router(feed)
    app.include_router(pages(settings.static))
    app.add_middleware(Guard, settings=settings)
    app.add_middleware(Safety, settings=settings)
    _describe(app)
    return app


def _describe(app: FastAPI) -> None:
    """The description of the API, without FastAPI's own form of unfit requests: ours is 400."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
            for path in made["paths"].values():
                for operation in path.values():
                    operation["responses"].pop("422", None)
            for name in ("HTTPValidationError", "ValidationError"):
                made["components"]["schemas"].pop(name, None)
            app.openapi_schema = made
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
