"""A note validator and its driver on one line in virtual time, and a lane that books."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from drivers.cash.ssp import SspNotes
from drivers.contract import (
    AcceptCash,
    CashCredited,
    CashMark,
    CashUnknown,
    Confirm,
    DeviceFault,
    DeviceTrouble,
    FaultKind,
    Output,
    Reading,
    Request,
)
from drivers.emulators.base import Act, Say
from drivers.emulators.ssp import SspEmulator

PULLED = DeviceFault(FaultKind.UNPLUGGED, "pulled")


class Line:
    """`dumb`: what the validator says does not arrive. `kept` is the mark that the lane has booked."""

    make_driver: Callable[[], SspNotes] = SspNotes
    make_emulator: Callable[[], SspEmulator] = SspEmulator

    def __init__(self, *faults: str, kept: CashMark | None = None) -> None:
        self.emulator = type(self).make_emulator()
        self.now = 100.0
        self.dumb = False
        self.sent: list[bytes] = []
        self.readings: list[Reading] = []
        self.kept = kept or CashMark("", shut=False)
        for fault in faults:
            self.emulator.faults.set(fault, value=True)
        self.starts()

    def starts(self) -> None:
        self.driver = type(self).make_driver()
        self._take(self.driver.connected(self.now))

    def takes(self, upto_minor: int = 100_000) -> None:
        self.asks(self.kept, AcceptCash(upto_minor))
        self.passes(2.0)

    def asks(self, *requests: Request) -> None:
        for request in requests:
            self._take(self.driver.requested(request, self.now))

    def passes(self, seconds: float) -> None:
        until = self.now + seconds
        while True:
            moments = [at for at in (self.driver.deadline, self.emulator.deadline) if at is not None and at <= until]
            if not moments:
                break
            self.now = max(self.now, min(moments))
            self.emulator.ticked(self.now)
            self._take(self.driver.ticked(self.now))
        self.now = max(until, self.now)

    def passes_until(self, where: str) -> None:
        """Until a note lies in the validator's `where`: escrow, or moving behind it."""
        for _ in range(200):
            if self.emulator.state()[where]:
                return
            self.passes(0.02)
        raise AssertionError(f"no note is in {where}")

    def inserts(self, note: str) -> None:
        self.emulator.set({"insert": note}, self.now)

    def is_cut(self) -> None:
        self.emulator.set({"power": "cut"}, self.now)

    def books(self) -> None:
        """All that was told is durable, mark by mark, and confirmed."""
        told, self.readings = self.readings, []
        for one in told:
            match one:
                case CashCredited(token=token, mark=mark) | CashUnknown(token, _, mark):
                    self.kept = CashMark(mark, shut=False)
                    self.asks(Confirm(token))
                case CashMark():
                    self.kept = one

    def dies(self) -> None:
        """The lane starts anew with what it had booked."""
        self.readings = []
        self.starts()

    def is_pulled(self) -> None:
        self._take(self.driver.disconnected(PULLED, self.now))
        self.emulator.disconnected(self.now)

    def is_back(self) -> None:
        self._take(self.driver.connected(self.now))

    def credited(self) -> list[int]:
        return [one.value_minor for one in self.readings if isinstance(one, CashCredited)]

    def alarms(self) -> list[str]:
        return [one.reason for one in self.readings if isinstance(one, CashUnknown)]

    def troubles(self) -> list[str]:
        return [one.fault.detail for one in self.readings if isinstance(one, DeviceTrouble)]

    def cashbox(self) -> list[str]:
        return list(self.emulator.state()["cashbox"])  # type: ignore[call-overload,no-any-return]

    def returned(self) -> list[str]:
        return list(self.emulator.state()["returned"])  # type: ignore[call-overload,no-any-return]

    @property
    def is_open(self) -> bool:
        return bool(self.emulator.state()["open"])

    def _take(self, output: Output) -> None:
        self.readings += output.readings
        if output.send:
            self.sent.append(output.send)
            self._hear(self.emulator.received(output.send, self.now))

    def _hear(self, acts: Sequence[Act]) -> None:
        for act in acts:
            if isinstance(act, Say) and not self.dumb:
                self.now += 0.01
                self._take(self.driver.received(act.data, self.now))


def taking(*faults: str) -> Line:
    """A validator that takes notes and has told all about itself."""
    line = Line(*faults)
    line.takes()
    line.books()
    return line
