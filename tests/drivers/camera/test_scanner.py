import subprocess
import sys

import numpy as np
import pytest
import zxingcpp

from drivers.camera.frame import Frame
from drivers.camera.region import Region
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

    def __init__(self, look_first=None):
        self.scanner = CameraScanner(look_first)
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


def test_one_pack_is_held_up_while_another_lies_there_and_both_are_read_once(camera):
    told = camera.shows(view(MILK), times=3)
    told += [read for seed in range(2, 8) for read in camera.shows(view(MILK, GUM, seed=seed))]
    assert [read.text for read in told] == [GTIN, "96385074"]


def test_two_packs_of_the_same_in_one_picture_are_one_read(camera):
    """From pictures alone nobody can tell two packs from two sightings of one: nobody pays twice by mistake."""
    told = [read for seed in range(6) for read in camera.shows(view(MILK, MILK, seed=seed))]
    assert [read.text for read in told] == [GTIN]


def test_the_bars_and_the_square_code_of_one_pack_are_both_read(camera):
    """The lane takes them as one item: they say the same number."""
    told = [read for seed in range(8) for read in camera.shows(view(MILK, MEAT, seed=seed))]
    assert sorted(read.symbology for read in told) == ["]E0", "]d2"]


MILK_LIES = Region(0.2, 0.0, 0.9, 0.4)  # in the upper half of what `view` makes


@pytest.mark.parametrize("order", [(MILK, GUM), (GUM, MILK)])
def test_where_codes_are_looked_for_first_hides_none_that_lie_elsewhere(order):
    camera = Camera(MILK_LIES)
    told = [read for seed in range(6) for read in camera.shows(view(*order, seed=seed))]
    assert sorted(read.text for read in told) == [GTIN, "96385074"]


def test_a_square_code_is_read_inside_and_outside_the_region():
    for region in (MILK_LIES, Region(0.0, 0.8, 0.2, 1.0)):
        told = [read for seed in range(12) for read in Camera(region).shows(view(MEAT, seed=seed), times=1)]
        assert told == []  # one picture each
        camera = Camera(region)
        told = [read for seed in range(12) for read in camera.shows(view(MEAT, seed=seed))]
        assert [read.symbology for read in told] == ["]d2"]


def test_the_whole_picture_is_looked_at_only_every_second_time_while_the_region_has_a_code():
    camera = Camera(MILK_LIES)
    camera.shows(view(MILK))
    sizes = []
    decoders = camera.scanner._decoders
    looks = decoders.zxing.retail_linear
    decoders.zxing.retail_linear = lambda still: (sizes.append(still.shape), looks(still))[1]
    for seed in range(2, 10):
        camera.shows(view(MILK, seed=seed))
    assert sizes.count((480, 640)) == 4
    assert sizes.count((192, 448)) == 8


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
