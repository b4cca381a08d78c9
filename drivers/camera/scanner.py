"""A camera over the counter as a scanner: frames in, codes out that two independent reads agree on.

Retail codes are looked for in each frame; all else, and what zxing-cpp can't see, every few frames, because it costs
ten times as much. One decoder's word in one picture is never enough: a misread with a valid check digit is real.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drivers.camera.evidence import Case, Evidence
from drivers.camera.frame import Frame
from drivers.contract import (
    NOTHING,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    DisableScanner,
    EnableScanner,
    FaultKind,
    Output,
    Reading,
    Request,
)

if TYPE_CHECKING:
    from drivers.camera.engines import OpenCv, Zxing
    from drivers.camera.frame import Pixels
    from drivers.camera.region import Region
    from drivers.camera.sighting import Place, Sighting
    from drivers.camera.zbar import Zbar

SILENCE_S = 2.0
ROUND = 4  # frames: one of them looks for other formats, one asks another engine
MARGIN = 0.3  # of a code's longer side, around it, is looked at again
ADDON_MARGIN = 0.6  # where an add-on was seen, which lies outside
LEAST_MARGIN = 40  # pixels


@dataclass(frozen=True, slots=True)
class _Decoders:
    zxing: Zxing
    opencv: OpenCv
    zbar: Zbar | None
    gray: Callable[[Pixels], Pixels]


class CameraScanner:
    """`Driver[Frame]`. Reads are wanted from the start; without frames for two seconds the camera counts as silent."""

    def __init__(self, look_first: Region | None = None) -> None:
        """In `look_first`, if given, codes are looked for before they are in the whole picture."""
        self._look_first = look_first
        self._decoders: _Decoders | None = None  # loaded with the first picture: they would hold up the first screen
        self._evidence = Evidence()
        self._wanted = True
        self._online = False
        self._loss_told = False
        self._damage_told = False
        self._deadline: float | None = None
        self._frames = 0
        self._last_picture: int | None = None

    @property
    def deadline(self) -> float | None:
        return self._deadline

    def connected(self, now: float) -> Output:
        self._deadline = now + SILENCE_S
        return NOTHING

    def disconnected(self, fault: DeviceFault, now: float) -> Output:  # noqa: ARG002 - the driver's shape
        self._deadline = None
        return Output(readings=self._lost(fault))

    def ticked(self, now: float) -> Output:
        if self._deadline is None or now < self._deadline:
            return NOTHING
        self._deadline = None  # the next frame sets it again
        fault = DeviceFault(FaultKind.SILENT, f"no picture from the camera for {SILENCE_S:.0f} s")
        return Output(readings=self._lost(fault))

    def requested(self, request: Request, now: float) -> Output:  # noqa: ARG002 - the driver's shape
        match request:
            case EnableScanner():
                self._wanted = True
            case DisableScanner():
                self._wanted = False
                self._evidence = Evidence()
            case _:
                return NOTHING
        return NOTHING

    def masked(self, data: bytes) -> bytes:
        return data

    def received(self, chunk: Frame, now: float) -> Output:
        self._deadline = now + SILENCE_S
        if chunk.pixels is None or chunk.pixels.size == 0:
            return Output(readings=self._damaged(chunk))
        readings = [*self._came_online(chunk.pixels)]
        self._damage_told = False
        if self._wanted:
            readings += self._look(chunk.pixels, now)
        return Output(readings=tuple(readings))

    def _look(self, pixels: Pixels, now: float) -> list[Reading]:
        readings: list[Reading] = []
        if self._decoders is None:
            self._decoders = _loaded(readings)
        still = self._decoders.gray(pixels)
        picture = zlib.crc32(still.tobytes())
        self._evidence.frame_came(now)
        turn, whole = self._frames % ROUND, self._frames // ROUND % 2 == 0
        seen = self._retail(self._decoders, still, turn)
        if picture != self._last_picture:  # the very same picture has no more to tell
            self._frames += 1
            self._last_picture = picture
        if turn == 0:
            seen += self._others(self._decoders, still, whole=whole)
        elif turn == ROUND // 2 and not seen:
            seen += self._decoders.opencv.retail_linear(still)
        for sighting in seen:
            self._evidence.add(sighting, picture)
        for case in self._evidence.worth_another_look():
            for sighting in _look_again(self._decoders, still, case):
                self._evidence.add(sighting, picture)
        return [*readings, *self._evidence.settle()]

    def _retail(self, decoders: _Decoders, still: Pixels, turn: int) -> list[Sighting]:
        """Those in the region looked at first, and every second time, or where there are none, those anywhere."""
        found = _seen_in(self._look_first, still, decoders.zxing.retail_linear) if self._look_first else []
        if found and turn % 2:
            return found
        return [*found, *decoders.zxing.retail_linear(still)]

    def _others(self, decoders: _Decoders, still: Pixels, *, whole: bool) -> list[Sighting]:
        """The slow look for other formats goes to the region and to the whole picture in turn."""
        if self._look_first and not whole:
            return _seen_in(self._look_first, still, decoders.zxing.others)
        return decoders.zxing.others(still)

    def _came_online(self, pixels: Pixels) -> tuple[Reading, ...]:
        if self._online:
            return ()
        self._online, self._loss_told = True, False
        height, width = pixels.shape[:2]
        return (DeviceOnline(f"camera {width} × {height}"),)

    def _lost(self, fault: DeviceFault) -> tuple[Reading, ...]:
        self._online = False
        if self._loss_told:
            return ()
        self._loss_told = True
        return (DeviceOffline(fault),)

    def _damaged(self, frame: Frame) -> tuple[Reading, ...]:
        """Told once per row of damaged pictures."""
        if self._damage_told:
            return ()
        self._damage_told = True
        return (DeviceTrouble(DeviceFault(FaultKind.GARBLED, f"picture {frame.number} can't be read")),)


def _loaded(readings: list[Reading]) -> _Decoders:
    """The decoders; adds a trouble to `readings` where zbar is not installed (two frames that agree still read)."""
    from drivers.camera.engines import OpenCv, Zxing, gray

    zbar: Zbar | None = None
    try:
        from drivers.camera.zbar import Zbar

        zbar = Zbar()
    except ImportError as error:
        readings.append(DeviceTrouble(DeviceFault(FaultKind.SETTINGS, f"zbar: {error}", retryable=False)))
    return _Decoders(Zxing(), OpenCv(), zbar, gray)


def _seen_in(region: Region, still: Pixels, look: Callable[[Pixels], list[Sighting]]) -> list[Sighting]:
    left, top, right, bottom = region.within(still.shape[1], still.shape[0])
    return [replace(s, place=s.place.shifted(left, top)) for s in look(still[top:bottom, left:right].copy())]


def _look_again(decoders: _Decoders, still: Pixels, case: Case) -> list[Sighting]:
    """What the other engine (for EAN/UPC) or the only one (for all else) sees where `case` was seen last."""
    part, across, down = _part(still, case.sighting.place, ADDON_MARGIN if case.addons else MARGIN)
    if not case.is_retail_linear:
        found = decoders.zxing.others(part)
    elif decoders.zbar is not None:
        found = decoders.zbar.retail_linear(part)
    else:
        found = []
    return [replace(s, place=s.place.shifted(across, down)) for s in found]


def _part(still: Pixels, place: Place, share: float) -> tuple[Pixels, int, int]:
    """The neighbourhood of `place`, and where its upper left corner lies."""
    margin = max(share * place.size, LEAST_MARGIN)
    left, top = max(0, int(place.left - margin)), max(0, int(place.top - margin))
    right, bottom = int(place.right + margin) + 1, int(place.bottom + margin) + 1
    return still[top:bottom, left:right].copy(), left, top
