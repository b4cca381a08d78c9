"""A store in a box: an emulator for every device, each a program of its own at the far end of a real wire, and a store
server. What a lane needs to work with them is written as its configuration file.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Container
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from kiosk.config import Config, load_config

ROOT = Path(__file__).resolve().parent.parent.parent
READY_TIMEOUT_S = 30.0


class Program:
    """A child program that says, in one JSON line, when it is ready. It ends when the box is closed."""

    def __init__(self, name: str, arguments: list[str], log: IO[bytes]) -> None:
        self.name = name
        self._process = subprocess.Popen(
            [sys.executable, "-P", *arguments],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=log,
            stdin=subprocess.DEVNULL,
        )

    def wait_ready(self) -> dict[str, Any]:
        """What the program said when it was ready; raises OSError when it ended instead."""
        line = self._process.stdout.readline() if self._process.stdout is not None else b""
        if not line:
            raise OSError(f"{self.name} ended with code {self._process.wait()} before it was ready")
        return dict(json.loads(line))

    def kill(self) -> None:
        """It is gone at once, as in a power cut."""
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=5.0)
        except subprocess.TimeoutExpired:
            self.kill()
        if self._process.stdout is not None:
            self._process.stdout.close()


class Control:
    """One emulator, steered over loopback HTTP as `docs/` and the device panel do it."""

    def __init__(self, port: int) -> None:
        self.port = port

    def set(self, **values: object) -> dict[str, Any]:
        return self._ask("POST", "/set", values)

    def fault(self, name: str, value: object = True) -> dict[str, Any]:  # noqa: FBT002 - most faults have no value
        return self._ask("POST", "/fault", {"name": name, "value": value})

    def clear(self, name: str) -> dict[str, Any]:
        return self._ask("DELETE", f"/fault/{name}", None)

    def state(self) -> dict[str, Any]:
        return self._ask("GET", "/state", None)

    def _ask(self, method: str, path: str, body: object) -> dict[str, Any]:
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data=data, method=method)
        try:
            with urllib.request.urlopen(request, timeout=10.0) as answer:  # noqa: S310 - loopback
                return dict(json.load(answer))
        except urllib.error.HTTPError as error:
            raise ValueError(json.load(error).get("error", str(error))) from error


class StoreBox:
    """Everything around one lane, in `folder`, after the plan of `template` (a lane configuration).

    Pseudo terminals, frames and ports are the box's own, so that several boxes work side by side. `devices` names
    those to have, where not all of the plan are wanted.
    """

    def __init__(self, folder: Path, template: Path, devices: Container[str] | None = None) -> None:
        self.folder = folder.resolve()
        self.template = template
        self._wanted = devices
        self.config_path = self.folder / "lane.toml"
        self.controls: dict[str, Control] = {}
        self.server_address = ""
        self.manager_token = secrets.token_urlsafe(24)
        self._programs: dict[str, Program] = {}
        self._log: IO[bytes] | None = None

    def start(self) -> Config:
        """All programs answer afterwards; returns the lane's settings. Raises `ConfigError` or OSError."""
        plan = load_config(self.template)
        wanted = {name: one for name, one in plan.devices.items() if self._wanted is None or name in self._wanted}
        self.folder.mkdir(parents=True, exist_ok=True)
        self._log = (self.folder / "programs.log").open("ab")
        for device, settings in wanted.items():
            self._start_emulator(device, settings.protocol, self._wire(device, settings.link))
        self._write_server_settings(plan)
        self._launch_server(port=0)
        links = {}
        for device in wanted:
            said = self._programs[device].wait_ready()
            links[device] = str(said["link"])
            self.controls[device] = Control(int(said["control"]))
        self.server_address = str(self._programs["server"].wait_ready()["address"])
        self._write_lane_config(plan, links)
        return load_config(self.config_path)

    def stop(self) -> None:
        for program in self._programs.values():
            program.stop()
        self._programs.clear()
        if self._log is not None:
            self._log.close()

    def kill_server(self) -> None:
        """The server is gone at once, as when its machine lost power."""
        self._programs.pop("server").kill()

    def start_server(self) -> None:
        """The server is back at the address it had, with the books it had."""
        self._launch_server(port=urlsplit(self.server_address).port or 0)
        self._programs["server"].wait_ready()

    def ask_server(self, path: str) -> object:
        """What the server answers its manager at `path`."""
        request = urllib.request.Request(f"{self.server_address}{path}")  # noqa: S310 - loopback
        request.add_header("Authorization", f"Bearer {self.manager_token}")
        with urllib.request.urlopen(request, timeout=10.0) as answer:  # noqa: S310 - loopback
            return json.load(answer)

    def _wire(self, device: str, link: str) -> str:
        kind = link.partition(":")[0]
        if kind in ("pty", "serial"):
            return f"pty:{self.folder}/wires/{device}"
        if kind == "frames":
            return f"frames:{self.folder}/wires/{device}"
        return "tcp:127.0.0.1:0"

    def _start_emulator(self, device: str, protocol: str, link: str) -> None:
        arguments = ["-m", "drivers", "emulate", device, "--protocol", protocol, "--link", link, "--control", "0"]
        self._launch(device, arguments)

    def _launch_server(self, *, port: int) -> None:
        settings = str(self.folder / "server.toml")
        self._launch("server", ["-m", "server", "--config", settings, "--port", str(port)])

    def _launch(self, name: str, arguments: list[str]) -> None:
        if self._log is None:
            raise OSError("the box is not open")
        self._programs[name] = Program(name, arguments, self._log)

    def _write_server_settings(self, plan: Config) -> None:
        _write_secret(self.folder / "lane-token", secrets.token_urlsafe(24))
        _write_secret(self.folder / "manager-token", self.manager_token)
        settings = [
            f"store = {_quoted(plan.store.name)}",
            f"database = {_quoted('sqlite:///store.db')}",
            "[manager]",
            'token_file = "manager-token"',
            "[[lanes]]",
            f"id = {_quoted(plan.lane.id)}",
            'token_file = "lane-token"',
        ]
        (self.folder / "server.toml").write_text("\n".join(settings) + "\n", encoding="utf-8")

    def _write_lane_config(self, plan: Config, links: dict[str, str]) -> None:
        lines = [
            "[lane]",
            f"id = {_quoted(plan.lane.id)}",
            f"languages = [{', '.join(_quoted(language) for language in plan.lane.languages)}]",
            'data = "lane"',
            "simulated = true",
            "[store]",
            *(f"{name} = {_quoted(value)}" for name, value in plan.store.model_dump().items()),
            "[weighing]",
            *(f"{name} = {value}" for name, value in plan.weighing.model_dump().items()),
            "[catalogue]",
            f"file = {_quoted(str(plan.catalogue.file.resolve()))}",
            "[server]",
            f"address = {_quoted(self.server_address)}",
            'token_file = "lane-token"',
        ]
        for device, link in links.items():
            protocol = plan.devices[device].protocol
            lines += [f"[devices.{device}]", f"protocol = {_quoted(protocol)}", f"link = {_quoted(link)}"]
        self.config_path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _quoted(text: str) -> str:
    """`text` as a TOML string: JSON's escapes are TOML's too."""
    return json.dumps(text, ensure_ascii=False)


def _write_secret(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, encoding="ascii")
