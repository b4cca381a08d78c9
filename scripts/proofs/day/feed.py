"""What a lane in virtual time owes the store gets there while the day runs, by the lane's own pusher."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import httpx

from kiosk.config import ServerSettings
from kiosk.core.session.look import look_of
from kiosk.core.wire import standing_body
from kiosk.journal import load_key
from kiosk.journal.outbox import Outbox
from kiosk.store_link import OutboxPusher
from scripts.proofs.day.stand import Stand

TAKES_S = 120.0
LOOKS_EVERY_S = 0.004


class Feed:
    """One lane's; `now` is the day's time. Used from the thread that turns the lane."""

    def __init__(self, lane: Stand, folder: Path, server: ServerSettings, now: Callable[[], datetime]) -> None:
        self._lane, self._now = lane, now
        key = load_key(folder / "journal.key")
        self._pusher = OutboxPusher(lambda: Outbox.open(folder / "journal.db", key), server, lambda _online: None)
        self._outbox = Outbox.open(folder / "journal.db", key)
        token = Path(server.token_file or "").read_text(encoding="ascii").strip()
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self._client = httpx.Client(base_url=server.address, headers=headers, timeout=30.0)
        self._pusher.start()

    def catch_up(self) -> None:
        """The store has all that the lane owed at this moment, and knows how it looks. Raises TimeoutError."""
        until, pause = time.monotonic() + TAKES_S, threading.Event()
        standing = self._outbox.standing(self._now())
        if standing.unsent:
            self._pusher.nudge()
        while standing.unsent:
            if time.monotonic() > until:
                raise TimeoutError(f"the store has not taken {standing.unsent} facts")
            pause.wait(LOOKS_EVERY_S)
            standing = self._outbox.standing(self._now())
        body = standing_body(standing, look_of(self._lane.state))
        self._client.post("/api/v1/standing", content=body).raise_for_status()

    def end(self) -> None:
        self._pusher.stop()
        self._outbox.close()
        self._client.close()
