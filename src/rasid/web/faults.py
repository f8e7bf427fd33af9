"""Every error of the API in one form: what, where and the mend; never a trace of the program."""

import json
import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from rasid.errors import (
    ConflictError,
    ForbiddenError,
    LoginError,
    ProofNeededError,
    RasidError,
    StoreError,
    TooLargeError,
    TooManyError,
    UnknownIdError,
    UserError,
)

log = logging.getLogger("rasid.web")
_STATUS: tuple[tuple[type[RasidError], int], ...] = (
    (UnknownIdError, 404),
    (ConflictError, 409),
    (TooLargeError, 413),
    (TooManyError, 429),
    (LoginError, 401),
    (ForbiddenError, 403),
    (ProofNeededError, 403),
    (UserError, 400),
    (StoreError, 503),
)
_CODES = {400: "BAD_REQUEST", 401: "LOGIN_NEEDED", 403: "NOT_ALLOWED", 404: "NOT_FOUND", 405: "METHOD_NOT_ALLOWED"}


class Refused(UserError):
    """A request that the server does not answer, with the status that says so."""

    def __init__(self, status: int, code: str, message: str, *, mend: str = "", where: str = "") -> None:
        super().__init__(message, mend=mend, where=where)
        self.status, self.code = status, code


def body_of(error: RasidError) -> dict[str, Any]:
    """The error as every answer tells it."""
    said = {"code": error.code, "message": error.message, "where": error.where, "mend": error.mend}
    return {"error": said}


def status_of(error: RasidError) -> int:
    """The status of HTTP that fits an error."""
    if isinstance(error, Refused):
        return error.status
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def told(error: RasidError) -> Response:
    """The answer that tells an error."""
    raw = json.dumps(body_of(error), ensure_ascii=False).encode("utf-8", "replace")
    after = error.after if isinstance(error, TooManyError) else 60
    headers = {"Retry-After": str(after)} if status_of(error) == 429 else None
    return Response(raw, status_of(error), headers, media_type="application/json")


def tell_faults(app: FastAPI) -> None:
    """Let ``app`` answer every error in this form."""
    app.add_exception_handler(RasidError, _ours)
    app.add_exception_handler(RequestValidationError, _unfit)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unforeseen)


async def _ours(_: Request, error: Exception) -> Response:
    assert isinstance(error, RasidError)
    return told(error)


async def _unfit(_: Request, error: Exception) -> Response:
    """What FastAPI found wrong, its first point, without what was sent."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0] if error.errors() else {}
    where = ".".join(str(part) for part in first.get("loc", ())[1:]) or "body"
    said = str(first.get("msg", "the request cannot be read"))
    return told(Refused(400, "BAD_REQUEST", said, where=where, mend="/api/v1/openapi.json says what it takes"))


async def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if isinstance(error.__cause__, RasidError):  # ours, met while the body was read
        return told(error.__cause__)
    code = _CODES.get(error.status_code, "BAD_REQUEST")
    mend = "/api/v1/openapi.json lists what there is" if error.status_code in (404, 405) else ""
    answer = told(Refused(error.status_code, code, str(error.detail).lower(), mend=mend))
    answer.headers.update(error.headers or {})
    return answer


async def _unforeseen(_: Request, error: Exception) -> Response:
    log.error("a fault of rasid's own: %s", type(error).__name__, exc_info=error)
    return told(Refused(500, "FAULT", "a fault of rasid's own", mend="please report what you did"))
