from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.config import ServerSettings
from kiosk.store_link import OutboxPusher
from tests.server.running import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.made(tmp_path).opens()
    yield made
    made.closes()


@pytest.fixture
def pushes() -> Iterator[Callable[..., "tuple[OutboxPusher, list[bool]]"]]:
    started: list[OutboxPusher] = []

    def push(owed: Callable[[], object], server: ServerSettings) -> tuple[OutboxPusher, list[bool]]:
        links: list[bool] = []
        pusher = OutboxPusher(owed, server, links.append)  # type: ignore[arg-type]
        started.append(pusher)
        pusher.start()
        return pusher, links

    yield push
    for pusher in started:
        pusher.stop()
