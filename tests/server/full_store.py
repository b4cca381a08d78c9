"""A store in which every page has something to show: sales, visits, cases, members, a change that waits, faults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
from fastapi.routing import iter_route_contexts
from starlette.routing import compile_path

from kiosk.core.look import LaneLook
from kiosk.core.values import Money
from server.app import create_app
from server.clock import now
from tests.server.actions.busy_store import busy_store
from tests.server.cases.improving import a_fortnight
from tests.server.cases.talking import a_day_of_talk
from tests.server.desk.desk import OFFERS, SHEET, at_desk, crew_of_two
from tests.server.desk.test_acts import drafts
from tests.server.findings.ailing import ailing_devices
from tests.server.members.club import AS_FILE, a_regular
from tests.server.running import MANAGER_TOKEN, Store
from tests.server.sales import code, sale
from tests.server.staff.busy_day import busy_day
from tests.server.wall.busy_hour import busy_hour
from tests.server.wall.shop_floor import calls, floor, looks, spot_check, token_of

STAFF = {"manager": "amir", "host": "lena", "technician": "tess"}
"""Role → who has it."""
LINKED = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')
BY_HAND = ("/r/{code}", "/members/{member}", "/console/sign-on")
"""Pages that no other page leads to: a shopper's receipt, a member who is found by their card, where one signs on."""


@dataclass(frozen=True)
class FullStore:
    """`routes`: every path that a browser can ask this server for. `by_hand`: addresses of `BY_HAND`."""

    store: Store
    routes: tuple[str, ...]
    by_hand: tuple[str, ...]
    _seen: dict[str, dict[str, httpx.Response]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return self.store.address

    def route(self, address: str) -> str:
        """The path of the server's that answers `address`."""
        path = urlsplit(address).path
        return next(one for one in self.routes if compile_path(one)[0].match(path))

    def led_to(self, staff: str) -> dict[str, httpx.Response]:
        """Address → answer of all that `staff` can get to by links, from the wall and by hand: one of each route."""
        if staff not in self._seen:
            with at_desk(self.store, staff) as browser:
                self._seen[staff] = dict(self._crawl(browser))
        return self._seen[staff]

    def pages(self, staff: str) -> list[str]:
        """The addresses of pages among them that `staff` may see."""
        return [path for path, answer in self.led_to(staff).items() if is_page(answer) and answer.status_code == 200]

    def _crawl(self, browser: httpx.Client) -> Iterator[tuple[str, httpx.Response]]:
        ahead, known = ["/console", *self.by_hand], set[str]()
        while ahead:
            address = ahead.pop(0)
            if (route := self.route(address)) in known:
                continue
            known.add(route)
            answer = browser.get(address, follow_redirects=False)
            yield address, answer
            if is_page(answer):
                ahead += [
                    urljoin(address, link.replace("&amp;", "&"))
                    for link in LINKED.findall(answer.text)
                    if not urlsplit(link).netloc and not link.startswith("#")
                ]


def is_page(answer: httpx.Response) -> bool:
    return answer.headers.get("Content-Type", "").startswith("text/html")


@contextmanager
def full_store(folder: Path) -> Iterator[FullStore]:
    """It is open, and closed in the end."""
    (folder / "members.toml").write_text(AS_FILE, encoding="utf-8")
    store = floor(folder, crew=crew_of_two(folder).name, members="members.toml")
    try:
        yield FullStore(store, _routes(store), _filled(store))
    finally:
        store.closes()


def _routes(store: Store) -> tuple[str, ...]:
    app = create_app(store.settings)
    return tuple(str(one.path) for one in iter_route_contexts(app.routes) if "GET" in (one.methods or ()))


def _filled(store: Store) -> tuple[str, ...]:
    manager = {"Authorization": f"Bearer {MANAGER_TOKEN}"}
    for path, data in (("sheet", SHEET), ("rules/offers", OFFERS)):
        answer = httpx.put(f"{store.address}/api/v1/master/{path}", content=data, headers=manager, timeout=60.0)
        answer.raise_for_status()
    talk = a_day_of_talk(store)
    a_fortnight(talk)
    talk.engine.dispose()
    busy_store(store)
    store.post([sale(900), sale(901)]).raise_for_status()
    busy_hour(store)
    busy_day(store)
    ailing_devices(store)
    looks(store, "2", LaneLook(light="help", pieces=6, total=Money(1840, "EUR")))
    at = (now() - timedelta(seconds=30)).isoformat(timespec="seconds")
    store.post([calls("2", at), spot_check("2", at)], token_of("2")).raise_for_status()
    mia = a_regular(store)
    with at_desk(store, "nora") as nora:
        nora.post(f"{drafts(nora, price='1.99')}/send").raise_for_status()
    return ("/console/sign-on", f"/members/{mia}", f"/r/{code(900)}")
