"""A camera as a link: pictures that appear in a folder, or the frames of a video."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from drivers.camera.frame import Frame
from drivers.contract import DeviceFault, FaultKind
from drivers.link.base import LinkLost, unplugged

LOOK_S = 0.03
BACKLOG = 4  # frames that may wait before the link passes over all but the newest
PATIENCE = 8  # looks at a picture whose end isn't there yet, before the newest counts as damaged
NUMBERED = re.compile(r"(\d+)\.(?:png|jpe?g)", re.IGNORECASE)
PNG_END = b"IEND\xaeB`\x82"
JPEG_END = b"\xff\xd9"


class FramesLink:
    """`folder` with PNG or JPEG files whose names end in rising numbers (`00000017.png`), one picture each.

    Frames come in order; with more than `BACKLOG` waiting only the newest is taken, and says how many were skipped.
    A folder that is taken away is a pulled cable.
    """

    wait_s = LOOK_S

    def __init__(self, folder: str) -> None:
        self.name = f"frames:{folder}"
        self._folder = Path(folder)
        self._open = False
        self._last = -1
        self._looks = 0

    def open(self) -> None:
        if not self._folder.is_dir():
            raise unplugged(f"{self._folder} is not there")
        self._open, self._last, self._looks = True, -1, 0

    def close(self) -> None:
        self._open = False

    def fileno(self) -> int:
        return -1

    def read(self) -> Frame | None:
        numbered = self._numbered()
        if not numbered:
            return None
        if max(numbered) < self._last:  # the camera has started anew
            self._last = -1
        waiting = sorted(number for number in numbered if number > self._last)
        if not waiting:
            return None
        skipped = len(waiting) - 1 if len(waiting) > BACKLOG else 0
        number = waiting[skipped]
        try:
            data = (self._folder / numbered[number]).read_bytes()
        except OSError:  # the camera has thrown it away meanwhile
            self._last = number
            return None
        whole = data.endswith((PNG_END, JPEG_END))
        if not whole and number == waiting[-1] and self._looks < PATIENCE:
            self._looks += 1  # perhaps it is still being written; with a newer one there it is not
            return None
        from drivers.camera.picture import decoded

        self._looks, self._last = 0, number
        return Frame(number, decoded(data) if whole else None, skipped)

    def write(self, data: bytes) -> int:
        """A camera takes no bytes; they are gone."""
        return len(data)

    def _numbered(self) -> dict[int, str]:
        if not self._open:
            raise unplugged(f"{self.name} is not open")
        try:
            names = os.listdir(self._folder)  # noqa: PTH208 - called thirty times a second, names are enough
        except OSError as error:
            raise unplugged(f"{self._folder}: {error.strerror}") from error
        return {int(match[1]): name for name in names if (match := NUMBERED.search(name))}


class VideoLink:
    """The frames of a video `file`, one per look; its end is a pulled cable. Opened again it starts again."""

    wait_s = LOOK_S

    def __init__(self, file: str) -> None:
        self.name = f"video:{file}"
        self._file = file
        self._video: Any = None
        self._number = 0

    def open(self) -> None:
        if not Path(self._file).exists():
            raise unplugged(f"{self._file} is not there")
        import cv2

        video = cv2.VideoCapture(self._file)
        if not video.isOpened():
            video.release()
            raise LinkLost(DeviceFault(FaultKind.SETTINGS, f"{self._file} is no video that OpenCV reads"))
        self._video, self._number = video, 0

    def close(self) -> None:
        video, self._video = self._video, None
        if video is not None:
            video.release()

    def fileno(self) -> int:
        return -1

    def read(self) -> Frame:
        if self._video is None:
            raise unplugged(f"{self.name} is not open")
        there, pixels = self._video.read()
        if not there:
            raise unplugged(f"{self._file} has ended")
        self._number += 1
        return Frame(self._number, pixels)

    def write(self, data: bytes) -> int:
        """A camera takes no bytes; they are gone."""
        return len(data)
