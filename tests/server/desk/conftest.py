from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser

from tests.server.desk.desk import OFFERS, SHEET, crew_of_two
from tests.server.running import Store
from tests.server.wall.browser import chromium
from tests.server.wall.shop_floor import floor

MANAGER = {"Authorization": "Bearer manager-token-for-tests"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    """A store with the sample published, where two managers, a host and a technician sign on."""
    made = floor(tmp_path, crew=crew_of_two(tmp_path).name)
    for path, data in (("sheet", SHEET), ("rules/offers", OFFERS)):
        answer = httpx.put(f"{made.address}/api/v1/master/{path}", content=data, headers=MANAGER, timeout=60.0)
        answer.raise_for_status()
    yield made
    made.closes()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened
