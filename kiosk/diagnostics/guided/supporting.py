"""The support file, made while the lane runs: onto a stick where one is in, else to the store server."""

from __future__ import annotations

from typing import ClassVar

from typing_extensions import override

from kiosk.core.guided import Mark, Said, TestId, Tick, as_is, say
from kiosk.diagnostics.guided.course import Course, HandedIn, Look, NotSeen, Seen, Wishes

MADE_S = 90.0
OTHER = say("Nothing was made. Plug a stick in, or check the way to the store.")
WHY = {
    "no stick is in": say("No stick is in, and this lane has no store server. Plug a stick in."),
    "the stick takes no file": say("The stick takes no file: it is full or locked. Plug another one in."),
    "the bundle was not handed in": say(
        "The store server did not take the file. Check the way to the store, or plug a stick in."
    ),
    "the settings name no key": say("The lane's settings name no key of those who help. Have one entered."),
    "the lane was stopped": say("The lane was stopped before it was made. Try again."),
    "the lane was too busy": say("The lane was too busy to make it in time. Try again when nobody shops."),
}
"""What a reason begins with → what is said of it."""


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
                why = next((said for begin, said in WHY.items() if reason.startswith(begin)), OTHER)
                self._detail = reason if why is OTHER or ": " in reason else ""  # what a machine said of it
                return self._ends(why)
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
