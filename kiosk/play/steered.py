"""The lane's program with its screen, as a scenario steers it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.error import HTTPError

from kiosk.play.program import Program, Spawn, begun_anew


class StepFailed(Exception):
    """The lane was not as a step wants it; says the step and what was there instead."""


class ProgramEndedError(StepFailed):
    """A program of the store is gone: nothing of it can be looked at any more."""


def failed_by(error: Exception, what: str) -> StepFailed:
    """What is told of `error`, with `what` in front: who refuses has answered, who cannot be asked is gone."""
    gone = isinstance(error, OSError) and not isinstance(error, HTTPError)
    return (ProgramEndedError if gone else StepFailed)(f"{what}: {error}")


class SteeredLane:
    """The lane's program at the other end of a pipe; `spawn` begins it."""

    def __init__(self, config: Path, folder: Path, spawn: Spawn = begun_anew) -> None:
        self._log = (folder / "lane.log").open("ab")
        arguments = ["-m", "kiosk.play.stage", str(config)]
        self._program = Program("the lane", arguments, self._log, orders=True, spawn=spawn)
        try:
            self._program.wait_ready()
        except OSError as error:
            raise ProgramEndedError(str(error)) from None

    def ask(self, **order: object) -> dict[str, Any]:
        try:
            return self._program.ask(order)
        except OSError as error:
            raise ProgramEndedError(f"the lane's program ended: {error}") from None

    def kill(self) -> None:
        self._program.kill()
        self._log.close()

    def stop(self) -> None:
        self._program.finish()
        self._log.close()
