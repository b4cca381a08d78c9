"""The payment terminal looks after itself: it tries its line to the bank. Nothing is charged."""

from __future__ import annotations

from typing import ClassVar

from typing_extensions import override

from drivers.contract import Diagnose, Reading, ServiceEnded, ServiceOutcome
from kiosk.core.guided import Mark, Said, TestId, Tick, say
from kiosk.diagnostics.guided.course import Ask, Course, Wishes

ANSWERS_S = 120.0
"""A diagnosis may fetch what the terminal lacks."""


class TerminalCourse(Course):
    """`job` is a name that nothing else was asked by."""

    test: ClassVar[TestId] = TestId.TERMINAL

    def __init__(self, device: str, job: str) -> None:
        super().__init__(device)
        self._job = job
        self._came: ServiceEnded | None = None

    @override
    def begin(self, now: float) -> Wishes:
        self.deadline = now + ANSWERS_S
        return (Ask(self.device, Diagnose(self._job)),)

    @override
    def _heard(self, reading: Reading, now: float) -> Wishes:
        if not isinstance(reading, ServiceEnded) or reading.job != self._job:
            return ()
        self._came = reading
        self._detail = "\n".join(line for line in (reading.reason, *reading.slip) if line.strip())
        match reading.outcome:
            case ServiceOutcome.DONE:
                return self._ends(say("The terminal reached its bank."), passed=True)
            case ServiceOutcome.NOT_OFFERED:
                return self._ends(say("It answers. It looks after its own line."), passed=True)
            case ServiceOutcome.REFUSED:
                return self._ends(say("The terminal said no. Look at its screen."))
            case ServiceOutcome.NO_ANSWER:
                return self._ends(say("The terminal did not say how it ended."))

    @override
    def _todo(self) -> Said:
        return say("The terminal tries its line. Nothing is charged.")

    @override
    def _marks(self) -> tuple[Mark, ...]:
        came = self._came
        done = came is not None and came.outcome is ServiceOutcome.DONE
        bank = Tick.OPEN if came is None else Tick.GOOD if done else Tick.BAD
        if came is not None and came.outcome is ServiceOutcome.NOT_OFFERED:
            bank = Tick.LEFT
        return (
            Mark(key="answers", what=say("It answers"), tick=Tick.OPEN if came is None else _answered(came)),
            Mark(key="bank", what=say("It reaches its bank"), tick=bank),
        )


def _answered(came: ServiceEnded) -> Tick:
    return Tick.BAD if came.outcome is ServiceOutcome.NO_ANSWER else Tick.GOOD
