"""What the server answers where it cannot do what was asked: JSON for programs, a page for who looks at pages."""

from __future__ import annotations

import logging

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException as AnyHTTPException

from server.wall.pages import Pages

log = logging.getLogger(__name__)

NOT_FOUND = 404


def refuse(app: FastAPI, pages: Pages) -> None:
    """`app` answers so whatever goes wrong in it."""

    def refused(request: Request, error: Exception) -> Response:
        if not isinstance(error, AnyHTTPException):
            raise error
        if error.status_code == NOT_FOUND and _reads_pages(request):
            return nothing_here(request)
        headers = error.headers if isinstance(error, HTTPException) else None
        return JSONResponse({"error": str(error.detail)}, error.status_code, headers)

    def not_understood(request: Request, error: Exception) -> Response:
        if not isinstance(error, RequestValidationError):
            raise error
        if _reads_pages(request):
            return nothing_here(request)
        first = error.errors()[0]
        place, words = ".".join(str(part) for part in first["loc"]), first["msg"].removeprefix("Value error, ")
        return JSONResponse({"error": f"{place}: {words}"}, 422)

    def database_failed(_request: Request, error: Exception) -> Response:
        log.error("the database failed: %s", type(error).__name__)
        return JSONResponse({"error": "the store's database cannot be used now"}, 503)

    def nothing_here(request: Request) -> Response:
        return pages.show(request, "nothing_here", request.query_params.get("lang", ""), status=NOT_FOUND)

    app.add_exception_handler(AnyHTTPException, refused)
    app.add_exception_handler(RequestValidationError, not_understood)
    app.add_exception_handler(SQLAlchemyError, database_failed)


def _reads_pages(request: Request) -> bool:
    """Whether a person asks for a page, by their browser."""
    return request.method == "GET" and "text/html" in request.headers.get("Accept", "")
