"""A store in a box: an emulator for every device, each a program of its own at the far end of a real wire, and a store
server. What a lane needs to work with them is written as its configuration file.
"""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from pathlib import Path
from typing import IO

from drivers.registry import find
from kiosk.config import Config, load_config
from kiosk.panel.control import Control
from kiosk.play.program import Program, Spawn, begun_anew
from kiosk.play.store_server import Club, StoreServer


class StoreBox:
    """Everything around one lane, in `folder`, after the plan of `template` (a lane configuration).

    Pseudo terminals, frames and ports are the box's own, so that several boxes work side by side. `devices` names
    those to have, where not all of the plan are wanted; `lane` is the lane's number, where not the plan's; `timing`
    are waits that differ from the plan's, `overrides` any other settings by section. A `server` that is given serves
    other boxes too: it is not stopped with this. `staffed`: the box's own server has the plan's staff file, so that
    hosts sign on at its console, and hands it to the lane. `spawn` begins the box's own programs.
    """

    def __init__(
        self,
        folder: Path,
        template: Path,
        devices: Container[str] | None = None,
        *,
        lane: str | None = None,
        timing: Mapping[str, float] | None = None,
        overrides: Mapping[str, Mapping[str, object]] | None = None,
        server: StoreServer | None = None,
        staffed: bool = False,
        spawn: Spawn = begun_anew,
    ) -> None:
        self.folder = folder.resolve()
        self.config_path = self.folder / "lane.toml"
        self.controls: dict[str, Control] = {}
        self._plan = load_config(template)
        self._wanted = devices
        self._spawn = spawn
        self._overrides: dict[str, dict[str, object]] = {name: dict(more) for name, more in (overrides or {}).items()}
        self._overrides["timing"] = {**self._overrides.get("timing", {}), **(timing or {})}
        self.lane_id = lane or self._plan.lane.id
        self._own_server = server is None
        employed = self._plan.staff.file.read_text(encoding="utf-8") if staffed and self._plan.staff else None
        club = Club.beside(template) if self._plan.store.members else None
        name, lanes = self._plan.store.name, [self.lane_id]
        self.server = server or StoreServer(self.folder, name, lanes, employed, members=club, spawn=spawn)
        self._programs: dict[str, Program] = {}
        self._log: IO[bytes] | None = None

    @property
    def sheet(self) -> Path:
        """The items that the lane begins with."""
        return self._plan.catalogue.file

    def start(self) -> Config:
        """All programs answer afterwards; returns the lane's settings. Raises `ConfigError` or OSError."""
        devices = self._plan.devices
        wanted = {name: one for name, one in devices.items() if self._wanted is None or name in self._wanted}
        self.folder.mkdir(parents=True, exist_ok=True)
        self._log = (self.folder / "programs.log").open("ab")
        if self._own_server:
            self.server.launch()
        typed = {device: one.link for device, one in wanted.items() if one.link.startswith("keys:")}
        for device, settings in wanted.items():
            if device in typed:  # its other end is whoever types into the window
                continue
            self._start_emulator(device, self._protocol(device), self._wire(device, settings.link), self._log)
        links = dict(typed)
        for device in self._programs:
            said = self._programs[device].wait_ready()
            links[device] = str(said["link"])
            self.controls[device] = Control(int(said["control"]))
        if self._own_server:
            self.server.wait_ready()
        self.config_path.write_text("\n".join(self._lane_config(links)) + "\n", encoding="utf-8")
        return load_config(self.config_path)

    def stop(self) -> None:
        for program in self._programs.values():
            program.ask_to_stop()
        if self._own_server:
            self.server.stop()
        for program in self._programs.values():
            program.stop()
        self._programs.clear()
        if self._log is not None:
            self._log.close()

    def _protocol(self, device: str) -> str:
        """As the plan has it, or what overrides it."""
        more = self._overrides.get("devices", {}).get(device)
        protocol = more.get("protocol") if isinstance(more, dict) else None
        return str(protocol or self._plan.devices[device].protocol)

    def _wire(self, device: str, link: str) -> str:
        kind = link.partition(":")[0]
        if kind in ("pty", "serial"):
            return f"pty:{self.folder}/wires/{device}"
        if kind == "frames":
            return f"frames:{self.folder}/wires/{device}"
        return "tcp:127.0.0.1:0"

    def _start_emulator(self, device: str, protocol: str, link: str, log: IO[bytes]) -> None:
        kind = find(protocol).kind
        arguments = ["-m", "drivers", "emulate", kind, "--protocol", protocol, "--link", link, "--control", "0"]
        self._programs[device] = Program(device, arguments, log, spawn=self._spawn)

    def _lane_config(self, links: dict[str, str]) -> list[str]:
        plan = self._plan
        sections: dict[str, dict[str, object]] = {
            "lane": {
                "id": self.lane_id,
                "languages": list(plan.lane.languages),
                "data": "lane",
                "simulated": True,
                "others": list(plan.lane.others),
            },
            "store": plan.store.model_dump(mode="json", exclude_none=True),
            "weighing": plan.weighing.model_dump(),
            "timing": plan.timing.given(),
            "catalogue": {name: str(path.resolve()) for name, path in plan.catalogue if path is not None},
            "server": {
                "address": self.server.address,
                "token_file": str(self.server.token_file(self.lane_id)),
            },
        }
        if plan.staff is not None:
            sections["staff"] = {"file": str(plan.staff.file.resolve())}
        if plan.receipt.page is not None:
            sections["receipt"] = {"page": f"{self.server.address}/r"}
        overrides = dict(self._overrides)
        devices = overrides.pop("devices", {})
        for name, settings in overrides.items():
            sections[name] = {**sections.get(name, {}), **settings}
        lines = []
        for name, settings in sections.items():
            lines += [f"[{name}]", *(f"{key} = {_toml(value)}" for key, value in settings.items())]
        for device, link in links.items():
            planned = plan.devices[device].model_dump(exclude_none=True)
            more = devices.get(device)
            settings = {**planned, **(more if isinstance(more, dict) else {}), "link": link}
            lines += [f"[devices.{device}]", *(f"{key} = {_toml(value)}" for key, value in settings.items())]
        return lines


def _toml(value: object) -> str:
    """`value` as TOML: JSON's texts, numbers and booleans are TOML's too."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {_toml(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_toml(inner) for inner in value) + "]"
    return json.dumps(value, ensure_ascii=False)
