"""A store server as a program of its own, with its settings, tokens and books in one folder."""

from __future__ import annotations

import json
import secrets
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from kiosk.play.program import Program


class StoreServer:
    """Knows the lanes it was made with, each by a token of its own. Plain http on loopback, on a port that was free.

    With `staff`, the text of a staff file, hosts sign on as those in it.
    """

    def __init__(self, folder: Path, store: str, lanes: Sequence[str], staff: str | None = None) -> None:
        self.folder = folder.resolve()
        self.address = ""
        self.manager_token = secrets.token_urlsafe(24)
        self._store = store
        self._lanes = tuple(lanes)
        self._staff = staff
        self._program: Program | None = None
        self._log: IO[bytes] | None = None

    def launch(self) -> None:
        """The program is on its way; `wait_ready` says when it answers. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._log = (self.folder / "server.log").open("ab")
        self._write_settings()
        self._launch(port=0)

    def wait_ready(self) -> None:
        if self._program is not None:
            self.address = str(self._program.wait_ready()["address"])

    def kill(self) -> None:
        """The server is gone at once, as when its machine lost power."""
        if self._program is not None:
            self._program.kill()
            self._program = None

    def start_again(self) -> None:
        """The server is back at the address it had, with the books it had."""
        self._launch(port=urlsplit(self.address).port or 0)
        self.wait_ready()

    def stop(self) -> None:
        if self._program is not None:
            self._program.stop()
            self._program = None
        if self._log is not None:
            self._log.close()

    def token_file(self, lane: str) -> Path:
        return self.folder / f"lane-{lane}-token"

    def employ(self, staff: str) -> None:
        """The staff file says `staff` from now on, whole at every moment."""
        self.folder.mkdir(parents=True, exist_ok=True)
        beside = self.folder / "staff.new"
        beside.write_text(staff, encoding="utf-8")
        beside.replace(self.folder / "staff.toml")

    def ask(self, path: str) -> object:
        """What the server answers its manager at `path`."""
        request = urllib.request.Request(f"{self.address}{path}")  # noqa: S310 - loopback
        request.add_header("Authorization", f"Bearer {self.manager_token}")
        with urllib.request.urlopen(request, timeout=10.0) as answer:  # noqa: S310 - loopback
            return json.load(answer)

    def tell(self, path: str, body: object) -> None:
        """A host's word at the server's console; raises OSError where it does not count."""
        self._send(path, "POST", json.dumps(body).encode(), {"Content-Type": "application/json", "X-Console": "1"})

    def publish(self, what: str, text: str) -> None:
        """The store hands out the master data `what` to its lanes; raises OSError where the server refuses it."""
        self._send(f"/api/v1/master/{what}", "PUT", text.encode(), {})

    def _send(self, path: str, method: str, body: bytes, headers: Mapping[str, str]) -> None:
        request = urllib.request.Request(f"{self.address}{path}", data=body, method=method)  # noqa: S310 - loopback
        request.add_header("Authorization", f"Bearer {self.manager_token}")
        for name, value in headers.items():
            request.add_header(name, value)
        urllib.request.urlopen(request, timeout=20.0).close()  # noqa: S310 - loopback

    def _launch(self, *, port: int) -> None:
        if self._log is None:
            raise OSError("the server was not launched")
        arguments = ["-m", "server", "--config", str(self.folder / "server.toml"), "--port", str(port)]
        self._program = Program("the store server", arguments, self._log)

    def _write_settings(self) -> None:
        _write_secret(self.folder / "manager-token", self.manager_token)
        settings = [
            f"store = {json.dumps(self._store, ensure_ascii=False)}",
            'database = "sqlite:///store.db"',
            "[manager]",
            'token_file = "manager-token"',
        ]
        if self._staff is not None:
            self.employ(self._staff)
            settings += ["[staff]", 'file = "staff.toml"']
        for lane in self._lanes:
            _write_secret(self.token_file(lane), secrets.token_urlsafe(24))
            settings += ["[[lanes]]", f"id = {json.dumps(lane)}", f'token_file = "{self.token_file(lane).name}"']
        (self.folder / "server.toml").write_text("\n".join(settings) + "\n", encoding="utf-8")


def _write_secret(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, encoding="ascii")
