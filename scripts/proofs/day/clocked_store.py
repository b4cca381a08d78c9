"""A store server that really listens, whose clock is the day's: in virtual time it is as late there as at the lanes."""

from __future__ import annotations

import json
import secrets
import socket
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from kiosk.config import ServerSettings as LaneSide
from server.actions.watch import Watcher
from server.app import create_app
from server.run import StoreProgram, server_config
from server.settings import load_settings

STARTS_S = 60.0


class ClockedStore:
    """From `opens` to `closes`. `lanes` have a token each."""

    def __init__(self, folder: Path, lanes: Sequence[str], database: str, now: Callable[[], datetime]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._lanes, self._now = folder, tuple(lanes), now
        _secret(folder / "manager")
        rows = [f"database = {json.dumps(database)}", 'store = "Green Corner"', '[manager]\ntoken_file = "manager"']
        for lane in lanes:
            _secret(folder / f"lane-{lane}")
            rows.append(f'[[lanes]]\nid = "{lane}"\ntoken_file = "lane-{lane}"')
        (folder / "server.toml").write_text("\n".join(rows) + "\n", encoding="utf-8")
        self._program: StoreProgram | None = None
        self._thread: threading.Thread | None = None
        self.address = ""

    def opens(self) -> Watcher:
        """It answers; the watcher of its figures. Raises TimeoutError."""
        listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        settings, answers = load_settings(self._folder / "server.toml"), threading.Event()
        app = create_app(settings, self._now)
        self._program = program = StoreProgram(server_config(app, settings), app.state.bell, answers.set)
        self._thread = threading.Thread(target=lambda: program.run(sockets=[listening]), daemon=True)
        self._thread.start()
        if not answers.wait(STARTS_S):
            raise TimeoutError("the store server does not answer")
        watcher: Watcher = app.state.watcher
        return watcher

    @property
    def token(self) -> str:
        """The manager's."""
        return (self._folder / "manager").read_text(encoding="ascii")

    def lane_side(self, lane: str) -> LaneSide:
        """The store as the configuration of `lane` has it."""
        return LaneSide(address=self.address, token_file=self._folder / f"lane-{lane}")

    def closes(self) -> None:
        if self._program is not None and self._thread is not None:
            self._program.should_exit = True
            self._thread.join()


def _secret(path: Path) -> None:
    path.touch(mode=0o600)
    path.write_text(secrets.token_urlsafe(24), encoding="ascii")
