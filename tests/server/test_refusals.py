"""What is not there, not understood or not possible now: a page for people, JSON for programs."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from fastapi import FastAPI, HTTPException
from sqlalchemy.exc import OperationalError

from server.refusals import refuse
from server.wall.pages import Pages

PERSON = {"Accept": "text/html,*/*"}


class Browser:
    """Asks an app without a wire between."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    def get(self, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
        return self.ask("GET", path, headers)

    def ask(self, method: str, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
        async def asked() -> httpx.Response:
            wire = httpx.ASGITransport(self._app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=wire, base_url="http://store") as client:
                return await client.request(method, path, headers=headers)

        return asyncio.run(asked())


@pytest.fixture(scope="module")
def browser() -> Browser:
    app = FastAPI()
    refuse(app, Pages("Green Corner"))

    @app.get("/things/{number}")
    @app.post("/things/{number}")
    def thing(number: int) -> None:
        if number == 0:
            raise OperationalError("SELECT", {}, Exception("gone"))
        raise HTTPException(403 if number == 1 else 404, "there is no such thing", {"X-Why": "none"})

    return Browser(app)


@pytest.mark.parametrize("path", ["/things/9", "/nowhere", "/things/much"])
@pytest.mark.parametrize(("language", "word"), [("en", 'lang="en"'), ("zh-CN", 'lang="zh-Hans"')])
def test_a_person_reads_a_page_in_their_language(browser: Browser, path: str, language: str, word: str) -> None:
    answer = browser.get(path, headers={**PERSON, "Accept-Language": language})
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert word in answer.text


def test_a_program_reads_what_was_wrong(browser: Browser) -> None:
    missing, bad, refused = (browser.get(f"/things/{one}") for one in ("9", "much", "1"))
    assert (missing.status_code, missing.json()) == (404, {"error": "there is no such thing"})
    assert (bad.status_code, bad.json()["error"].partition(":")[0]) == (422, "path.number")
    assert (refused.status_code, refused.headers["X-Why"]) == (403, "none")
    assert browser.ask("POST", "/things/9", PERSON).json() == {"error": "there is no such thing"}


def test_a_database_that_fails_is_said_and_nothing_of_it_is_told(browser: Browser) -> None:
    answer = browser.get("/things/0", headers=PERSON)
    assert (answer.status_code, answer.json()) == (503, {"error": "the store's database cannot be used now"})
