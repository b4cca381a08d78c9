"""A technician sees what the camera sees, and the driver behind it notices nothing of that."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from drivers.camera.frame import Frame
from drivers.camera.scanner import CameraScanner
from drivers.contract import DeviceFault, DeviceOffline, DeviceOnline, DisableScanner, FaultKind
from drivers.emulators.symbols import draw_symbol
from kiosk.compose.viewfinder import WIDEST, Viewfinder
from kiosk.core.guided import View
from kiosk.diagnostics.guided.course import NotSeen

CODE = "4012345678901"


def frame(number: int = 1) -> Frame:
    """A code in the middle of a wide white counter."""
    symbol = draw_symbol(f"]E0{CODE}")
    high, wide = symbol.shape
    pixels = np.full((800, 1600, 3), 255, dtype=np.uint8)
    pixels[200 : 200 + high, 400 : 400 + wide] = symbol[:, :, None]
    return Frame(number, pixels)


def test_the_last_picture_is_shown_with_the_code_where_it_is() -> None:
    finder = Viewfinder()
    driver = finder.over(CameraScanner())
    driver.connected(0.0)
    driver.received(frame(7), 0.1)
    seen = finder.look()
    assert isinstance(seen, View)
    (spot,) = seen.spots
    assert (seen.number, spot.text) == (7, CODE)
    assert 0.25 <= spot.left < spot.right <= 0.6
    assert 0.25 <= spot.top < spot.bottom <= 0.75
    with Image.open(io.BytesIO(seen.jpeg)) as picture:
        assert picture.size == (WIDEST, WIDEST // 2)


def test_the_driver_says_and_hears_what_it_would_by_itself() -> None:
    alone, watched = CameraScanner(), Viewfinder().over(CameraScanner())
    lost = DeviceFault(FaultKind.UNPLUGGED, "gone")
    for driver in (alone, watched):
        driver.connected(0.0)
        driver.requested(DisableScanner(), 0.0)
    assert watched.deadline == alone.deadline
    assert [type(one) for one in watched.received(frame(), 0.1).readings] == [DeviceOnline]
    assert [type(one) for one in alone.received(frame(), 0.1).readings] == [DeviceOnline]
    assert watched.ticked(9.0) == alone.ticked(9.0)
    assert watched.masked(b"x") == b"x"
    watched.received(frame(2), 10.0)
    assert [type(one) for one in watched.disconnected(lost, 11.0).readings] == [DeviceOffline]


def test_before_the_first_picture_and_after_a_broken_one_there_is_nothing_to_see() -> None:
    finder = Viewfinder()
    assert finder.look() == NotSeen("no picture has come")
    finder.came(Frame(1, None))
    assert finder.look() == NotSeen("no picture has come")
