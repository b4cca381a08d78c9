"""What a lane's camera sees, for a technician who looks at it: the picture that came last, and the codes in it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from drivers.camera.frame import Frame
from drivers.contract import DeviceFault, Driver, Output, Request
from kiosk.core.guided import Spot, View
from kiosk.diagnostics.guided.course import NotSeen, Seen

if TYPE_CHECKING:
    from drivers.camera.frame import Pixels

WIDEST = 960
"""Pixels of a picture that is looked at."""
QUALITY = 70


class Viewfinder:
    """Keeps one picture, the last; nothing of it is written anywhere. Any thread."""

    def __init__(self) -> None:
        self._last: Frame | None = None

    def over(self, driver: Driver[Frame]) -> Driver[Frame]:
        """`driver`, whose pictures are seen on their way."""
        return _Seeing(driver, self)

    def came(self, frame: Frame) -> None:
        self._last = frame

    def look(self) -> Seen:
        """The picture as a JPEG with what one decoder reads in it; takes some 50 ms."""
        frame = self._last
        if frame is None or frame.pixels is None or frame.pixels.size == 0:
            return NotSeen("no picture has come")
        return View(frame.number, _jpeg(frame.pixels), _spots(frame.pixels))


class _Seeing:
    """The driver inside, and each picture is handed on."""

    def __init__(self, driver: Driver[Frame], finder: Viewfinder) -> None:
        self._driver, self._finder = driver, finder

    @property
    def deadline(self) -> float | None:
        return self._driver.deadline

    def connected(self, now: float) -> Output:
        return self._driver.connected(now)

    def disconnected(self, fault: DeviceFault, now: float) -> Output:
        return self._driver.disconnected(fault, now)

    def received(self, chunk: Frame, now: float) -> Output:
        self._finder.came(chunk)
        return self._driver.received(chunk, now)

    def requested(self, request: Request, now: float) -> Output:
        return self._driver.requested(request, now)

    def ticked(self, now: float) -> Output:
        return self._driver.ticked(now)

    def masked(self, data: bytes) -> bytes:
        return self._driver.masked(data)


def _jpeg(pixels: Pixels) -> bytes:
    from PIL import Image

    picture = Image.fromarray(pixels if pixels.ndim == 2 else pixels[:, :, ::-1])
    picture.thumbnail((WIDEST, WIDEST))
    kept = io.BytesIO()
    picture.convert("RGB").save(kept, "JPEG", quality=QUALITY)
    return kept.getvalue()


def _spots(pixels: Pixels) -> tuple[Spot, ...]:
    from drivers.camera.engines import Zxing, gray

    high, wide = pixels.shape[:2]
    return tuple(
        Spot(one.place.left / wide, one.place.top / high, one.place.right / wide, one.place.bottom / high, one.text)
        for one in Zxing().everything(gray(pixels))
    )
