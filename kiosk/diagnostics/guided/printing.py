"""A test print: what the printer confirms of it, and what a person sees on the paper."""

from __future__ import annotations

from typing import ClassVar

from typing_extensions import override

from drivers.contract import Document, Paper, Print, PrintEnded, PrinterStatus, PrintOutcome, Reading
from kiosk.core.guided import Answer, Mark, Said, TestId, Tick, say
from kiosk.diagnostics.guided.course import Ask, Course, Wishes

PRINTS_S = 30.0
"""The slip is 15 cm long; a slow printer needs three seconds for it, one that is being reconnected much longer."""


class PrintCourse(Course):
    """`job` is a name that no other print has."""

    test: ClassVar[TestId] = TestId.PRINT

    def __init__(self, device: str, job: str, document: Document) -> None:
        super().__init__(device)
        self._job, self._document = job, document
        self._status: PrinterStatus | None = None
        self._ended: PrintEnded | None = None

    @override
    def begin(self, now: float) -> Wishes:
        self.deadline = now + PRINTS_S
        return (Ask(self.device, Print(self._job, self._document)),)

    @override
    def _heard(self, reading: Reading, now: float) -> Wishes:
        match reading:
            case PrinterStatus():
                self._status = reading
                self._detail = reading.fault
                if self._ended is not None and self._trouble() is not None:
                    return self._ends(self._trouble() or say("It was not printed."))
            case PrintEnded(job) if job == self._job:
                self._ended, self.deadline = reading, None
                self._detail = reading.reason or self._detail
                if reading.outcome is PrintOutcome.FAILED:
                    return self._ends(self._trouble() or say("It was not printed."))
                if reading.outcome is PrintOutcome.NOT_CONFIRMED:
                    return self._ends(say("The printer did not confirm the end of the slip."))
                if (trouble := self._trouble()) is not None:
                    return self._ends(trouble)
            case _:
                pass
        return ()

    @override
    def _answered(self, key: str, now: float) -> Wishes:
        if self._ended is None:
            return ()
        match key:
            case "whole":
                return self._ends(say("Printed, cut and legible."), passed=True)
            case "pale":
                return self._ends(say("The print is pale or has stripes. Clean the print head."))
            case "uncut":
                return self._ends(say("The slip is not cut. See to the cutter."))
            case _:
                return ()

    def _trouble(self) -> Said | None:
        status = self._status
        if status is None:
            return None
        if status.cover_open:
            return say("The printer's cover is open.")
        if status.paper is Paper.OUT:
            return say("There is no paper in the printer.")
        if status.cutter_error:
            return say("The cutter is stuck.")
        return None if status.online and not status.fault else say("The printer reports a fault of its own.")

    @override
    def _todo(self) -> Said:
        return say("The slip is being printed …") if self._ended is None else say("Look at the slip. Is it whole?")

    @override
    def _answers(self) -> tuple[Answer, ...]:
        if self._ended is None:
            return ()
        return (
            Answer("whole", say("Whole and clear"), "good"),
            Answer("pale", say("Pale or striped"), "bad"),
            Answer("uncut", say("Not cut"), "bad"),
        )

    @override
    def _marks(self) -> tuple[Mark, ...]:
        status = self._status
        return (
            Mark(key="end", what=say("Printed to its end"), tick=self._end()),
            Mark(key="paper", what=say("Paper"), tick=self._paper(), note=self._paper_note()),
            Mark(key="cover", what=say("Cover"), tick=_says(None if status is None else status.cover_open)),
            Mark(key="cutter", what=say("Cutter"), tick=_says(None if status is None else status.cutter_error)),
        )

    def _end(self) -> Tick:
        if self._ended is None:
            return Tick.OPEN
        return Tick.GOOD if self._ended.outcome is PrintOutcome.PRINTED else Tick.BAD

    def _paper(self) -> Tick:
        if self._status is None:
            return Tick.OPEN
        return {Paper.OK: Tick.GOOD, Paper.NEAR_END: Tick.SOON, Paper.OUT: Tick.BAD}[self._status.paper]

    def _paper_note(self) -> Said | None:
        return say("Runs out soon") if self._status is not None and self._status.paper is Paper.NEAR_END else None


def _says(trouble: bool | None) -> Tick:  # noqa: FBT001 - one flag of the printer's own
    """None: the printer has said nothing yet."""
    return Tick.OPEN if trouble is None else Tick.BAD if trouble else Tick.GOOD
