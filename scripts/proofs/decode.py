"""Reading codes with a camera: real photographs, clean codes of every size, and how long a frame takes.

What counts as wrong is what a lane would charge: a text that two independent reads agree on and that is not printed
there. Times are the processor's, of the thread that reads, so that other programs do not count.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

import cv2
import numpy as np
import zxingcpp

from drivers.camera.decode import decode
from drivers.camera.frame import Frame
from drivers.camera.picture import decoded
from drivers.camera.scanner import ROUND, CameraScanner
from drivers.contract import CodeRead
from drivers.emulators.counter import Counter
from drivers.emulators.symbols import draw_symbol
from scripts.proofs.report import Extent, Proof, Row

if TYPE_CHECKING:
    from drivers.camera.frame import Pixels

T = TypeVar("T")

EAN_UPC = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.EANUPC])
PHOTOGRAPHS = Path(__file__).resolve().parents[3] / "shared" / "samples" / "photos"
CLEAN = 3_000
SCALES = (1.5, 2.0, 2.5, 3.0, 3.5, 4.0)
"""Pixels a module. Symbols are drawn at eight and made smaller, as a lens does."""
DRAWN_AT = 8
SURE = 2  # independent reads that the lane charges from
SURE_SHARE = 0.6
FAST_MS, SLOW_MS = 6.0, 120.0
TIMES_ALONE = 1.25
"""Of zxing-cpp's own time on the same frames, where the machine is too slow or too busy for `FAST_MS`."""
IDLE_LOAD = 2.0
STANDSTILL_MS = 33.0  # two frames of a screen
FRAME_S = 0.1
HELD, EMPTY = 12, 16
"""Frames that a code is held before the camera, and that the counter is empty; whole rounds of the driver."""


@dataclass(frozen=True, slots=True)
class Task:
    seed: int
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Score:
    """Of clean codes: how many were read, charged, read wrongly by one engine and charged wrongly."""

    read: int = 0
    sure: int = 0
    misread: int = 0
    wrong: tuple[str, ...] = ()


