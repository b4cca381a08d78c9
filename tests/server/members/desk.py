"""A manager at /members: signed on, by a browser or without one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from playwright.sync_api import Browser, Page

from tests.server.running import Store
from tests.server.staff.crew import PINS
from tests.server.wall.browser import WAIT_MS

NUMBERS = {"lena": "1001", "amir": "1002"}


@contextmanager
def signed_on(store: Store, staff: str = "amir") -> Iterator[httpx.Client]:
    with httpx.Client(base_url=store.address, headers={"X-Console": "1"}, timeout=20.0) as browser:
        told = {"number": NUMBERS[staff], "pin": PINS[staff]}
        assert browser.post("/console/sign-on", json=told).status_code == 200
        yield browser


def at(
    browser: Browser,
    store: Store,
    size: tuple[int, int],
    language: str = "en-GB",
    path: str = "",
    *,
    dark: bool = False,
) -> Page:
    """The page of a manager who signed on."""
    with signed_on(store) as client:
        cookies: list[Any] = [{"name": "host", "value": client.cookies["host"], "url": store.address}]
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, locale=language, color_scheme="dark" if dark else "light"
    )
    context.set_default_timeout(WAIT_MS)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(f"{store.address}/members{path}")
    return page
