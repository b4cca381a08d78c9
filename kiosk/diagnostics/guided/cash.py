"""Cash in: each coin or note that is put in is named. It stays in its box, and a host gives it back."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from typing_extensions import override

from drivers.contract import CashCredited, CashUnknown, DeviceTrouble, Reading
from kiosk.core.guided import Answer, Mark, Said, TestId, Tick, as_is, say
from kiosk.core.session.inputs import BoxTried
from kiosk.diagnostics.guided.course import Course, Wishes

OPENS_S = 10.0
"""The lane lets the box take cash sooner, where it may."""
ASKS_S = 1.0
"""So often it is asked: a box that was open a moment ago must say first that it is shut."""
WAITS_S = 180.0


class CashCourse(Course):
    test: ClassVar[TestId] = TestId.CASH

    def __init__(self, device: str) -> None:
        super().__init__(device)
        self._takes = False
        self._until = 0.0
        self._pieces: Counter[tuple[int, str]] = Counter()
        self._unknown = 0

    @override
    def begin(self, now: float) -> Wishes:
        self._until = now + OPENS_S
        return self._wished(now)

    def _wished(self, now: float) -> Wishes:
        self.deadline = now + ASKS_S
        return (BoxTried(self.device, open=True),)

    @override
    def left(self) -> Wishes:
        """The box takes no more."""
        return (BoxTried(self.device, open=False),)

    @override
    def _taking(self, box: str, now: float) -> Wishes:
        if self._takes and not box:
            return self._ends(say("The box was shut meanwhile."))
        if box == self.device:
            self._takes, self.deadline = True, now + WAITS_S
        return ()

    @override
    def _heard(self, reading: Reading, now: float) -> Wishes:
        match reading:
            case CashCredited() if self._takes:
                self._pieces[reading.value_minor, reading.currency] += 1
                self.deadline = now + WAITS_S
            case CashUnknown(reason=reason) if self._takes:
                self._unknown += 1
                self._detail = reason
            case DeviceTrouble(fault):
                self._detail = fault.detail
            case _:
                pass
        return ()

    @override
    def _late(self, now: float) -> Wishes:
        if not self._takes and now < self._until:
            return self._wished(now)
        if not self._takes:
            return self._ends(say("The box cannot take cash now. See whether a payment is open."))
        return self._ends(say("Nothing was put in for three minutes."))

    @override
    def _answered(self, key: str, now: float) -> Wishes:
        match key:
            case "right" if self._pieces and not self._unknown:
                named = say("Each was named, {sum} in all. A host gives it back.", sum=self._sum())
                return self._ends(named, passed=True)
            case "other":
                return self._ends(say("A piece was named otherwise. Have the box programmed anew."))
            case "back":
                return self._ends(say("A piece came back. Clean its way, then try again."))
            case _:
                return ()

    @override
    def _todo(self) -> Said:
        if not self._takes:
            return say("The box is being opened …")
        return say("Put in one of each. A host gives the money back.")

    @override
    def _figure(self) -> Said | None:
        return as_is(self._sum()) if self._pieces else None

    @override
    def _answers(self) -> tuple[Answer, ...]:
        if not self._takes:
            return ()
        right = (Answer("right", say("All were named so"), "good"),) if self._pieces and not self._unknown else ()
        bad = (Answer("other", say("One was named otherwise"), "bad"),) if self._pieces or self._unknown else ()
        return (*right, *bad, Answer("back", say("One came back"), "bad"))

    @override
    def _marks(self) -> tuple[Mark, ...]:
        told = [
            Mark(
                key=f"{currency}{minor}", what=as_is(_money(minor, currency)), tick=Tick.GOOD, note=as_is(f"× {count}")
            )
            for (minor, currency), count in sorted(self._pieces.items())
        ]
        if self._unknown:
            told.append(Mark(key="unknown", what=say("Not known"), tick=Tick.BAD, note=as_is(f"× {self._unknown}")))
        return tuple(told)

    @override
    def _measured(self) -> tuple[tuple[str, str], ...]:
        sums = tuple((currency, f"{minor / 100:.2f}") for currency, minor in self._sums())
        return (("pieces", str(self._pieces.total())), *sums)

    def _sum(self) -> str:
        return " + ".join(_money(minor, currency) for currency, minor in self._sums())

    def _sums(self) -> list[tuple[str, int]]:
        sums: Counter[str] = Counter()
        for (minor, currency), count in self._pieces.items():
            sums[currency] += minor * count
        return sorted(sums.items())


def _money(minor: int, currency: str) -> str:
    return f"{currency} {minor / 100:.2f}"
