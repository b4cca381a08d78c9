"""A store server as a program of its own, with its settings, tokens and books in one folder."""

from __future__ import annotations

import json
import secrets
import time
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from kiosk.play.program import Program, Spawn, begun_anew


@dataclass(frozen=True, slots=True)
class Club:
    """A store's rules for members, and who is brought there, as texts; `{today}` is somebody's birthday."""

    rules: str
    brought: str

    @classmethod
    def beside(cls, plan: Path) -> Club | None:
        """As they lie beside the configuration `plan`; None where none do."""
        rules, brought = (plan.with_name(f"{name}.toml") for name in ("members", "members-brought"))
        if not (rules.exists() and brought.exists()):
            return None
        return cls(rules.read_text(encoding="utf-8"), brought.read_text(encoding="utf-8"))


class StoreServer:
    """Knows the lanes it was made with, each by a token of its own. Plain http on loopback, on a port that was free.

    With `staff`, the text of a staff file, hosts sign on as those in it.
    """

    def __init__(
        self,
        folder: Path,
        store: str,
        lanes: Sequence[str],
        staff: str | None = None,
        database: str = "sqlite:///store.db",
        members: Club | None = None,
        *,
        spawn: Spawn = begun_anew,
    ) -> None:
        """`database` is a SQLAlchemy address; `spawn` begins the program."""
        self.folder = folder.resolve()
        self.address = ""
        self.manager_token = secrets.token_urlsafe(24)
        self._store = store
        self._lanes = tuple(lanes)
        self._staff = staff
        self._database = database
        self._members = members
        self._spawn = spawn
        self._program: Program | None = None
        self._log: IO[bytes] | None = None
        self._since = _today()

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

    def hang(self) -> None:
        """The server answers nobody; what is asked of it meanwhile it does once `start_again` wakes it."""
        if self._program is not None:
            self._program.freeze()

    def start_again(self) -> None:
        """The server is back at the address it had, with the books it had."""
        if self._program is not None:
            self._program.thaw()
            return
        self._launch(port=urlsplit(self.address).port or 0)
        self.wait_ready()

    def stop(self) -> None:
        if self._program is not None:
            self._program.thaw()
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

    def each_day(self, path: str) -> list[dict[str, Any]]:
        """What is answered at `path`, a question of one day, for each day since this server was made, newest first:
        what began before a midnight is not lost to who asks after it.
        """
        ask = f"{path}{'&' if '?' in path else '?'}day="
        told = [self.ask(f"{ask}{day}") for day in days_back(_today(), self._since)]
        return [one for one in told if isinstance(one, dict)]

    def sales(self, lane: str) -> list[dict[str, Any]]:
        """All sales of `lane` since this server was made, newest first."""
        return [sale for day in self.each_day(f"/api/v1/sales?lane={lane}") for sale in day["sales"]]

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
        self._program = Program("the store server", arguments, self._log, spawn=self._spawn)

    def _write_settings(self) -> None:
        _write_secret(self.folder / "manager-token", self.manager_token)
        settings = [
            f"store = {json.dumps(self._store, ensure_ascii=False)}",
            f"database = {json.dumps(self._database)}",
            "[manager]",
            'token_file = "manager-token"',
        ]
        if self._staff is not None:
            self.employ(self._staff)
            settings += ["[staff]", 'file = "staff.toml"']
        if self._members is not None:
            born = f"{self._since:%m-%d}"
            people = {"rules": self._members.rules, "bring": self._members.brought.replace("{today}", born)}
            settings.append("[members]")
            for name, text in people.items():
                (self.folder / f"members-{name}.toml").write_text(text, encoding="utf-8")
                settings.append(f'{name} = "members-{name}.toml"')
        for lane in self._lanes:
            _write_secret(self.token_file(lane), secrets.token_urlsafe(24))
            settings += ["[[lanes]]", f"id = {json.dumps(lane)}", f'token_file = "{self.token_file(lane).name}"']
        (self.folder / "server.toml").write_text("\n".join(settings) + "\n", encoding="utf-8")


def _today() -> date:
    """In the time zone of this machine, which is the server's."""
    return datetime.fromtimestamp(time.time()).astimezone().date()


def days_back(last: date, first: date) -> list[date]:
    """Each day from `last` back to `first`, both among them; `last` alone where the clock was set back meanwhile."""
    return [last - timedelta(days=back) for back in range(max(0, (last - first).days) + 1)]


def _write_secret(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, encoding="ascii")
