"""Jobs that a queue is to cancel: asked for one by one, less and less often, and given up with a reason."""

from __future__ import annotations

from dataclasses import dataclass

KEPT = 64
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 60.0
REFUSALS = 8  # so often a queue may refuse one, over two minutes


@dataclass(slots=True)
class _Cancel:
    job: int
    due: float = 0.0
    pause_s: float = FIRST_PAUSE_S
    refusals: int = 0


class Cancels:
    """At most `KEPT`; of more the oldest are forgotten. `now` is monotonic seconds."""

    def __init__(self) -> None:
        self._waiting: list[_Cancel] = []

    def add(self, job: int) -> None:
        self._waiting = [*self._waiting, _Cancel(job)][-KEPT:]

    def due(self, now: float) -> int | None:
        """The job to be cancelled next, the one that waits longest; None where none is due."""
        ready = [one for one in self._waiting if one.due <= now]
        return min(ready, key=lambda one: one.due).job if ready else None

    def done(self, job: int) -> None:
        self._waiting = [one for one in self._waiting if one.job != job]

    def not_taken(self, job: int, now: float, *, refused: bool) -> bool:
        """It is asked for again after a pause, each twice as long as the one before. True where it is given up, since
        the queue `refused` it too often: a server in trouble may come to itself, one that says no will not.
        """
        for one in self._waiting:
            if one.job == job:
                one.due, one.pause_s = now + one.pause_s, min(2 * one.pause_s, LONGEST_PAUSE_S)
                one.refusals += refused
                if one.refusals >= REFUSALS:
                    self.done(job)
                    return True
        return False
