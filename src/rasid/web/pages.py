"""The built page: its hashed files, and the page itself for every address of it."""

from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, HTMLResponse, Response

from rasid.web.faults import Refused, told

_KEPT = "public, max-age=31536000, immutable"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2",
          ".json": "application/json", ".geojson": "application/geo+json", ".png": "image/png"}  # fmt: skip
_UNBUILT = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>rasid</title>"
    "<p>The page is not built here: run <code>npm ci &amp;&amp; npm run build</code> in <code>page/</code>. "
    "The API is at <code>/api/v1/about</code>.</p></html>"
)


def pages(static: Path) -> APIRouter:
    """The routes of the page; whatever is no file of it and no address of the API is the page."""
    router = APIRouter(include_in_schema=False)

    @router.api_route("/{path:path}", methods=["GET", "HEAD"])
    def page(path: str, request: Request) -> Response:
        top = path.partition("/")[0]
        if top in ("api", "feed", "feed.atom", "feed.json"):
            return told(Refused(404, "NOT_FOUND", "there is no such address", mend="/api/v1/openapi.json lists them"))
        file = _file(static, path)
        if file is not None:
            kept = {"Cache-Control": _KEPT} if top == "assets" else {}
            return FileResponse(file, headers=kept, media_type=_TYPES.get(file.suffix))
        if top == "assets":
            return told(Refused(404, "NOT_FOUND", "there is no such file"))
        index = static / "index.html"
        return FileResponse(index, media_type="text/html") if index.is_file() else HTMLResponse(_UNBUILT)

    return router


def _file(static: Path, path: str) -> Path | None:
    """The file below ``static`` that ``path`` names, if it names one: nothing above it, and nothing by a link."""
    if not path or "\0" in path or "\\" in path:
        return None
    try:
        file = (static / path).resolve()
        return file if file.is_file() and file.is_relative_to(static.resolve()) and file.name != "index.html" else None
    except (OSError, ValueError):
        return None
