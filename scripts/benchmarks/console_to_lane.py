"""A host's word at the console → the lane has it, with 50 lanes that listen."""

from __future__ import annotations

import queue
import time
from pathlib import Path

import httpx

from kiosk.config import ServerSettings
from kiosk.core.calls import Outcome
from kiosk.core.intervention_wire import intervention_envelope
from kiosk.core.interventions import Intervention, InterventionKind
from kiosk.core.session.intervention_facts import InterventionRaised
from kiosk.core.wire import Envelope, batch
from kiosk.play.store_server import StoreServer
from kiosk.store_link import CommandChannel
from kiosk.store_link.commands import Told
from scripts.benchmarks.report import Result, Row, Target, interleaved

LANES = 50
TARGET = Target("p95", 1000.0)
AT = "2026-11-22T11:00:00+01:00"
PATIENCE_S = 30.0
BARE = "bare: a request that the server answers at once"


class Listening:
    """A lane's own channel to the server; whatever it hears it has done."""

    def __init__(self, server: StoreServer, lane: str) -> None:
        self.lane = lane
        self._auth = {"Authorization": f"Bearer {server.token_file(lane).read_text(encoding='ascii').strip()}"}
        self._address = server.address
        self._raised = 0
        self._heard: queue.SimpleQueue[tuple[float, str]] = queue.SimpleQueue()
        settings = ServerSettings(address=server.address, token_file=server.token_file(lane))
        self.channel = CommandChannel(settings, self._told)
        self.channel.start()

    def raises(self) -> str:
        """An age check is open at the lane, and the server has it; its name."""
        self._raised += 1
        name = f"{int(self.lane):016x}{self._raised:016x}"
        one = Intervention(id=name, kind=InterventionKind.AGE, at=AT, age=18)
        self._send(
            intervention_envelope(
                InterventionRaised(session=f"{self.lane}-000001", lane=self.lane, intervention=one),
                f"{int(self.lane):032x}",
                self._raised,
            )
        )
        return name

    def heard(self) -> tuple[float, str]:
        """When the next word came, and of what; raises `queue.Empty` when none comes."""
        return self._heard.get(timeout=PATIENCE_S)

    def _told(self, event: Told) -> None:
        self._heard.put((time.monotonic(), getattr(event, "intervention", "")))
        self.channel.answered(event.command, Outcome.DONE)

    def _send(self, envelope: Envelope) -> None:
        sent = httpx.post(
            f"{self._address}/api/v1/envelopes", content=batch([envelope]), headers=self._auth, timeout=PATIENCE_S
        )
        sent.raise_for_status()


class Floor:
    """A store server as a program of its own, `LANES` lanes that listen to it, and a host who answers."""

    def __init__(self, folder: Path) -> None:
        names = [str(number) for number in range(1, LANES + 1)]
        self.server = StoreServer(folder / "server", "Green Corner", names)
        self.server.launch()
        self.server.wait_ready()
        self.lanes = [Listening(self.server, name) for name in names]
        headers = {"Authorization": f"Bearer {self.server.manager_token}", "X-Console": "1"}
        self._host = httpx.Client(base_url=self.server.address, headers=headers, timeout=PATIENCE_S)
        self._turn = 0

    def answers(self) -> float:
        """From the host's touch to the lane's ear, in ms; each lane in its turn."""
        lane = self.lanes[self._turn % LANES]
        self._turn += 1
        name = lane.raises()
        began = time.monotonic()
        self._host.post(
            f"/console/interventions/{lane.lane}/{name}/approve", json={"name": "Anna", "reason": ""}
        ).raise_for_status()
        at, about = lane.heard()
        if about != name:
            raise RuntimeError(f"lane {lane.lane} heard of {about or 'something else'}")
        return (at - began) * 1000

    def bare(self) -> float:
        began = time.monotonic()
        self._host.get("/api/v1/health").raise_for_status()
        return (time.monotonic() - began) * 1000

    def close(self) -> None:
        self._host.close()
        for lane in self.lanes:
            lane.channel.stop()
        self.server.stop()


def measure(folder: Path, *, quick: bool) -> Result:
    """The same server answers something simple, in turns."""
    rounds, warm_up = (5, 1) if quick else (60, 5)
    floor = Floor(folder)
    try:
        bare, told = interleaved(rounds, warm_up, floor.bare, floor.answers)
    finally:
        floor.close()
    return Result(
        "console-to-lane",
        f"a host's word at the console → the lane has it ({LANES} lanes listen)",
        (Row(BARE, bare), Row("touch → lane", told, (BARE,), TARGET)),
        ("the lane's own decision, well below a millisecond, comes on top; no browser's time is in it",),
    )
