"""The third independent decoder: zbar. The import fails where the system's libzbar is missing."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pyzbar import pyzbar
from pyzbar.pyzbar import ZBarSymbol as Kind

from drivers.camera.sighting import SHORTEST_ITF, Place, Sighting, one_answer_each

if TYPE_CHECKING:
    from drivers.camera.frame import Pixels

ZBAR = "zbar"
ADDON_REACH = 0.6  # an add-on stands within this part of its code's longer side
OTHERS = {"I25": "]I0", "CODE128": "]C0", "DATABAR": "]e0", "DATABAR_EXP": "]e0", "QRCODE": "]Q1"}

_stderr = threading.Lock()


class Zbar:
    """zbar through pyzbar: linear codes and QR; no Data Matrix, no stacked DataBar."""

    name = ZBAR

    def retail_linear(self, picture: Pixels) -> list[Sighting]:
        """EAN-13, EAN-8, UPC-A and UPC-E with add-ons."""
        return self._read(picture, [Kind.EAN13, Kind.EAN8, Kind.EAN2, Kind.EAN5])

    def everything(self, picture: Pixels) -> list[Sighting]:
        """Silences the process's stderr for the time of the read: zbar's DataBar reader prints its doubts there."""
        kinds = [Kind.EAN13, Kind.EAN8, Kind.EAN2, Kind.EAN5]
        kinds += [Kind.I25, Kind.CODE128, Kind.DATABAR, Kind.DATABAR_EXP, Kind.QRCODE]
        with _without_stderr():
            return self._read(picture, kinds)

    def _read(self, picture: Pixels, kinds: list[Any]) -> list[Sighting]:
        codes: list[Sighting] = []
        addons: list[tuple[str, Place]] = []
        try:
            decoded = pyzbar.decode(picture, symbols=kinds)
        except ValueError:  # pyzbar stumbles over a symbol that zbar gives no place
            return []
        for found in decoded:
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
                case kind if kind in OTHERS:
                    codes.append(Sighting(self.name, OTHERS[kind], text, place))
        return one_answer_each([_joined(code, addons) for code in codes])


def _joined(code: Sighting, addons: list[tuple[str, Place]]) -> Sighting:
    """`code` with the add-on that stands beside it, where exactly one does."""
    near = {text for text, place in addons if code.place.gap(place) <= ADDON_REACH * code.place.size}
    if code.symbology != "]E0" or len(near) != 1:
        return code
    return Sighting(code.engine, code.symbology, code.text, code.place, near.pop())


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
