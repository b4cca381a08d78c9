"""The watch over a lane that runs: fed with what is asked of each device and what it tells, asked at any time.

Requests come on the lane's thread, readings on each pump's own, questions on any other.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from drivers.contract import (
    CheckHealth,
    CodeRead,
    DeviceCondition,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    DisableScanner,
    EnableScanner,
    EndOfDay,
    HealthChecked,
    HealthLevel,
    PayOut,
    Request,
    ServiceEnded,
    SetLamp,
    Stamped,
)
from kiosk.core.findings import Cause, Finding, Part
from kiosk.diagnostics.checks import CHANGE, Check, Outcome, Work, ended
from kiosk.diagnostics.rates import Rates
from kiosk.diagnostics.report import Row
from kiosk.diagnostics.watch import OFTEN, RECENT_S, DeviceWatch
from kiosk.diagnostics.zero import Zero

REACH_S = 6.0
"""A device that said nothing so long after the start is silent."""
SEEN_S = 3.0
"""So long a light shows what a check asked of it."""
PAID_S = 30.0
"""No payout takes so long, nor the shopper to take what comes out."""
FAULTS_KEPT = 50
LONGEST_UNIT = 200
"""A longer identity is told apart by so much of it."""
MOMENTS = ("waiting_since", "open_since", "stalled_since")
GAUGES = (*MOMENTS, "slowest_answer_s")
"""Figures among the counts that do not add up."""


class Passage(Protocol):
    """One line of a link's trace, already masked; `at` in monotonic seconds, `direction` one of `<`, `>` and `!`."""

    @property
    def at(self) -> float: ...
    @property
    def direction(self) -> str: ...
    @property
    def data(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Passed:
    """The same, at `at_s` seconds since 1970 in UTC, `since_s` after the lane's start."""

    at_s: float
    direction: str
    data: bytes
    since_s: float


@dataclass(frozen=True, slots=True)
class Fault:
    """What a device told of itself at `at_s`, seconds since 1970 in UTC; `lost`: it was of no use afterwards."""

    at_s: float
    fault: DeviceFault
    lost: bool


@dataclass(frozen=True, slots=True)
class Growth:
    """Of one unit: a device by its own identity, by its protocol where it tells none."""

    device: str
    kind: str
    unit: str
    counts: Mapping[str, float]


def unit_of(identity: str, protocol: str) -> str:
    """What a device is told apart by, where another one was in its place."""
    return "".join(sign for sign in identity if sign.isprintable())[:LONGEST_UNIT] or protocol


def may_be_counted(kind: str, counts: Mapping[str, float]) -> bool:
    """Whether it is known whose `counts` these are: a scanner that has said nothing yet may still say who it is."""
    return kind != "scanner" or any(counts.get(name) for name in ("bytes_in", "reads"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A device of the lane: how it hangs there, how it is asked, and what is counted of it and seen on its wire.

    `submit`, `counts` and `trace` may be called from any thread.
    """

    name: str
    kind: str
    protocol: str
    link: str
    submit: Callable[[Request], None]
    counts: Callable[[], Mapping[str, float]]
    trace: Callable[[], Sequence[Passage]]
    takes_coins: bool = False


class LaneWatch:
    """What ails the devices of a running lane."""

    def __init__(self, mono: Callable[[], float], wall: Callable[[], float], served: Callable[[], bool]) -> None:
        """`mono` is the clock of the readings, `wall` says the time in seconds since 1970; `served`: a shopper is."""
        self._mono, self._wall, self._served = mono, wall, served
        self._start = mono()
        self._lock = threading.Lock()
        self._kept: dict[str, _Kept] = {}

    def follow(self, device: Followed) -> None:
        """`device` is watched from now on; in the order of `rows`."""
        with self._lock:
            before = self._kept.get(device.name)
            self._kept[device.name] = _Kept(device, self._mono(), before.grown() if before is not None else [])

    def after(self, device: str, submit: Callable[[Request], None]) -> Callable[[Request], None]:
        """`submit`, with each request seen first."""

        def seen(request: Request) -> None:
            with self._lock:
                if (kept := self._kept.get(device)) is not None:
                    kept.asked(request, self._mono())
            submit(request)

        return seen

    def before(self, post: Callable[[Stamped], None]) -> Callable[[Stamped], None]:
        """`post`, with each reading seen first."""

        def seen(stamped: Stamped) -> None:
            self.told(stamped)
            post(stamped)

        return seen

    def told(self, stamped: Stamped) -> None:
        at_s = stamped.wall_s if stamped.wall_s is not None else self._wall()
        with self._lock:
            kept = self._kept.get(stamped.device)
            if kept is None:
                return
            kept.told(stamped, at_s)
            again = kept.asked_again_after(stamped.reading)
            submit = kept.device.submit
        if again is not None:
            self._ask_again(submit, again)

    def rows(self) -> tuple[Row, ...]:
        """One for each device, as it stands now."""
        now = self._mono()
        with self._lock:
            return tuple(kept.row(now) for kept in self._kept.values())

    def check(self, device: str, level: HealthLevel) -> Check:
        """Has `device` checked, and says at once how that stands; what comes of it is in its row. While one check is
        running it is that one, and a device in use is only checked at the level that asks nothing of it. Raises
        KeyError for a device that is none.
        """
        served = self._served()
        with self._lock:
            kept = self._kept[device]
            if (running := kept.running) is not None:
                return running
            check = kept.begins(level, self._wall(), served=served)
        if check.outcome is Outcome.RUNNING:
            kept.device.submit(CheckHealth(level))
        return check

    def grown(self) -> tuple[Growth, ...]:
        """By how much the counts of each device grew since this was asked last, apart for each unit that was there."""
        with self._lock:
            return tuple(growth for kept in self._kept.values() for growth in kept.grown())

    def trace(self, device: str) -> tuple[Passed, ...]:
        """What went over its wire last, the oldest first. Raises KeyError for a device that is none."""
        with self._lock:
            lines = self._kept[device].device.trace
        zero = self.zero()
        return tuple(Passed(zero.utc_s(line.at), line.direction, line.data, zero.since_s(line.at)) for line in lines())

    def zero(self) -> Zero:
        """The zero of time of all traces of this lane, for one look at them all."""
        return Zero(self._start, self._wall() - self._mono())

    def faults(self, device: str) -> tuple[Fault, ...]:
        """Its last ones, the newest first. Raises KeyError for a device that is none."""
        with self._lock:
            return tuple(reversed(self._kept[device].faults))

    def _ask_again(self, submit: Callable[[Request], None], request: Request) -> None:
        """A light may be looked at first."""
        if not isinstance(request, SetLamp):
            submit(request)
            return
        timer = threading.Timer(SEEN_S, submit, (request,))
        timer.daemon = True
        timer.start()


class _Kept:
    """What is known of one device. Held by one thread at a time."""

    def __init__(self, device: Followed, now: float, gone: list[Growth]) -> None:
        self.device = device
        self.faults: deque[Fault] = deque(maxlen=FAULTS_KEPT)
        self._since = now
        scheme = device.link.partition(":")[0]
        self._watch = DeviceWatch(device.name, device.kind, scheme, takes_coins=device.takes_coins, often=OFTEN)
        self._rates = Rates(RECENT_S)
        self._taken: Mapping[str, float] = {}  # the counts as they were told of last
        self._gone = gone  # of units that are no longer there, not told of yet
        self._work = Work()
        self._checks: dict[HealthLevel, Check] = {}
        self._days: deque[str] = deque(maxlen=4)  # the names of the last ends of a day
        self._paying_since = 0.0
        self._read_at: float | None = None  # a code came then
        self._wish: Request | None = None  # how the lane wants its light or its scanner

    def asked(self, request: Request, now: float) -> None:
        self._work.asked(request)
        if isinstance(request, PayOut):
            self._paying_since = now
        if isinstance(request, EndOfDay):
            self._days.append(request.job)
        if isinstance(request, SetLamp | EnableScanner | DisableScanner):
            self._wish = request

    def told(self, stamped: Stamped, at_s: float) -> None:
        reading = stamped.reading
        before = self._watch.identity
        if before and isinstance(reading, DeviceOnline) and reading.identity not in ("", before):
            self._gone += self._growth()
        if self._rates.due(stamped.at):
            self._rates.saw(self.device.counts(), stamped.at)
        if not isinstance(reading, ServiceEnded) or reading.job in self._days:  # other service is no end of a day
            self._watch.told(reading, stamped.at)
        self._work.told(reading)
        match reading:
            case DeviceOffline(fault) | DeviceTrouble(fault) | DeviceCondition(DeviceFault() as fault):
                self.faults.append(Fault(at_s, fault, lost=isinstance(reading, DeviceOffline)))
            case CodeRead():
                self._read_at = stamped.at
            case HealthChecked():
                self._checks[reading.level] = ended(reading, at_s)

    def asked_again_after(self, reading: object) -> Request | None:
        """What a check changed is asked for anew."""
        match reading:
            case HealthChecked(level=HealthLevel.EXTERNAL | HealthLevel.INTERACTIVE):
                return self._wish
            case _:
                return None

    def grown(self) -> list[Growth]:
        told = [*self._gone, *self._growth()]
        self._gone.clear()
        return told

    def _growth(self) -> list[Growth]:
        counts = self.device.counts()
        if not may_be_counted(self.device.kind, counts):
            return []
        more = {name: value - self._taken.get(name, 0) for name, value in counts.items() if name not in GAUGES}
        self._taken = counts
        unit = unit_of(self._watch.identity, self.device.protocol)
        return [Growth(self.device.name, self.device.kind, unit, more)] if any(more.values()) else []

    @property
    def running(self) -> Check | None:
        return next((one for one in self._checks.values() if one.outcome is Outcome.RUNNING), None)

    def begins(self, level: HealthLevel, at_s: float, *, served: bool) -> Check:
        why = ""
        if level is not HealthLevel.INTERNAL:
            why = self._work.words or ("a shopper is being served" if served else "")
        self._checks[level] = Check(level, Outcome.NOT_NOW if why else Outcome.RUNNING, at_s, (why,) if why else ())
        return self._checks[level]

    def row(self, now: float) -> Row:
        device, counts = self.device, self.device.counts()
        waits = not self._watch.heard and now - self._since < REACH_S
        self._rates.saw(counts, now)
        findings = (
            ()
            if waits
            else self._watch.findings(
                now,
                waiting_since=counts.get("waiting_since", 0.0),
                open_since=counts.get("open_since", 0.0),
                stalled_since=counts.get("stalled_since", 0.0),
                lately=self._rates.lately(counts),
            )
        )
        return Row(
            device=device.name,
            kind=device.kind,
            findings=(*self._of_a_payout(now), *findings) or self._of_checks(),
            protocol=device.protocol,
            link=device.link,
            identity=self._watch.identity,
            notes=("it is being reached",) if waits else (),
            counts=figures(counts) | self._of_reads(now),
            checks=tuple(self._checks[level] for level in HealthLevel if level in self._checks),
            waits=waits,
        )

    def _of_reads(self, now: float) -> dict[str, float]:
        """A scanner that says nothing is dead or unused: which, only a person knows who is told for how long."""
        return {} if self._read_at is None else {"last_read_s": now - self._read_at}

    def _of_a_payout(self, now: float) -> tuple[Finding, ...]:
        """One that goes on for longer than any does."""
        if self._work.words != CHANGE or now - self._paying_since < PAID_S:
            return ()
        detail = f"it has been paying out for {now - self._paying_since:.0f} s"
        return (Finding(device=self.device.name, part=Part.HOPPER, cause=Cause.PAYOUT_UNCLEAR, detail=detail),)

    def _of_checks(self) -> tuple[Finding, ...]:
        """A check that failed where the device tells of nothing else."""
        failed = [one for one in self._checks.values() if one.outcome is Outcome.FAILED]
        return tuple(
            Finding(device=self.device.name, part=Part.SETTINGS, cause=Cause.REFUSES, detail=", ".join(one.notes))
            for one in failed[-1:]
        )


def figures(counts: Mapping[str, float]) -> dict[str, float]:
    """What is counted, without what nobody outside can read: moments of this machine's monotonic clock."""
    return {name: value for name, value in counts.items() if value and name not in MOMENTS}
