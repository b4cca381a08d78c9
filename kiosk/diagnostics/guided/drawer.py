"""The cash drawer: opened as staff open it, by who may and written down, and shut by hand; its switch tells of both."""

from __future__ import annotations

from typing import ClassVar

from typing_extensions import override

from drivers.contract import DrawerEnded, DrawerOutcome, DrawerStatus, Reading
from kiosk.core.guided import Mark, Said, TestId, Tick, say
from kiosk.core.session.inputs import DrawerTried
from kiosk.diagnostics.guided.course import Course, Wishes

OPENS_S = 90.0
"""Time enough to type a PIN first, where the store wants one."""
SHUTS_S = 60.0


class DrawerCourse(Course):
    test: ClassVar[TestId] = TestId.DRAWER

    def __init__(self, device: str) -> None:
        super().__init__(device)
        self._opened = Tick.OPEN
        self._shut = Tick.OPEN

    @override
    def begin(self, now: float) -> Wishes:
        self.deadline = now + OPENS_S
        return (DrawerTried(),)

    @override
    def _heard(self, reading: Reading, now: float) -> Wishes:
        match reading:
            case DrawerEnded(_, DrawerOutcome.OPENED) if self._opened is Tick.OPEN:
                self._opened, self.deadline = Tick.GOOD, now + SHUTS_S
            case DrawerEnded(_, outcome, reason) if self._opened is Tick.OPEN:
                self._opened, self._detail = Tick.BAD, reason
                return self._ends(ENDS[outcome])
            case DrawerStatus(open=False) if self._opened is Tick.GOOD:
                self._shut = Tick.GOOD
                return self._ends(say("It opened, and its switch tells when it is shut."), passed=True)
            case _:
                pass
        return ()

    @override
    def _late(self, now: float) -> Wishes:
        if self._opened is Tick.OPEN:
            return self._ends(say("It was not opened."))
        self._shut = Tick.BAD
        return self._ends(say("Nobody shut it, or its switch does not tell."))

    @override
    def _todo(self) -> Said:
        return say("The drawer opens …") if self._opened is Tick.OPEN else say("Shut the drawer.")

    @override
    def _marks(self) -> tuple[Mark, ...]:
        noted = None if self._opened is Tick.BAD else say("It is written down with your name.")
        return (
            Mark(key="opened", what=say("It opens"), tick=self._opened, note=noted),
            Mark(key="shut", what=say("It tells that it is shut"), tick=self._shut),
        )


ENDS: dict[DrawerOutcome, Said] = {
    DrawerOutcome.WAS_OPEN: say("It stood open already. Shut it, then test again."),
    DrawerOutcome.STAYED_SHUT: say("It did not open. Check its lock and its cable."),
    DrawerOutcome.NOT_CONFIRMED: say("Nobody can tell whether it opened. Look at it."),
    DrawerOutcome.FAILED: say("The printer did not open it. See to the printer first."),
}
