"""The way to the store server, and the room on disk and in memory: looked at once, and judged as a diagnosis does."""

from __future__ import annotations

from typing import ClassVar

from typing_extensions import override

from kiosk.core.findings import Finding, Grade, Part, worst
from kiosk.core.guided import Mark, Said, TestId, Tick, say
from kiosk.diagnostics.guided.course import Course, Look, NotSeen, Rooms, Seen, Wishes
from kiosk.diagnostics.machine import Room, of_disk, of_memory
from kiosk.diagnostics.store import ENDS_DAYS, Way, of_way

LOOKS_S = 15.0
TICKS = {Grade.FINE: Tick.GOOD, Grade.SOON: Tick.SOON, Grade.FAULT: Tick.BAD}


class StoreCourse(Course):
    test: ClassVar[TestId] = TestId.STORE

    def __init__(self) -> None:
        super().__init__()
        self._way: Way | None = None
        self._found: tuple[Finding, ...] = ()

    @override
    def begin(self, now: float) -> Wishes:
        self.deadline = now + LOOKS_S
        return (Look.STORE,)

    @override
    def _looked(self, what: Seen, now: float) -> Wishes:
        match what:
            case Way():
                self._way, self._found = what, of_way(what)
                self._detail = what.failed or what.refused
                return self._ends(self._sum(what), passed=worst(self._found) is not Grade.FAULT)
            case NotSeen(reason):
                self._detail = reason
                return self._ends(say("This lane has no store server."))
            case _:
                return ()

    def _sum(self, way: Way) -> Said:
        if way.failed:
            return say("The store server does not answer. Check cable and address.")
        if way.refused:
            return say("The store server does not let this lane in. Enrol it anew.")
        bad = {finding.part for finding in self._found if finding.grade is Grade.FAULT}
        if Part.CLOCK in bad:
            return say("The lane's clock is astray. Have it follow a time server.")
        if Part.CERTIFICATE in bad:
            return say("The lane's certificate has ended. Enrol it anew.")
        return say("It works. Look at what is marked.") if self._found else say("The way to the store is well.")

    @override
    def _todo(self) -> Said:
        return say("The store server is asked …")

    @override
    def _marks(self) -> tuple[Mark, ...]:
        way = self._way
        reached = way.reached if way is not None else None
        answers = Tick.OPEN if way is None else Tick.BAD if way.failed else self._of(Part.NETWORK)
        known = Tick.OPEN if way is None or way.failed else Tick.BAD if way.refused else Tick.GOOD
        days = way.certificate_days if way is not None else None
        return (
            Mark(
                key="answers",
                what=say("It answers"),
                tick=answers,
                note=None if reached is None else say("after {ms} ms", ms=round(1000 * reached.latency_s)),
            ),
            Mark(key="known", what=say("It knows this lane"), tick=known),
            Mark(
                key="clock",
                what=say("Same time on both"),
                tick=Tick.OPEN if reached is None else self._of(Part.CLOCK),
                note=None if reached is None else say("{seconds} s apart", seconds=round(abs(reached.offset_s))),
            ),
            Mark(
                key="certificate",
                what=say("Certificate"),
                tick=(Tick.OPEN if way is None else Tick.LEFT) if days is None else _lasts(days),
                note=None if days is None else say("{days} days left", days=max(days, 0)),
            ),
        )

    def _of(self, part: Part) -> Tick:
        return TICKS[worst(tuple(finding for finding in self._found if finding.part is part))]

    @override
    def _measured(self) -> tuple[tuple[str, str], ...]:
        way = self._way
        if way is None:
            return ()
        said = []
        if way.reached is not None:
            said += [("latency_ms", f"{1000 * way.reached.latency_s:.0f}"), ("offset_s", f"{way.reached.offset_s:.1f}")]
        if way.certificate_days is not None:
            said.append(("certificate_days", str(way.certificate_days)))
        return tuple(said)


def _lasts(days: int) -> Tick:
    return Tick.BAD if days < 0 else Tick.SOON if days <= ENDS_DAYS else Tick.GOOD


class MachineCourse(Course):
    test: ClassVar[TestId] = TestId.MACHINE

    def __init__(self) -> None:
        super().__init__()
        self._rooms: Rooms | None = None

    @override
    def begin(self, now: float) -> Wishes:
        self.deadline = now + LOOKS_S
        return (Look.MACHINE,)

    @override
    def _looked(self, what: Seen, now: float) -> Wishes:
        match what:
            case Rooms():
                self._rooms = what
                found = (*of_disk(what.disk), *of_memory(what.memory))
                return self._ends(_sum(found), passed=worst(found) is not Grade.FAULT)
            case NotSeen(reason):
                self._detail = reason
                return self._ends(say("The machine did not say how much room it has."))
            case _:
                return ()

    @override
    def _todo(self) -> Said:
        return say("Disk and memory are looked at …")

    @override
    def _marks(self) -> tuple[Mark, ...]:
        rooms = self._rooms
        if rooms is None:
            return (Mark(key="disk", what=say("Disk")), Mark(key="memory", what=say("Memory")))
        return (
            _mark("disk", say("Disk"), rooms.disk, of_disk(rooms.disk)),
            _mark("memory", say("Memory"), rooms.memory, of_memory(rooms.memory)),
        )

    @override
    def _measured(self) -> tuple[tuple[str, str], ...]:
        rooms = self._rooms
        if rooms is None:
            return ()
        return (("disk_free_mib", str(rooms.disk.free >> 20)), ("memory_free_mib", str(rooms.memory.free >> 20)))


def _sum(found: tuple[Finding, ...]) -> Said:
    match worst(found):
        case Grade.FINE:
            return say("There is room enough.")
        case Grade.SOON:
            return say("It works. Make room soon.")
        case Grade.FAULT:
            return say("The disk is full. Make room, then start the lane again.")


def _mark(key: str, what: Said, room: Room, found: tuple[Finding, ...]) -> Mark:
    percent = 100 * room.free // max(room.all, 1)
    free = f"{room.free / (1 << 30):.1f} GB" if room.free >= 1 << 30 else f"{room.free >> 20} MB"
    note = say("{free} free, {percent} %", free=free, percent=percent)
    return Mark(key=key, what=what, tick=TICKS[worst(found)], note=note)
