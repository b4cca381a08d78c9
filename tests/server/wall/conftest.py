from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.server.running import Store
from tests.server.wall.browser import chromium
from tests.server.wall.shop_floor import floor


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Store]:
    made = floor(tmp_path)
    yield made
    made.closes()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened
