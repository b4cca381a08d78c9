"""Help and checks of a recorded visit: staff at the lane become a host at the console, who needs no badge."""

from __future__ import annotations

from kiosk.core.calls import ClearedBy, HelpCleared, HelpComing, HelpReason, HelpRequested, HelpSeen
from kiosk.core.interventions import Answer, Intervention, InterventionKind, SettledBy
from kiosk.core.session.facts import Fact, InterventionCleared
from kiosk.replay.asking import OF_BAGS
from kiosk.replay.entries import Recording
from kiosk.replay.recording_money import Paying
from kiosk.replay.steps import Step

CALLED = "Anna"
"""Whoever came: who it was is said of a person, and is in no scenario."""


class Helping:
    def __init__(self, recording: Recording, paying: Paying) -> None:
        self._to = recording
        self._paying = paying
        self._answered = False

    def take(self, fact: Fact, step: Step) -> bool:
        """Whether it is of help and checks."""
        match fact:
            case HelpRequested(reason=HelpReason.ASKED):
                for button in ("helpButton", "callButton", "goOnButton"):
                    self._to.does("touch", button)
            case HelpSeen():
                self._to.does("host", "seen")
            case HelpComing():
                self._to.does("host", {"comes": CALLED, "seconds": fact.seconds})
            case HelpCleared(by=ClearedBy.ATTENDANT):
                self._to.does("host", "done")
            case HelpCleared(by=ClearedBy.SHOPPER):
                self._to.does("touch", "noHelpButton")
            case InterventionCleared():
                self._cleared(fact, step)
            case HelpRequested() | HelpCleared():
                pass  # the lane itself called, or had nobody to call for any more
            case _:
                return False
        return True

    def _cleared(self, fact: InterventionCleared, step: Step) -> None:
        before = step.before.session
        one = before.intervention(fact.intervention) if before is not None else None
        if one is None or fact.by in (SettledBy.SOLVED, SettledBy.LEFT):
            return  # it follows from what was done
        if one.kind in OF_BAGS:
            self._to.untold("what somebody saw in the bags")
        elif fact.by is SettledBy.SHOPPER:
            self._paying.to_ways()
            self._to.does("touch", "waitWithoutButton")
            self._to.does("expect", {"screen": "pay"})
        elif fact.by in (SettledBy.HOST, SettledBy.STAFF) and fact.answer is not None:
            self._answers(fact.answer, one, at_lane=fact.by is SettledBy.STAFF)
        else:
            self._to.untold("somebody cleared a check in a way that is not known", matters=True)

    def _answers(self, answer: Answer, one: Intervention, *, at_lane: bool) -> None:
        if at_lane:
            self._to.untold("staff looked at it at the lane; here a host does, at the console")
        if one.kind is InterventionKind.SPOT_CHECK:
            self._paying.to_ways()
        self._to.does("host", {"approves" if answer is Answer.APPROVE else "refuses": one.kind.value})
