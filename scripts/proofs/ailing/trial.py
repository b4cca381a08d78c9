"""One device on its real wire under the watch of a lane: a fault is ordered, the device is used, and what the watch
says is timed.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from drivers.checked import Checked
from drivers.contract import PayOut, Stamped
from drivers.counts import Counts
from drivers.emulators.host import Host
from drivers.pump import Pump
from drivers.registry import ProtocolRow
from kiosk.core.findings import Finding
from kiosk.diagnostics.live import Followed, LaneWatch
from scripts.proofs.ailing.fault import NOTHING, WITHIN_S, Fault, Said
from scripts.proofs.ailing.uses import PACE_S, SLOWLY_S, uses_of
from scripts.proofs.mid_use import HOPPER_MARK, MARK_TOLD_LAST, Use, answer_to
from scripts.proofs.unplugging.plugs import PULLED, plug_of

LOOK_S = 0.05
"""So often the watch is asked."""
WATCHED_S = 8.0
"""So long a device is watched where nothing may be found."""
READY_S = 10.0
START_S = 2.0
"""A device that has just been plugged in is used so late."""


class Ward:
    """The device, its emulator and its watch. Used by one thread."""

    def __init__(self, row: ProtocolRow, host: Host, pump: Pump[Any], watch: LaneWatch) -> None:
        self.row, self.host, self._pump, self._watch = row, host, pump, watch
        self._asks = watch.after(row.name, pump.submit)
        self._used = 0
        self._mark = HOPPER_MARK if row.kind == "hopper" else ""  # told last

    def heard(self, stamped: Stamped) -> None:
        """On the pump's thread: what carries a token is confirmed, as a lane does when it is journaled."""
        if isinstance(mark := getattr(stamped.reading, "mark", None), str):
            self._mark = mark
        if (answer := answer_to(stamped.reading)) is not None:
            self._pump.submit(answer)

    def findings(self) -> tuple[Finding, ...]:
        (row,) = self._watch.rows()
        return row.findings

    @property
    def reached(self) -> bool:
        (row,) = self._watch.rows()
        return not row.notes

    @property
    def said(self) -> frozenset[Said]:
        return frozenset((finding.part, finding.cause) for finding in self.findings())

    def orders(self, fault: Fault) -> None:
        if fault.stands:
            self.host.set(dict(fault.stands))
        elif fault.name != NOTHING:
            self.host.fault(fault.orders or fault.name, fault.value)

    def uses(self, use: Use) -> None:
        self._used += 1
        for request in use.asks(f"use{self._used}"):
            marked = isinstance(request, PayOut) and request.mark == MARK_TOLD_LAST
            self._asks(replace(request, mark=self._mark) if marked else request)
        if use.happens:
            self.host.set(dict(use.happens))


@contextmanager
def warded(row: ProtocolRow, folder: Path, fault: Fault) -> Iterator[Ward]:
    """The device of `row` is plugged in, with `fault` where that shows at its start only, and watched; both threads
    have ended afterwards.
    """
    link = fault.link or next(link for link in row.links if link in PULLED)
    plug = plug_of(row, link, folder)
    host = Host(row.make_emulator(), plug.end)
    if fault.at_start and fault.stands:
        host.emulator.set(dict(fault.stands), time.monotonic())
    elif fault.at_start:
        host.emulator.faults.set(fault.orders or fault.name, fault.value)
    host.open()
    watch = LaneWatch(time.monotonic, time.time, lambda: False)
    counts = Counts()

    def heard(stamped: Stamped) -> None:
        ward.heard(stamped)

    driver = Checked(row.kind, row.make_driver(plug.link_text), counts)
    pump: Pump[Any] = Pump(row.name, driver, plug.link(row), watch.before(heard))
    watch.follow(
        Followed(
            name=row.name,
            kind=row.kind,
            protocol=row.name,
            link=plug.text,
            submit=pump.submit,
            counts=lambda: asdict(counts),
            trace=lambda: tuple(pump.trace),
            takes_coins=row.name == "cctalk",
        )
    )
    ward = Ward(row, host, pump, watch)
    turning = threading.Thread(target=host.run, name="host")
    turning.start()
    pump.start()
    try:
        pump.prepare()  # as a lane does it
        yield ward
    finally:
        pump.stop()
        host.stop()
        turning.join()


@dataclass(frozen=True, slots=True)
class Seen:
    """`found` is what named the fault, after `within_s` seconds; `beside` what was said of nothing that is wrong.

    `sure` is that, or what confirmed it where it was an early word, after `sure_s` seconds.
    """

    found: Finding | None
    within_s: float
    beside: frozenset[Said]
    before: frozenset[Said] = frozenset()
    sure: Finding | None = None
    sure_s: float = 0.0


def seen_of(row: ProtocolRow, fault: Fault, folder: Path) -> Seen:
    """`fault` is ordered at a device in use, and watched until it is found; after an early word, until it is sure."""
    pause = threading.Event()
    with warded(row, folder, fault) as ward:
        ready = time.monotonic() + (0.0 if fault.at_start else READY_S)
        while not (ward.reached and not ward.findings()) and time.monotonic() < ready:
            pause.wait(LOOK_S)
        for use in fault.first:
            ward.uses(use)
            pause.wait(SLOWLY_S)
        before = frozenset[Said]() if fault.at_start else ward.said
        ailing = _Ailing(ward, fault)
        found, within_s = ailing.until(fault.is_ | fault.then, WITHIN_S if fault.is_ else WATCHED_S)
        sure, sure_s = (found, within_s)
        if found is not None and fault.then:
            sure, sure_s = ailing.until(fault.then, fault.then_s)
        beside = frozenset(ailing.said) - fault.is_ - fault.may - fault.then
        return Seen(found, within_s, beside, before, sure, sure_s)


class _Ailing:
    """The device in use, and its fault, which strikes again and again where it does so but once."""

    def __init__(self, ward: Ward, fault: Fault) -> None:
        self._ward, self._fault = ward, fault
        self._uses = fault.uses or uses_of(ward.row)
        self._pace_s = PACE_S.get(ward.row.kind, SLOWLY_S)
        self._used = self._strikes = 0
        self._began = time.monotonic()
        self.said = set[Said]()
        """All that was found since it began."""

    def until(self, wanted: frozenset[Said], last_s: float) -> tuple[Finding | None, float]:
        """The first of `wanted` that is found, and so many seconds after the beginning; None after `last_s`."""
        pause = threading.Event()
        while (now := time.monotonic() - self._began) < last_s:
            self._goes_on(now)
            findings = self._ward.findings()
            self.said |= {(one.part, one.cause) for one in findings}
            named = next((one for one in findings if (one.part, one.cause) in wanted), None)
            if named is not None:
                return named, time.monotonic() - self._began
            pause.wait(LOOK_S)
        return None, last_s

    def _goes_on(self, now: float) -> None:
        fault = self._fault
        strikes_again = self._strikes == 0 or not fault.stands
        if now >= self._strikes * fault.every_s and strikes_again and not fault.at_start:
            self._ward.orders(fault)
            self._strikes += 1
        if now >= self._used * self._pace_s + (START_S if fault.at_start else 0.0):
            self._ward.uses(self._uses[self._used % len(self._uses)])
            self._used += 1
