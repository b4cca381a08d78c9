"""A store server that really listens, in a thread of the test; it can go away and come back with the books it had."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import httpx

from kiosk.config import ServerSettings as LaneSide
from kiosk.core.wire import Envelope, batch
from server.app import create_app
from server.clock import now
from server.run import StoreProgram, server_config
from server.settings import ServerSettings, load_settings
from tests.server import ready
from tests.waiting import wait_until

LANE_TOKEN = "lane-4-token-for-tests"
OTHER_TOKEN = "lane-7-token-for-tests"
MANAGER_TOKEN = "manager-token-for-tests"


def secret(path: Path, text: str) -> Path:
    path.touch(0o600)
    path.write_text(text + "\n")
    return path


def write_settings(folder: Path, more: str = "") -> Path:
    """A settings file with two lanes and a manager, their tokens beside it."""
    secret(folder / "lane-token", LANE_TOKEN)
    secret(folder / "other-token", OTHER_TOKEN)
    secret(folder / "manager-token", MANAGER_TOKEN)
    path = folder / "server.toml"
    path.write_text(
        'store = "Green Corner"\ndatabase = "sqlite:///store.db"\n'
        + more
        + '[manager]\ntoken_file = "manager-token"\n'
        + '[[lanes]]\nid = "4"\ntoken_file = "lane-token"\n'
        + '[[lanes]]\nid = "7"\ntoken_file = "other-token"\n'
    )
    return path


def _not_before_the_sales() -> datetime:
    """Now, on a machine whose clock is right: the tests' sales were paid by then."""
    return max(now(), datetime.fromisoformat("2026-11-22T12:00:00+01:00"))


@dataclass
class Store:
    """`port` 0 becomes the real one at the first start, and stays."""

    settings: ServerSettings
    folder: Path
    port: int = 0
    _server: StoreProgram | None = None
    _thread: threading.Thread | None = field(default=None, repr=False)

    @classmethod
    def made(cls, folder: Path) -> Store:
        return cls(load_settings(write_settings(folder)), folder)

    @property
    def address(self) -> str:
        return f"{'https' if self.settings.tls else 'http'}://127.0.0.1:{self.port}"

    @property
    def lane_side(self) -> LaneSide:
        """The store as a lane's configuration has it."""
        return LaneSide(address=self.address, token_file=self.folder / "lane-token")

    def opens(self) -> Store:
        ready.is_at(self.settings.database)
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", self.port))
        self.port = listening.getsockname()[1]
        app = create_app(self.settings, _not_before_the_sales)
        config = server_config(app, self.settings)
        config.timeout_graceful_shutdown = 1
        self._server = server = StoreProgram(config, app.state.bell)
        self._thread = threading.Thread(target=lambda: server.run(sockets=[listening]), daemon=True)
        self._thread.start()
        wait_until(lambda: server.started)
        return self

    def closes(self) -> None:
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join(timeout=10)
            self._server = None

    def post(self, envelopes: Sequence[Envelope], token: str = LANE_TOKEN) -> httpx.Response:
        return self.post_body(gzip.compress(batch(envelopes)), token)

    def post_body(self, body: bytes, token: str = LANE_TOKEN, encoding: str = "gzip") -> httpx.Response:
        headers = {"Authorization": f"Bearer {token}", "Content-Encoding": encoding}
        return httpx.post(f"{self.address}/api/v1/envelopes", content=body, headers=headers, timeout=20.0)

    def get(self, path: str) -> httpx.Response:
        return httpx.get(self.address + path, auth=("manager", MANAGER_TOKEN), timeout=20.0)

    def receipts(self, day: str = "2026-11-22") -> list[int]:
        """The numbers of the day's receipts, the oldest first."""
        return sorted(sale["receipt_no"] for sale in self.get(f"/api/v1/sales?day={day}").json()["sales"])