def prove(_folder: Path, extent: Extent) -> Proof:
    count = extent.points or CLEAN
    workers = len(os.sched_getaffinity(0))
    part = -(-count // workers)
    tasks = [Task(extent.seed, first, min(part, count - first)) for first in range(0, count, part)]
    photographs = Path(os.environ.get("KIOSK_SAMPLES") or PHOTOGRAPHS)
    rows = list(_photograph_rows(photographs))
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        scores = pool.map(clean_codes, tasks, chunksize=1)
    rows += _clean_rows(count, scores)
    rows += _frame_rows(max(3, min(12, count // 200)))
    wrong = [told for score in scores for told in score.wrong]
    notes = [f"seed {extent.seed}; one of {ROUND} frames is looked at for all formats", *wrong[:3]]
    return Proof("decode", "codes before a camera: what is charged is right, a frame is looked at in time", rows, notes)


def _photograph_rows(folder: Path) -> Iterator[Row]:
    if not (folder / "expected.json").is_file():
        yield Row("photographs", "none", "there: KIOSK_SAMPLES names their folder", holds=False)
        return
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    read = sure = 0
    wrong: list[str] = []
    for row in expected:
        picture = decoded((folder / row["file"]).read_bytes())
        symbols = () if picture is None else decode(picture)
        right = [symbol for symbol in symbols if is_right(row["text"], symbol.text)]
        read += bool(right)
        sure += any(symbol.agreeing >= SURE for symbol in right)
        wrong += [s.text for s in symbols if s.agreeing >= SURE and not is_right(row["text"], s.text)]
    bearing = sum(row["text"] is not None for row in expected)
    yield Row("photographs with a code", bearing)
    yield Row("  read", read, f"all {bearing}", holds=read == bearing)
    least = -(-bearing * SURE_SHARE // 1)
    yield Row("  read alike by two engines", sure, f"at least {least:.0f}", holds=sure >= least)
    yield Row("  charged wrongly, those without a code among them", len(wrong), "0", holds=not wrong)


def is_right(printed: str | None, text: str) -> bool:
    """The text, or the text with the add-on that is printed beside it."""
    return printed is not None and (text == printed or (len(text) in (15, 18) and text[:13] == printed))


def clean_codes(task: Task) -> Score:
    """Reads `count` codes from the `first` on; the same ones for the same seed, however they are shared out."""
    read = sure = misread = 0
    wrong: list[str] = []
    for number in range(task.first, task.first + task.count):
        chance = random.Random(f"{task.seed} {number}")
        scale = SCALES[number % len(SCALES)]
        text, picture = drawn(chance, scale)
        symbols = decode(picture)
        read += any(symbol.text == text for symbol in symbols)
        sure += any(symbol.text == text and symbol.agreeing >= SURE for symbol in symbols)
        misread += any(symbol.text != text for symbol in symbols)
        charged = [symbol.text for symbol in symbols if symbol.agreeing >= SURE and symbol.text != text]
        wrong += [f"{text} at {scale:g} pixels a module charged as {other}" for other in charged]
    return Score(read, sure, misread, tuple(wrong))


def drawn(chance: random.Random, scale: float) -> tuple[str, Pixels]:
    """An EAN-13, every fourth time an EAN-8, at `scale` pixels a module, on white with its quiet zone."""
    short = chance.randrange(4) == 0
    body = "".join(chance.choices("0123456789", k=7 if short else 12))
    kinds = zxingcpp.BarcodeFormat
    symbol = zxingcpp.create_barcode(body, kinds.EAN8 if short else kinds.EAN13)
    large = np.pad(np.asarray(symbol.to_image(scale=DRAWN_AT), np.uint8), 12 * DRAWN_AT, constant_values=255)
    factor = scale / DRAWN_AT
    small = cv2.resize(large, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return symbol.text, small  # type: ignore[return-value]


def _clean_rows(count: int, scores: Sequence[Score]) -> Iterator[Row]:
    wrong = sum(len(score.wrong) for score in scores)
    sure = sum(score.sure for score in scores)
    yield Row(f"clean codes, {SCALES[0]:g} to {SCALES[-1]:g} pixels a module", count)
    yield Row("  read", sum(score.read for score in scores))
    yield Row("  charged", sure, "at least 9 of 10", holds=sure * 10 >= count * 9)
    yield Row("  misread by one engine, which alone charges nothing", sum(score.misread for score in scores))
    yield Row("  charged wrongly", wrong, "0", holds=wrong == 0)


@dataclass(slots=True)
class Looks:
    """What looking at frames took, in milliseconds. `still`: so long another thread could not run meanwhile."""

    fast: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)
    slow: list[float] = field(default_factory=list)
    still: list[float] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    frames: int = 0


def _frame_rows(visits: int) -> Iterator[Row]:
    codes = ["4006381333931" if visit % 2 else "9520001000201" for visit in range(visits)]
    looks = _looked_at(codes)
    yield Row("frames of 1280 × 720", looks.frames)
    yield Row("  codes told", len(looks.told), f"{visits}, each once", holds=looks.told == codes)
    fast, alone, slow, still = map(statistics.median, (looks.fast, looks.alone, looks.slow, looks.still))
    yield Row("  zxing-cpp alone, EAN and UPC, ms, median", alone)
    must = f"at most {FAST_MS:g}, or {TIMES_ALONE:g} × zxing-cpp alone"
    yield Row("  where the fast path reads", fast, must, holds=fast <= max(FAST_MS, TIMES_ALONE * alone))
    yield Row("  where all formats are looked for", slow, f"at most {SLOW_MS:g}", holds=slow <= SLOW_MS)
    must = f"at most {STANDSTILL_MS:g} on an idle machine"  # wall time: other programs count
    idle = os.getloadavg()[0] < IDLE_LOAD
    yield Row("  another thread stands still meanwhile", still, must, holds=still <= STANDSTILL_MS or not idle)


def _looked_at(codes: Sequence[str]) -> Looks:
    """Codes are held and taken away by turns; the first warms up."""
    driver, counter, looks = CameraScanner(), Counter(), Looks()
    driver.connected(0.0)
    with Heartbeat() as beat:
        for visit, code in enumerate(codes):
            symbol = draw_symbol(f"]E0{code}")
            for place in range(HELD + EMPTY):
                pixels = decoded(counter.view(symbol if place < HELD else None))
                if pixels is None:
                    raise RuntimeError("the emulated camera's picture cannot be read")
                alone_ms, _ = _timed(partial(zxingcpp.read_barcodes, pixels, formats=EAN_UPC))
                beat.longest_s = 0.0
                frame, now = Frame(looks.frames, pixels), looks.frames * FRAME_S
                took_ms, output = _timed(partial(driver.received, frame, now))
                looks.told += [reading.text for reading in output.readings if isinstance(reading, CodeRead)]
                if visit and looks.frames % ROUND == 0:
                    looks.slow.append(took_ms)
                    looks.still.append(beat.longest_s * 1000)
                elif visit and 1 < place < HELD:  # it is told: nothing but the fast path looks at it
                    looks.fast.append(took_ms)
                    looks.alone.append(alone_ms)
                looks.frames += 1
    return looks


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    began = time.thread_time()
    result = work()
    return (time.thread_time() - began) * 1000, result


class Heartbeat:
    """A second thread, as the lane's is, that wants to run every millisecond; `longest_s` it could not."""

    def __init__(self) -> None:
        self.longest_s = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="heartbeat")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        last = time.monotonic()
        while not self._ended.wait(0.001):
            now = time.monotonic()
            self.longest_s = max(self.longest_s, now - last)
            last = now
