"""Cash out: the hopper gives out one coin, by its own count, and a person says that it came and lies in it again."""

from __future__ import annotations

from typing import ClassVar

from typing_extensions import override

from drivers.contract import CashLevels, DeviceCondition, DeviceTrouble, PayOutEnded, PayOutOutcome, Reading
from kiosk.core.guided import Answer, Mark, Said, TestId, Tick, as_is, say
from kiosk.core.session.inputs import CoinPutBack, HopperTried
from kiosk.diagnostics.guided.course import Course, Wishes

BEGINS_S = 5.0
"""The lane lets it give sooner, where it may."""
COUNTS_S = 150.0
"""A hopper that is lost meanwhile is waited for, and one that jams is stopped, then asked; the lane gives up before."""
WAITS_S = 180.0
BOOKS_S = 5.0
"""The lane books sooner that a coin is back."""


class HopperCourse(Course):
    test: ClassVar[TestId] = TestId.HOPPER

    def __init__(self, device: str) -> None:
        super().__init__(device)
        self._payout = ""
        self._told: dict[str, PayOutEnded] = {}
        self._coin: tuple[int, str] | None = None
        self._low = False
        self._before = self._out = 0
        self._books = False
        self._counted = self._came = self._back = Tick.OPEN

    @override
    def begin(self, now: float) -> Wishes:
        self.deadline = now + BEGINS_S
        return (HopperTried(),)

    @override
    def _giving(self, payout: str, out_minor: int, now: float) -> Wishes:
        before, self._out = self._out, out_minor
        booked = self._books and out_minor < before
        self._books = self._books and not booked
        if self.outcome is not None:
            return ()
        if booked:
            self._back = Tick.GOOD
            return self._ends(say("It gave one coin, counted it, and has it again."), passed=True)
        if payout and not self._payout:
            self._payout, self._before, self.deadline = payout, before, now + COUNTS_S
        if not payout or payout != self._payout or self._counted is not Tick.OPEN:
            return ()
        if out_minor <= self._before:
            return self._falls_short()
        if self._coin is not None and out_minor - self._before > self._coin[0]:
            self._counted = Tick.BAD
            return self._ends(say("It gave out more than one coin. Have its disc and its sensor looked at."))
        self._counted, self.deadline = Tick.GOOD, now + WAITS_S
        return ()

    @override
    def _heard(self, reading: Reading, now: float) -> Wishes:
        match reading:
            case PayOutEnded():
                self._told[reading.payout_id] = reading  # it may be told before the lane has said which one it is
                return self._falls_short()
            case CashLevels():
                self._coin, self._low = (reading.value_minor, reading.currency), reading.low is True
            case DeviceTrouble(fault) | DeviceCondition(fault) if fault is not None:
                self._detail = fault.detail
            case _:
                pass
        return ()

    def _falls_short(self) -> Wishes:
        """Whether nothing came of the payout that the lane began for this test. What did the lane says, once that is
        booked; and where nobody can tell it asks again.
        """
        end = self._told.get(self._payout)
        if end is None:
            return ()
        self._detail = end.reason or self._detail
        if end.outcome is PayOutOutcome.UNKNOWN or end.paid_minor:
            return ()
        self._counted = Tick.BAD
        return self._ends(say("The hopper is empty or jammed. Fill it, or clear its disc and its exit."))

    @override
    def _late(self, now: float) -> Wishes:
        if not self._payout:
            return self._ends(say("The hopper cannot give now. See whether money moves, or what its card says."))
        if self._counted is Tick.OPEN:
            self._counted = Tick.BAD
            return self._ends(say("Nobody can tell whether a coin is out. Look, and count the hopper."))
        if self._books:
            self._books = False
            return self._ends(say("The lane did not book that the coin is back. The day's report has it as out."))
        return self._ends(say("Nobody said that the coin is back. The day's report has it as out."))

    @override
    def _answered(self, key: str, now: float) -> Wishes:
        if self._counted is not Tick.GOOD or self._books:
            return ()
        match key:
            case "back":
                self._came, self._books, self.deadline = Tick.GOOD, True, now + BOOKS_S
                return (CoinPutBack(self._out - self._before),)
            case "other":
                self._came = Tick.BAD
                return self._ends(say("Another coin came out. Sort the hopper's coins."))
            case "none":
                self._came = Tick.BAD
                return self._ends(say("It counted a coin that never came. Clear its exit and the way to the tray."))
            case _:
                return ()

    @override
    def _answered_after(self, key: str) -> Wishes:
        if key != "one" or self._books or self._out <= 0:
            return ()
        self._books = True
        return (CoinPutBack(self._one()),)

    def _one(self) -> int:
        """What one coin of those that are out is worth; all of them together where nobody told."""
        return min(self._coin[0], self._out) if self._coin is not None and self._coin[0] > 0 else self._out

    @override
    def _todo(self) -> Said:
        if self._books:
            return say("The lane books the coin …")
        if self._counted is Tick.GOOD:
            return say("Take the coin and put it back into the hopper.")
        told = self._told.get(self._payout)
        unsure = told is not None and told.outcome is PayOutOutcome.UNKNOWN
        return say("The hopper is asked what is out …") if unsure else say("The hopper gives out a coin …")

    @override
    def _figure(self) -> Said | None:
        return as_is(self._money(self._coin[0])) if self._coin is not None else None

    def _money(self, minor: int) -> str:
        """With the hopper's currency, once it told."""
        return f"{self._coin[1] if self._coin is not None else ''} {minor / 100:.2f}".strip()

    @override
    def _answers(self) -> tuple[Answer, ...]:
        if self._counted is not Tick.GOOD or self._books:
            return ()
        return (
            Answer("back", say("It is back in the hopper"), "good"),
            Answer("other", say("Another coin came"), "bad"),
            Answer("none", say("Nothing came"), "bad"),
        )

    @override
    def _answers_after(self) -> tuple[Answer, ...]:
        if self._books or self._out <= 0:
            return ()
        return (Answer("one", say("{amount} is back in the hopper", amount=self._money(self._one()))),)

    @override
    def _marks(self) -> tuple[Mark, ...]:
        low = say("Few coins are left: fill it") if self._low else None
        still = self.outcome is not None and self._out > 0
        out = say("{amount} is still out from tests", amount=self._money(self._out)) if still else None
        return (
            Mark(key="counted", what=say("It counts the coin"), tick=self._counted, note=low),
            Mark(key="came", what=say("The coin comes out"), tick=self._came),
            Mark(
                key="back",
                what=say("It lies in the hopper again"),
                tick=self._back,
                note=out if self.outcome is not None else None,
            ),
        )
