from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from drivers.camera.frame import Frame
from drivers.camera.scanner import CameraScanner
from drivers.contract import CodeRead, DeviceOnline, DeviceTrouble, Reading
from tests.drivers.dialogues import dialogues

PIXELS_A_MODULE = 3


def picture(text: str) -> np.ndarray[Any, Any] | None:
    """What a line of the transcript shows: a symbol on white, a white counter, or half a file."""
    view = np.full((240, 480), 255, np.uint8)
    if text == "torn":
        return None
    if text != "nothing":
        left, _, modules = text.partition(" ")
        bars = np.repeat([0 if module == "1" else 255 for module in modules], PIXELS_A_MODULE).astype(np.uint8)
        view[60:180, int(left) : int(left) + len(bars)] = bars
    return view


def said(reading: Reading) -> str:
    match reading:
        case CodeRead(symbology, text):
            return f"{symbology} {text!r}"
        case DeviceOnline():
            return "online"
        case DeviceTrouble():
            return "trouble"
        case _:
            return repr(reading)


@pytest.mark.parametrize("dialogue", dialogues("camera.txt"))
def test_the_transcript_is_understood(dialogue: list[tuple[str, str]]) -> None:
    """A code may be told with the first picture already, where two engines agree on it."""
    scanner, now = CameraScanner(), 50.0
    scanner.connected(now)
    told: list[str] = []
    for number, (mark, text) in enumerate(dialogue):
        if mark == "<":
            now += 0.1
            told += [said(reading) for reading in scanner.received(Frame(number, picture(text)), now).readings]
    assert told == [text for mark, text in dialogue if mark == "="]
