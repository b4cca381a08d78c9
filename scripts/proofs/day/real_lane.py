"""A lane as it is in a store: threads of its own, drivers in pumps, and before it ptys and sockets, at whose other ends
emulators run, each a program. To whoever stands at it, it is as one in virtual time is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from drivers.registry import find
from kiosk.compose import RunningLane, build_lane
from kiosk.config import ServerSettings
from kiosk.core.policy import Policy
from kiosk.core.session.inputs import Device
from kiosk.core.session.state import LaneState
from kiosk.lane.runtime import Posted
from kiosk.panel.control import Control
from kiosk.play.program import Program
from scripts.proofs.day.lane_files import lane_config, planned
from scripts.proofs.day.real_time import RealTime


@dataclass(frozen=True, slots=True)
class RealLane:
    """What `VirtualLane` has for shoppers and hosts. `wires` steers the emulators."""

    running: RunningLane
    wires: dict[Device, Control]
    time: RealTime

    @property
    def policy(self) -> Policy:
        return self.running.policy

    @property
    def state(self) -> LaneState:
        return self.running.lane.state

    def post(self, event: Posted) -> None:
        self.running.lane.post(event)

    def start(self) -> None:
        self.running.start()


@contextmanager
def real_lane(
    folder: Path, name: str, server: ServerSettings, timing: Mapping[str, float], rules: Path
) -> Iterator[RealLane]:
    """Lane `name`, not yet started, with its devices; all is at rest afterwards. Raises `ConfigError` or OSError."""
    folder.mkdir(parents=True)
    with (folder / "programs.log").open("ab") as log, ExitStack() as programs:
        links, wires = _wired(folder, log, programs)
        running = build_lane(lane_config(folder, name, links, server, timing, rules))
        try:
            yield RealLane(running, wires, RealTime())
        finally:
            running.stop()


def _wired(folder: Path, log: IO[bytes], programs: ExitStack) -> tuple[dict[str, str], dict[Device, Control]]:
    """Device → its link, and what steers it; the programs end with `programs`."""
    started: dict[str, Program] = {}
    for name, device in planned().items():
        link = "tcp:127.0.0.1:0" if device.link.startswith("tcp:") else f"pty:{folder / 'wires' / name}"
        arguments = [find(device.protocol).kind, "--protocol", device.protocol, "--link", link, "--control", "0"]
        started[name] = Program(name, ["-m", "drivers", "emulate", *arguments], log)
        programs.callback(started[name].stop)
    said = {name: program.wait_ready() for name, program in started.items()}
    links = {name: str(one["link"]) for name, one in said.items()}
    return links, {Device(name): Control(int(one["control"])) for name, one in said.items()}
