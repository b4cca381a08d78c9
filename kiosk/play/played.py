"""What came of one scenario, and how a person is told of it."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Played:
    """What came of one scenario; `failed` is '' where everything held.

    `step` is the one that failed: 0 before the first, one more than there are where the books did not balance. `ended`:
    a program of the store was not there any more, or never was. `picture` is the screen then, where there was one.
    """

    name: str
    title: str
    seconds: float = 0.0
    failed: str = ""
    step: int = 0
    ended: bool = False
    pictures: list[Path] = field(default_factory=list)
    picture: Path | None = None

    def as_text(self, path: Path) -> str:
        """For people; of a failure the step, the picture of the screen, and how to play the file at `path` again."""
        if not self.failed:
            return f"held   {self.name}: {self.title} ({self.seconds:.1f} s)"
        seen = (
            f"the screen then: {self.picture}"
            if self.picture is not None
            else "there was no screen to take a picture of"
        )
        return f"FAILED {self.name}: {self.failed}\n       {seen}\n       again: {again(path)}"

    def as_json(self, path: Path) -> dict[str, Any]:
        """For programs; `step` is null where everything held."""
        return {
            "scenario": str(path),
            "title": self.title,
            "held": not self.failed,
            "failed": self.failed or None,
            "step": self.step if self.failed else None,
            "picture": str(self.picture) if self.picture is not None else None,
            "again": again(path) if self.failed else None,
            "seconds": round(self.seconds, 2),
            "pictures": [str(path) for path in self.pictures],
        }


def again(path: Path) -> str:
    """What plays it again, with every picture, and leaves journal, wires and logs to look at."""
    return f"python -m kiosk play --pictures pictures --keep kept {shlex.quote(str(path))}"
