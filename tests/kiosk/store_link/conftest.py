from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.running import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.made(tmp_path).opens()
    yield made
    made.closes()
