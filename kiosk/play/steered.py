"""The lane's program with its screen, as a scenario steers it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kiosk.play.program import Program


class StepFailed(Exception):
    """The lane was not as a step wants it; says the step and what was there instead."""


class SteeredLane:
    """The lane's program at the other end of a pipe."""

    def __init__(self, config: Path, folder: Path) -> None:
        self._log = (folder / "lane.log").open("ab")
        self._program = Program("the lane", ["-m", "kiosk.play.stage", str(config)], self._log, orders=True)
        self._program.wait_ready()

    def ask(self, **order: object) -> dict[str, Any]:
        try:
            return self._program.ask(order)
        except OSError as error:
            raise StepFailed(f"the lane's program ended: {error}") from None

    def kill(self) -> None:
        self._program.kill()
        self._log.close()

    def stop(self) -> None:
        self._program.finish()
        self._log.close()
