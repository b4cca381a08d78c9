"""The three independent decoders behind one face: zxing-cpp, zbar and OpenCV's barcode detector.

Each is imported at its first use. All take gray pictures and give sightings in that picture's pixels.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from drivers.camera.sighting import EAN_DIGITS, Place, Sighting

if TYPE_CHECKING:
    from drivers.camera.frame import Pixels

ZXING = "zxing"
ZBAR = "zbar"
OPENCV = "opencv"

SHORTEST_ITF = 6  # shorter ones are found in any row of stripes
ADDON_REACH = 0.6  # an add-on stands within this part of its code's longer side
ZBAR_LINEAR = {"I25": "]I0", "CODE128": "]C0", "DATABAR": "]e0", "DATABAR_EXP": "]e0", "QRCODE": "]Q1"}

_stderr = threading.Lock()


def gray(pixels: Pixels) -> Pixels:
    """`pixels` without colour."""
    if pixels.ndim == 2:
        return pixels
    import cv2

    return cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)  # type: ignore[return-value]


class Zxing:
    """zxing-cpp: all retail formats. Weak near 45° and, on small clean codes, sometimes wrong."""

    name = ZXING

    def retail_linear(self, picture: Pixels) -> list[Sighting]:
        """EAN-13, EAN-8, UPC-A and UPC-E with add-ons; about 5 ms at 1280 × 720."""
        import zxingcpp

        return self._read(picture, [zxingcpp.BarcodeFormat.EANUPC])

    def others(self, picture: Pixels) -> list[Sighting]:
        """Code 128, ITF, GS1 DataBar, Data Matrix and QR; some 50 ms at 1280 × 720."""
        import zxingcpp

        kinds = zxingcpp.BarcodeFormat
        return self._read(picture, [kinds.Code128, kinds.ITF, kinds.DataBar, kinds.DataMatrix, kinds.QRCode])

    def everything(self, picture: Pixels) -> list[Sighting]:
        import zxingcpp

        kinds = zxingcpp.BarcodeFormat
        formats = [kinds.EANUPC, kinds.Code128, kinds.ITF, kinds.DataBar, kinds.DataMatrix, kinds.QRCode]
        return self._read(picture, formats)

    def _read(self, picture: Pixels, formats: list[Any]) -> list[Sighting]:
        import zxingcpp

        found = zxingcpp.read_barcodes(
            picture,
            formats=zxingcpp.BarcodeFormats(formats),
            text_mode=zxingcpp.TextMode.Plain,
            ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Read,
        )
        return _one_answer_each([self._sighting(barcode) for barcode in found if _long_enough(barcode)])

    def _sighting(self, barcode: Any) -> Sighting:  # noqa: ANN401 - the library's type is not published
        corners = barcode.position
        place = Place.around(
            (float(point.x), float(point.y))
            for point in (corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left)
        )
        symbology, text = barcode.symbology_identifier, barcode.text
        if symbology == "]E3":
            return Sighting(self.name, "]E0", text[:EAN_DIGITS], place, text[EAN_DIGITS:])
        return Sighting(self.name, symbology, text, place)


class Zbar:
    """zbar through pyzbar: linear codes and QR; no Data Matrix, no stacked DataBar.

    Raises ImportError at the first read where the system's libzbar is missing.
    """

    name = ZBAR

    def retail_linear(self, picture: Pixels) -> list[Sighting]:
        """EAN-13, EAN-8, UPC-A and UPC-E with add-ons."""
        from pyzbar.pyzbar import ZBarSymbol as Kind

        return self._read(picture, [Kind.EAN13, Kind.EAN8, Kind.EAN2, Kind.EAN5])

    def everything(self, picture: Pixels) -> list[Sighting]:
        """Silences the process's stderr for the time of the read: zbar's DataBar reader prints its doubts there."""
        from pyzbar.pyzbar import ZBarSymbol as Kind

        kinds = [Kind.EAN13, Kind.EAN8, Kind.EAN2, Kind.EAN5]
        kinds += [Kind.I25, Kind.CODE128, Kind.DATABAR, Kind.DATABAR_EXP, Kind.QRCODE]
        with _without_stderr():
            return self._read(picture, kinds)

    def _read(self, picture: Pixels, kinds: list[Any]) -> list[Sighting]:
        from pyzbar import pyzbar

        codes: list[Sighting] = []
        addons: list[tuple[str, Place]] = []
        for found in pyzbar.decode(picture, symbols=kinds):
            box = found.rect
            place = Place(box.left, box.top, box.left + box.width, box.top + box.height)
            text = found.data.decode("utf-8", errors="replace")
            match found.type:
                case "EAN2" | "EAN5":
                    addons.append((text, place))
                case "EAN13":
                    codes.append(Sighting(self.name, "]E0", text, place))
                case "EAN8":
                    codes.append(Sighting(self.name, "]E4", text, place))
                case "I25" if len(text) < SHORTEST_ITF:
                    continue
                case kind if kind in ZBAR_LINEAR:
                    codes.append(Sighting(self.name, ZBAR_LINEAR[kind], text, place))
        return _one_answer_each([_joined(code, addons) for code in codes])


class OpenCv:
    """OpenCV's detector: EAN-13, EAN-8 and UPC-A at any angle, no add-ons."""

    name = OPENCV

    def retail_linear(self, picture: Pixels) -> list[Sighting]:
        import cv2

        detector = cv2.barcode.BarcodeDetector()
        _, texts, kinds, corners = detector.detectAndDecodeWithType(picture)
        sightings = []
        for text, kind, points in zip(texts, kinds, corners if corners is not None else (), strict=False):
            place = Place.around((float(x), float(y)) for x, y in points)
            match kind, len(text):
                case "EAN_13", 13:
                    sightings.append(Sighting(self.name, "]E0", text, place))
                case "UPC_A", 12:
                    sightings.append(Sighting(self.name, "]E0", "0" + text, place))
                case "EAN_8", 8:
                    sightings.append(Sighting(self.name, "]E4", text, place))
        return _one_answer_each(sightings)


def _long_enough(barcode: Any) -> bool:  # noqa: ANN401 - the library's type is not published
    return not barcode.symbology_identifier.startswith("]I") or len(barcode.text) >= SHORTEST_ITF


def _joined(code: Sighting, addons: list[tuple[str, Place]]) -> Sighting:
    """`code` with the add-on that stands beside it, where exactly one does."""
    near = {text for text, place in addons if code.place.gap(place) <= ADDON_REACH * code.place.size}
    if code.symbology != "]E0" or len(near) != 1:
        return code
    return Sighting(code.engine, code.symbology, code.text, code.place, near.pop())


def _one_answer_each(sightings: list[Sighting]) -> list[Sighting]:
    """The same content at the same place once; an add-on about which one engine contradicts itself is dropped."""
    kept: list[Sighting] = []
    for sighting in sightings:
        twin = next((k for k in kept if k.repeats(sighting)), None)
        if twin is None:
            kept.append(sighting)
        elif twin.addon != sighting.addon:
            addon = "" if twin.addon and sighting.addon else twin.addon or sighting.addon
            kept[kept.index(twin)] = Sighting(twin.engine, twin.symbology, twin.text, twin.place, addon)
    return kept


@contextmanager
def _without_stderr() -> Iterator[None]:
    """What C code prints on descriptor 2 goes nowhere inside."""
    with _stderr:
        kept = os.dup(2)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, 2)
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
            os.close(nowhere)
