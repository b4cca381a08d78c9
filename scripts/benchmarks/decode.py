"""One camera frame: the camera's driver beside zxing-cpp alone on the same pixels."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import zxingcpp

from drivers.camera.frame import Frame
from drivers.camera.picture import decoded
from drivers.camera.scanner import CameraScanner
from drivers.contract import CodeRead, Output
from drivers.emulators.counter import Counter
from drivers.emulators.symbols import draw_symbol
from scripts.benchmarks.disks import timed
from scripts.benchmarks.report import Result, Row

if TYPE_CHECKING:
    from drivers.camera.frame import Pixels

CODES = ("4006381333931", "9520001000201")
HELD, EMPTY = 9, 14
"""Frames that a code is held for and that the counter is empty for, at ten a second."""
FRAME_S = 0.1
RETAIL = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.EANUPC])
ALONE, ALONE_EMPTY = "zxing-cpp alone, EAN/UPC, code in view", "zxing-cpp alone, EAN/UPC, empty counter"


class Camera:
    """The driver, handed frame after frame; it measures each, and zxing-cpp alone on the same pixels just before."""

    def __init__(self) -> None:
        self._driver = CameraScanner()
        self._driver.connected(0.0)
        self._frames = 0
        self.alone: list[float] = []
        self.driver: list[float] = []

    def sees(self, pixels: Pixels) -> list[str]:
        """The codes that were told with this frame."""
        self._frames += 1
        said: list[Output] = []
        frame, now = Frame(self._frames, pixels), self._frames * FRAME_S
        self.alone.append(timed(lambda: zxingcpp.read_barcodes(pixels, formats=RETAIL)))
        self.driver.append(timed(lambda: said.append(self._driver.received(frame, now))))
        return [reading.text for reading in said[0].readings if isinstance(reading, CodeRead)]


def measure(folder: Path, *, quick: bool) -> Result:  # noqa: ARG001 - no file is needed
    """Codes are held and taken away by turns; the first visit of all warms up (decoders are loaded then)."""
    visits = 2 if quick else 25
    camera, counter = Camera(), Counter()
    held, empty, held_alone, empty_alone, to_told = [], [], [], [], []
    for visit in range(1 + visits):
        code = CODES[visit % len(CODES)]
        told, first = "", len(camera.driver)
        until_told = 0.0
        for pixels in _frames(counter, code, HELD):
            read = camera.sees(pixels)
            if not told:
                until_told += camera.driver[-1]
            told = told or "".join(read)
        middle = len(camera.driver)
        if told != code:
            raise RuntimeError(f"{code} was read as {told!r}")
        for pixels in _frames(counter, None, EMPTY):
            camera.sees(pixels)
        if visit:
            held += camera.driver[first:middle]
            held_alone += camera.alone[first:middle]
            empty += camera.driver[middle:]
            empty_alone += camera.alone[middle:]
            to_told.append(until_told)
    return Result(
        "decode",
        "a frame of 1280 × 720 gray pixels with one EAN-13, swaying, tilted and noisy",
        (
            Row(ALONE, tuple(held_alone)),
            Row("CameraScanner.received, code in view", tuple(held), (ALONE,)),
            Row("work from first sight to the told code", tuple(to_told), (ALONE,)),
            Row(ALONE_EMPTY, tuple(empty_alone)),
            Row("CameraScanner.received, empty counter", tuple(empty), (ALONE_EMPTY,)),
        ),
        ("The driver asks a second engine before it tells a code, and looks for other formats in every fourth frame.",),
    )


def _frames(counter: Counter, code: str | None, count: int) -> Iterator[Pixels]:
    symbol = draw_symbol(f"]E0{code}") if code is not None else None
    for _ in range(count):
        pixels = decoded(counter.view(symbol))
        if pixels is None:
            raise RuntimeError("the emulated camera's picture cannot be read")
        yield pixels
