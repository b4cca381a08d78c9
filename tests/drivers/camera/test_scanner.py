import subprocess
import sys

import numpy as np
import pytest
import zxingcpp

from drivers.camera.frame import Frame
from drivers.camera.scanner import CameraScanner
from drivers.contract import (
    NOTHING,
    CodeRead,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    DisableScanner,
    EnableScanner,
    FaultKind,
)

KINDS = zxingcpp.BarcodeFormat
GTIN = "4006381333931"


def view(*symbols, seed=1):
    """A counter with some symbols on it and a camera's noise."""
    pixels = np.random.default_rng(seed).normal(120, 4, (480, 640))
    top = 20
    for symbol in symbols:
        sheet = np.pad(np.asarray(symbol.to_image(scale=2)), 30, constant_values=255)
        pixels[top : top + sheet.shape[0], 150 : 150 + sheet.shape[1]] = sheet
        top += sheet.shape[0] + 10
    return np.clip(pixels, 0, 255).astype(np.uint8)


MILK = zxingcpp.create_barcode(GTIN, KINDS.EAN13)
GUM = zxingcpp.create_barcode("96385074", KINDS.EAN8)
MEAT = zxingcpp.create_barcode("[01]09501101530003[3103]001250[10]AB-1[21]99", KINDS.DataMatrix, gs1=True)


class Camera:
    """Feeds a scanner frames at ten a second and keeps what it tells."""

    def __init__(self):
        self.scanner = CameraScanner()
        self.now = 100.0
        self.number = 0
        self.scanner.connected(self.now)

    def shows(self, pixels, *, times=1):
        told = []
        for _ in range(times):
            self.now += 0.1
            self.number += 1
            told += self.scanner.received(Frame(self.number, pixels), self.now).readings
        return [reading for reading in told if isinstance(reading, CodeRead)]


@pytest.fixture
def camera():
    return Camera()


def test_an_item_is_read_from_its_first_frame_because_two_decoders_agree(camera):
    assert camera.shows(view(MILK)) == [CodeRead("]E0", GTIN, 2)]


def test_an_item_that_lies_there_is_read_once_and_again_after_it_was_gone(camera):
    assert [read for seed in range(6) for read in camera.shows(view(MILK, seed=seed))] == [CodeRead("]E0", GTIN, 2)]
    assert camera.shows(view(), times=12) == []
    assert camera.shows(view(MILK)) == [CodeRead("]E0", GTIN, 2)]


def test_two_items_in_one_frame_are_each_read_once(camera):
    told = camera.shows(view(MILK, GUM), times=4)
    assert sorted(read.text for read in told) == [GTIN, "96385074"]


def test_a_code_that_one_decoder_alone_can_read_waits_for_another_picture(camera):
    assert camera.shows(view(MEAT, seed=1), times=6) == []
    told = [read for seed in range(2, 8) for read in camera.shows(view(MEAT, seed=seed))]
    assert told == [CodeRead("]d2", "0109501101530003310300125010AB-1\x1d2199", 2)]


def test_the_camera_is_online_with_its_first_frame():
    scanner = CameraScanner()
    assert scanner.connected(5.0) == NOTHING
    assert scanner.received(Frame(1, view()), 5.1).readings == (DeviceOnline("camera 640 × 480"),)


def test_a_camera_without_frames_for_two_seconds_is_silent_once_and_comes_back_by_itself(camera):
    camera.shows(view())
    assert camera.scanner.deadline == camera.now + 2.0
    (told,) = camera.scanner.ticked(camera.now + 2.0).readings
    assert told == DeviceOffline(DeviceFault(FaultKind.SILENT, "no picture from the camera for 2 s"))
    assert camera.scanner.deadline is None
    back = camera.scanner.received(Frame(9, view()), camera.now + 9.0)
    assert back.readings == (DeviceOnline("camera 640 × 480"),)


def test_a_pulled_cable_is_told_once(camera):
    camera.shows(view())
    pulled = DeviceFault(FaultKind.UNPLUGGED, "the folder is not there")
    assert camera.scanner.disconnected(pulled, 101.0).readings == (DeviceOffline(pulled),)
    assert camera.scanner.disconnected(pulled, 102.0).readings == ()
    assert camera.scanner.deadline is None


def test_half_a_picture_is_a_trouble_told_once_and_the_next_whole_one_is_read(camera):
    camera.shows(view())
    damaged = camera.scanner.received(Frame(7, None), camera.now).readings
    assert damaged == (DeviceTrouble(DeviceFault(FaultKind.GARBLED, "picture 7 can't be read")),)
    assert camera.scanner.received(Frame(8, None), camera.now).readings == ()
    assert camera.shows(view(MILK)) == [CodeRead("]E0", GTIN, 2)]


def test_nothing_is_read_while_reads_are_not_wanted(camera):
    camera.scanner.requested(DisableScanner(), camera.now)
    assert camera.shows(view(MILK), times=3) == []
    camera.scanner.requested(EnableScanner(), camera.now)
    assert camera.shows(view(MILK)) == [CodeRead("]E0", GTIN, 2)]


def test_the_decoders_are_not_loaded_before_the_first_picture():
    code = "import sys, drivers.camera.scanner as s, drivers.link.frames; s.CameraScanner(); print(sorted({'cv2', 'zxingcpp', 'pyzbar', 'numpy'} & set(sys.modules)))"  # noqa: E501
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
