"""The cash drawer is opened once, and shut by hand: its own contact says both."""

from __future__ import annotations

from typing import ClassVar

from typing_extensions import override

from drivers.contract import DrawerEnded, DrawerOutcome, DrawerStatus, OpenDrawer, Reading
from kiosk.core.guided import Mark, Said, TestId, Tick, say
from kiosk.diagnostics.guided.course import Ask, Course, Wishes

OPENS_S, SHUTS_S = 10.0, 60.0


class DrawerCourse(Course):
    """`kick` is a name that no other opening has."""

    test: ClassVar[TestId] = TestId.DRAWER

    def __init__(self, device: str, kick: str) -> None:
        super().__init__(device)
        self._kick = kick
        self._open: bool | None = None
        self._asked = False
        self._opened = False
        self._shut = False

    @override
    def begin(self, now: float) -> Wishes:
        """A drawer that stands open is shut first."""
        if self._open:
            self.deadline = now + SHUTS_S
            return ()
        return self._kicks(now)

    def _kicks(self, now: float) -> Wishes:
        self._asked, self.deadline = True, now + OPENS_S
        return (Ask(self.device, OpenDrawer(self._kick)),)

    @override
    def _heard(self, reading: Reading, now: float) -> Wishes:
        match reading:
            case DrawerStatus(is_open):
                self._open = is_open
                if not is_open and self._opened:
                    self._shut = True
                    return self._ends(say("It opened and was shut. Its contact said both."), passed=True)
                if not is_open and self.deadline is not None and not self._asked:
                    return self._kicks(now)
            case DrawerEnded(kick, outcome, reason) if kick == self._kick:
                return self._ended(outcome, reason, now)
            case _:
                pass
        return ()

    def _ended(self, outcome: DrawerOutcome, reason: str, now: float) -> Wishes:
        self._detail = reason
        match outcome:
            case DrawerOutcome.OPENED:
                self._opened, self.deadline = True, now + SHUTS_S
                return ()
            case DrawerOutcome.WAS_OPEN:
                return self._ends(say("It stood open before. Shut it, and try again."))
            case DrawerOutcome.STAYED_SHUT:
                return self._ends(say("Its contact did not move. Look for a jam, then at the cable."))
            case DrawerOutcome.NOT_CONFIRMED:
                return self._ends(say("The printer was lost before it said more."))
            case DrawerOutcome.FAILED:
                return self._ends(say("The printer did not send the pulse."))

    @override
    def _late(self, now: float) -> Wishes:
        if self._opened or not self._asked:
            return self._ends(say("It was not shut, or its contact does not say so."))
        return super()._late(now)

    @override
    def _todo(self) -> Said:
        if self._opened:
            return say("The drawer is open. Shut it now.")
        return say("The drawer opens …") if self._asked else say("Shut the drawer first.")

    @override
    def _marks(self) -> tuple[Mark, ...]:
        opened = Tick.GOOD if self._opened else Tick.OPEN if self.outcome is None else Tick.BAD
        shut = Tick.GOOD if self._shut else Tick.OPEN if self.outcome is None or not self._opened else Tick.BAD
        return (
            Mark(key="opens", what=say("Its contact says open"), tick=opened),
            Mark(key="shuts", what=say("Its contact says shut"), tick=shut),
        )
