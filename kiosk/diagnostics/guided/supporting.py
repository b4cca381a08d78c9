"""The support file, made while the lane runs: onto a stick where one is in, else to the store server."""

from __future__ import annotations

from typing import ClassVar

from typing_extensions import override

from kiosk.core.guided import Mark, Said, TestId, Tick, as_is, say
from kiosk.diagnostics.guided.course import Course, HandedIn, Look, NotSeen, Seen, Wishes

MADE_S = 90.0


class SupportCourse(Course):
    test: ClassVar[TestId] = TestId.SUPPORT

    def __init__(self) -> None:
        super().__init__()
        self._made: HandedIn | None = None

    @override
    def begin(self, now: float) -> Wishes:
        self.deadline = now + MADE_S
        return (Look.SUPPORT,)

    @override
    def _looked(self, what: Seen, now: float) -> Wishes:
        match what:
            case HandedIn():
                self._made = what
                done = say("It is on the stick.") if what.stick else say("The store server has it, for the manager.")
                return self._ends(done, passed=True)
            case NotSeen(reason):
                self._detail = reason
                return self._ends(say("Nothing was made. Plug a stick in, or check the way to the store."))
            case _:
                return ()

    @override
    def _todo(self) -> Said:
        return say("What support needs to know is put into one file …")

    @override
    def _marks(self) -> tuple[Mark, ...]:
        made = self._made
        if made is None:
            return ()
        return (
            Mark(key="files", what=say("Files in it"), tick=Tick.GOOD, note=as_is(str(made.files))),
            Mark(key="people", what=say("No card, no code, no name"), tick=Tick.GOOD),
            Mark(key="sealed", what=say("Only support can open it"), tick=Tick.GOOD),
        )

    @override
    def _measured(self) -> tuple[tuple[str, str], ...]:
        return () if self._made is None else (("files", str(self._made.files)),)
