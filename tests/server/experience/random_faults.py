"""Devices that fail now and then on a random day, as their lanes tell the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from sqlalchemy.engine import Engine

from kiosk.core.device_findings import DeviceFinding, LaneFindings
from kiosk.core.findings import Grade
from server.findings.book import Findings
from tests.server.experience.random_days import OPENS


@dataclass(frozen=True, slots=True)
class Fault:
    """Seconds of the day; `until` None: it is not over. `is_one`: else it is a warning only."""

    lane: str
    device: str
    since: int
    until: int | None
    is_one: bool

    def holds(self, second: int) -> bool:
        return self.is_one and self.since <= second and (self.until is None or second < self.until)


def random_faults(chance: Random, lanes: Iterable[str], last: int) -> list[Fault]:
    """Some at each lane, before it opens and after it closes too: up to second `last`."""
    found = []
    for lane in lanes:
        for number in range(chance.randint(1, 5)):
            since = chance.randint(-1_800, last)
            until = since + chance.randint(1, last) if chance.random() < 0.8 else None
            found.append(Fault(lane, f"device-{number}", since, until, chance.random() < 0.7))
    return found


def tell(faults: Iterable[Fault], engine: Engine) -> None:
    """Each lane tells all that ails it whenever that changes."""
    faults = list(faults)
    clock = [0]
    book = Findings(engine, lambda: OPENS + timedelta(seconds=clock[0]), sorted({one.lane for one in faults}))
    moments = {(at, one.lane) for one in faults for at in (one.since, one.until) if at is not None}
    for second, lane in sorted(moments):
        clock[0] = second
        now = [one for one in faults if one.lane == lane and one.since <= second < (one.until or second + 1)]
        book.keep(lane, LaneFindings(tuple(map(_told, now))))


def _told(one: Fault) -> DeviceFinding:
    state = Grade.FAULT.word if one.is_one else Grade.SOON.word
    return DeviceFinding(device=one.device, kind="printer", part="paper", cause="paper_out", state=state)
