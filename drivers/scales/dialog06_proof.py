"""A Dialog 06 scale that has to find our logic valid before it is there: for trying what was just entered.

A scale that has taken somebody's logic checks it again only after some fifty weighings or when it was switched on. So
it is told to (record 20), and what it never checked is not proven.
"""

from __future__ import annotations

from enum import Enum, auto

from drivers.contract import NOTHING, DeviceFault, DeviceOffline, Driver, FaultKind, Output, Request
from drivers.scales import dialog06_records as records
from drivers.scales.dialog06 import ANSWER_S, INVALID, unanswered
from drivers.scales.dialog06_records import SECRETS, Acknowledged, Dialog06Setup, LogicVerdict, LogicWanted

UNPROVEN = f"{SECRETS} are not proven, for the scale did not check them: switch it off and on, then try again"
HUSH_S = 0.6
"""What was still to be said to somebody who asked before is said by then: no answer tells to whom it is."""
PRICE_MINOR = 100
"""Of a scale that computes prices, and may take none of 0."""


class _Step(Enum):
    """What was sent last."""

    RESET = auto()
    VERSION = auto()
    RECORD = auto()
    LOGIC = auto()
    ENQUIRY = auto()
    PASSED = auto()  # from here on the driver speaks
    OVER = auto()  # the scale was found to be of no use


class Dialog06Proof:
    """`driver` once the scale has found the logic of `setup` valid; until its link is made anew else `DeviceOffline`:
    SETTINGS where it is not valid or not proven, SILENT, GARBLED or REFUSED as the scale answers.
    """

    def __init__(self, setup: Dialog06Setup, driver: Driver[bytes]) -> None:
        self._setup = setup
        self._driver = driver
        self._step = _Step.OVER
        self._due = 0.0
        self._buffer = b""

    @property
    def deadline(self) -> float | None:
        match self._step:
            case _Step.PASSED:
                return self._driver.deadline
            case _Step.OVER:
                return None
            case _:
                return self._due

    def connected(self, now: float) -> Output:
        self._step, self._due = _Step.RESET, now + HUSH_S
        return Output(send=records.EOT)

    def disconnected(self, fault: DeviceFault, now: float) -> Output:
        if self._step is _Step.PASSED:
            return self._driver.disconnected(fault, now)
        return NOTHING if self._step is _Step.OVER else self._failed(fault)

    def received(self, chunk: bytes, now: float) -> Output:
        if self._step is _Step.PASSED:
            return self._driver.received(chunk, now)
        if self._step in (_Step.OVER, _Step.RESET):
            return NOTHING
        self._buffer += chunk
        found = records.first_reply(self._buffer)  # what stands behind it belongs to nothing that was asked
        return NOTHING if found is None else self._replied(found[0], now)

    def requested(self, request: Request, now: float) -> Output:
        return self._driver.requested(request, now)

    def ticked(self, now: float) -> Output:
        if self._step is _Step.PASSED:
            return self._driver.ticked(now)
        if self._step is _Step.OVER or now < self._due:
            return NOTHING
        if self._step is _Step.RESET:
            return self._send(records.SHOW_VERSION, _Step.VERSION, now)
        if self._step is _Step.VERSION:  # a scale may not know that record
            return self._record(now)
        return self._failed(unanswered(self._buffer))

    def masked(self, data: bytes) -> bytes:
        return self._driver.masked(data)

    def _replied(self, reply: records.Reply, now: float) -> Output:
        match reply, self._step:
            case LogicWanted(random), _Step.VERSION | _Step.RECORD:
                return self._send(records.logic(self._setup, random), _Step.LOGIC, now)
            case _, _Step.VERSION:
                return self._record(now)
            case Acknowledged(), _Step.RECORD:
                return self._failed(DeviceFault(FaultKind.SETTINGS, UNPROVEN, retryable=False))
            case Acknowledged(), _Step.LOGIC:
                return self._send(records.ENQUIRY, _Step.ENQUIRY, now)
            case LogicVerdict(valid=True), _Step.ENQUIRY:
                self._step = _Step.PASSED
                return self._driver.connected(now)
            case LogicVerdict(), _Step.ENQUIRY:
                return self._failed(DeviceFault(FaultKind.SETTINGS, INVALID, retryable=False))
            case _:
                return self._failed(DeviceFault(FaultKind.REFUSED, f"the scale did not check the {SECRETS}"))

    def _record(self, now: float) -> Output:
        price_minor = PRICE_MINOR if self._setup.prices else 0
        return self._send(records.weighing(self._setup, price_minor), _Step.RECORD, now)

    def _send(self, data: bytes, step: _Step, now: float) -> Output:
        self._buffer, self._step, self._due = b"", step, now + ANSWER_S
        return Output(send=data)

    def _failed(self, fault: DeviceFault) -> Output:
        self._step = _Step.OVER
        return Output(readings=(DeviceOffline(fault),))
