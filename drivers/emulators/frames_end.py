"""The camera's end of its wire: a folder into which numbered pictures are put."""

from __future__ import annotations

import re
from pathlib import Path

KEPT = 50
NUMBERED = re.compile(r"\d{8}\.png(\.part)?")


class FramesEnd:
    """Each `write` is one encoded picture under the next number; the oldest are thrown away. No folder, no camera."""

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)
        self._open = False
        self._announced = False
        self._number = 0

    def open(self) -> None:
        """An empty folder is there; raises OSError where it holds anything that isn't a camera's."""
        if self._open:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        foreign = next((path.name for path in self._folder.iterdir() if not NUMBERED.fullmatch(path.name)), None)
        if foreign is not None:
            raise OSError(f"{self._folder} holds {foreign}: give the camera a folder of its own")
        self._empty()
        self._open, self._announced, self._number = True, False, 0

    def close(self) -> None:
        """The folder is gone: a pulled cable."""
        if not self._open:
            return
        self._open = False
        self._empty()
        self._folder.rmdir()

    def drop_client(self) -> None:
        """A camera doesn't know who looks."""

    def filenos(self) -> list[int]:
        return []

    def accept_and_read(self, ready: set[int]) -> tuple[bool, bytes | None]:  # noqa: ARG002 - nothing to wait on
        came, self._announced = self._open and not self._announced, True
        return came, None

    def write(self, data: bytes) -> None:
        """`data` is there whole, or not at all."""
        if not self._open:
            return
        self._number += 1
        final = self._folder / f"{self._number:08}.png"
        part = final.with_suffix(".png.part")
        part.write_bytes(data)
        part.rename(final)
        (self._folder / f"{self._number - KEPT:08}.png").unlink(missing_ok=True)

    def _empty(self) -> None:
        for path in self._folder.iterdir():
            if NUMBERED.fullmatch(path.name):
                path.unlink(missing_ok=True)
