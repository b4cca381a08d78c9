import threading

import cv2
import pytest

from drivers.camera.decode import decode
from drivers.camera.picture import decoded
from drivers.camera.scanner import CameraScanner
from drivers.contract import CodeRead, DeviceOffline, DeviceOnline, DeviceTrouble, FaultKind
from drivers.emulators.camera import CameraEmulator
from drivers.emulators.counter import Counter, photograph
from drivers.emulators.frames_end import FramesEnd
from drivers.emulators.host import Host
from drivers.emulators.symbols import draw_symbol
from drivers.link.frames import FramesLink
from drivers.pump import Pump
from tests.samples import samples
from tests.waiting import wait_until

MILK, GUM = "]E04006381333931", "]E496385074"


@pytest.fixture
def camera():
    emulator = CameraEmulator()
    emulator.connected(0.0)
    return emulator


def pictures(emulator, until):
    """What the emulator says up to `until` (its own clock)."""
    said = []
    while (at := emulator.deadline) is not None and at <= until:
        said += [(at, act.data) for act in emulator.ticked(at)]
    return said


def test_the_empty_counter_is_shown_twice_a_second(camera):
    assert [round(at, 1) for at, _ in pictures(camera, 2.0)] == [0.0, 0.5, 1.0, 1.5, 2.0]


def test_a_held_code_moves_from_picture_to_picture_and_is_taken_away(camera):
    camera.set({"scan": MILK}, 0.0)
    said = pictures(camera, 0.6)
    assert camera.state()["showing"] == MILK
    assert len({data for _, data in said}) == len(said) >= 5
    assert decoded(said[-1][1]).shape == (720, 1280)
    assert [symbol.text for symbol in decode(decoded(said[-1][1]))] == ["4006381333931"]
    pictures(camera, 1.5)
    assert camera.state()["showing"] is None


def test_codes_ordered_in_a_burst_are_held_one_after_the_other(camera):
    camera.set({"scan": MILK}, 0.0)
    camera.set({"scan": GUM, "show_ms": 300}, 0.0)
    pictures(camera, 0.8)
    assert camera.state() == {"showing": MILK, "waiting": 1, "frames": camera.state()["frames"]}
    pictures(camera, 1.5)
    assert camera.state()["showing"] == GUM


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"weight_g": 5},
        {"scan": 5},
        {"scan": "]E04006381333930"},
        {"scan": "]L0abc"},
        {"picture": "/no/such.png"},
        {"scan": MILK, "show_ms": -1},
    ],
)
def test_what_cannot_be_held_is_refused_in_one_sentence(camera, values):
    with pytest.raises(ValueError, match=r"^[^\n]+$"):
        camera.set(values, 0.0)


@pytest.mark.parametrize(
    "code",
    [
        MILK,
        GUM,
        "]C0CNK8181G2C",
        "]C1010950110153000310AB\x1d2199",
        "]I03018108390",
        "]e00109501101530010",
        "]e0010950110153000310AB\x1d2199",
        "]Q1https://example.org",
        "]Q3010950110153000310AB\x1d2199",
        "]d20109501101530003310300125010AB-1\x1d2199",
    ],
)
def test_every_symbology_it_prints_reads_back_with_its_identifier_and_separators(code):
    assert code in [symbol.symbology + symbol.text for symbol in decode(draw_symbol(code))]


def test_a_dark_or_blurred_view_cannot_be_read():
    code = draw_symbol(MILK)
    assert decode(decoded(Counter().view(code, blurred=True))) == ()
    assert decode(decoded(Counter().view(code, dark=True))) == ()


def test_a_photograph_is_held_before_the_camera(tmp_path):
    cv2.imwrite(str(tmp_path / "photo.png"), draw_symbol(GUM))
    seen = decoded(Counter().view(photograph(str(tmp_path / "photo.png")), tilted=False))
    assert [symbol.text for symbol in decode(seen)] == ["96385074"]


def test_the_folder_is_there_with_whole_pictures_and_goes_with_the_cable(tmp_path):
    end = FramesEnd(str(tmp_path / "camera"))
    end.open()
    assert end.accept_and_read(set()) == (True, None)
    for _ in range(60):
        end.write(b"picture")
    names = sorted(path.name for path in (tmp_path / "camera").iterdir())
    assert (names[0], names[-1], len(names)) == ("00000011.png", "00000060.png", 50)
    end.close()
    assert not (tmp_path / "camera").exists()


def test_a_folder_that_holds_other_things_is_left_alone(tmp_path):
    (tmp_path / "holiday.png").write_bytes(b"dear to somebody")
    with pytest.raises(OSError, match=r"holiday\.png"):
        FramesEnd(str(tmp_path)).open()
    assert (tmp_path / "holiday.png").exists()


@pytest.fixture
def lane(tmp_path):
    """The real driver over the real link, with the emulated camera at the other end."""
    folder = str(tmp_path / "camera")
    host = Host(CameraEmulator(), FramesEnd(folder))
    host.open()  # before the pump looks, or the first thing it tells is a camera that is not there
    serving = threading.Thread(target=host.run)
    serving.start()
    told = []
    pump = Pump("camera", CameraScanner(), FramesLink(folder), lambda stamped: told.append(stamped.reading))
    pump.start()
    yield host, told
    pump.stop()
    host.stop()
    serving.join(timeout=5.0)


def of(kind, told):
    return [reading for reading in told if isinstance(reading, kind)]


def test_a_code_held_before_the_camera_is_read_once_through_folder_and_pump(lane):
    host, told = lane
    host.set({"scan": MILK, "show_ms": 1500})
    host.set({"scan": GUM, "show_ms": 1500})
    wait_until(lambda: len(of(CodeRead, told)) >= 2, timeout_s=20)
    assert [read.symbology + read.text for read in of(CodeRead, told)] == [MILK, GUM]
    assert all(read.agreeing >= 2 for read in of(CodeRead, told))


def test_half_a_picture_is_told_and_a_pulled_camera_comes_back(lane):
    host, told = lane
    wait_until(lambda: of(DeviceOnline, told), timeout_s=20)
    host.fault("half_frame", True)
    wait_until(lambda: of(DeviceTrouble, told), timeout_s=20)
    host.fault("unplug", True)
    wait_until(lambda: of(DeviceOffline, told), timeout_s=20)
    assert of(DeviceOffline, told)[0].fault.kind is FaultKind.UNPLUGGED
    host.clear("unplug")
    wait_until(lambda: len(of(DeviceOnline, told)) == 2, timeout_s=20)


def test_a_real_photograph_becomes_a_read(lane):
    sample = next(sample for sample in samples() if sample.path.name == "z-ean13-2-03.webp")
    host, told = lane
    host.set({"picture": str(sample.path)})
    wait_until(lambda: of(CodeRead, told), timeout_s=20)
    assert of(CodeRead, told)[0].text == sample.text
