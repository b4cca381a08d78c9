"""Two independent decoders behind one face: zxing-cpp and OpenCV's barcode detector; the third is in `zbar.py`.

They take gray pictures and give sightings in that picture's pixels. Import late: OpenCV alone takes 0.1 s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cv2
import zxingcpp

from drivers.camera.sighting import EAN_DIGITS, SHORTEST_ITF, Place, Sighting, one_answer_each

if TYPE_CHECKING:
    from drivers.camera.frame import Pixels

ZXING = "zxing"
OPENCV = "opencv"


def gray(pixels: Pixels) -> Pixels:
    """`pixels` without colour."""
    if pixels.ndim == 2:
        return pixels
    return cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)  # type: ignore[return-value]


class Zxing:
    """zxing-cpp: all retail formats. Weak near 45° and, on small clean codes, sometimes wrong."""

    name = ZXING

    def retail_linear(self, picture: Pixels) -> list[Sighting]:
        """EAN-13, EAN-8, UPC-A and UPC-E with add-ons; about 5 ms at 1280 × 720."""
        return self._read(picture, [zxingcpp.BarcodeFormat.EANUPC])

    def others(self, picture: Pixels) -> list[Sighting]:
        """Code 128, ITF, GS1 DataBar, Data Matrix and QR; some 50 ms at 1280 × 720."""
        kinds = zxingcpp.BarcodeFormat
        return self._read(picture, [kinds.Code128, kinds.ITF, kinds.DataBar, kinds.DataMatrix, kinds.QRCode])

    def everything(self, picture: Pixels) -> list[Sighting]:
        kinds = zxingcpp.BarcodeFormat
        formats = [kinds.EANUPC, kinds.Code128, kinds.ITF, kinds.DataBar, kinds.DataMatrix, kinds.QRCode]
        return self._read(picture, formats)

    def _read(self, picture: Pixels, formats: list[Any]) -> list[Sighting]:
        found = zxingcpp.read_barcodes(
            picture,
            formats=zxingcpp.BarcodeFormats(formats),
            text_mode=zxingcpp.TextMode.Plain,
            ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Read,
        )
        return one_answer_each([self._sighting(barcode) for barcode in found if _long_enough(barcode)])

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


class OpenCv:
    """OpenCV's detector: EAN-13, EAN-8 and UPC-A at any angle, no add-ons."""

    name = OPENCV

    def retail_linear(self, picture: Pixels) -> list[Sighting]:
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
        return one_answer_each(sightings)


def _long_enough(barcode: Any) -> bool:  # noqa: ANN401 - the library's type is not published
    return not barcode.symbology_identifier.startswith("]I") or len(barcode.text) >= SHORTEST_ITF
