import cv2
import numpy as np
import pytest

from drivers.contract import FaultKind
from drivers.link.base import LinkLost
from drivers.link.frames import FramesLink, VideoLink


def encoded(shade, form=".png"):
    return cv2.imencode(form, np.full((40, 60), shade, np.uint8))[1].tobytes()


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "camera"
    folder.mkdir()
    return folder


@pytest.fixture
def link(folder):
    link = FramesLink(str(folder))
    link.open()
    return link


def put(folder, number, data):
    (folder / f"{number:08}.png").write_bytes(data)


def test_pictures_are_handed_out_in_order_each_once(folder, link):
    assert link.read() is None
    put(folder, 1, encoded(10))
    put(folder, 2, encoded(20))
    first, second = link.read(), link.read()
    assert [(f.number, int(f.pixels[0, 0]), f.skipped) for f in (first, second)] == [(1, 10, 0), (2, 20, 0)]
    assert link.read() is None


def test_jpeg_files_and_names_of_other_programs_are_taken_too(folder, link):
    (folder / "frame_0007.JPG").write_bytes(encoded(90, ".jpg"))
    (folder / "notes.txt").write_text("not a picture")
    assert link.read().number == 7
    assert link.read() is None


def test_a_reader_that_is_far_behind_goes_to_the_newest_and_says_how_many_it_skipped(folder, link):
    for number in range(1, 10):
        put(folder, number, encoded(number))
    frame = link.read()
    assert (frame.number, frame.skipped) == (9, 8)
    assert link.read() is None


def test_half_a_picture_is_waited_for_and_read_when_it_is_whole(folder, link):
    whole = encoded(10)
    put(folder, 1, whole[: len(whole) // 2])
    assert link.read() is None
    put(folder, 1, whole)
    assert link.read().pixels.shape == (40, 60)


def test_half_a_picture_that_stays_half_is_handed_out_as_damaged(folder, link):
    put(folder, 1, encoded(10)[:-9])
    frame = next(frame for _ in range(20) if (frame := link.read()) is not None)
    assert (frame.number, frame.pixels) == (1, None)


def test_half_a_picture_with_a_newer_one_behind_it_is_damaged_at_once(folder, link):
    put(folder, 1, encoded(10)[:-9])
    put(folder, 2, encoded(20))
    assert link.read().pixels is None
    assert link.read().number == 2


def test_a_folder_that_goes_away_is_a_pulled_cable(folder, link):
    folder.rmdir()
    with pytest.raises(LinkLost) as lost:
        link.read()
    assert lost.value.fault.kind is FaultKind.UNPLUGGED
    with pytest.raises(LinkLost):
        link.open()


def test_a_camera_that_starts_anew_is_followed_from_its_first_picture(folder, link):
    put(folder, 40, encoded(1))
    assert link.read().number == 40
    (folder / "00000040.png").unlink()
    put(folder, 1, encoded(2))
    assert link.read().number == 1


def test_a_video_gives_its_frames_and_ends_as_a_pulled_cable(tmp_path):
    file = tmp_path / "counter.avi"
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter_fourcc(*"MJPG"), 10, (64, 48))
    for shade in (50, 150):
        writer.write(np.full((48, 64, 3), shade, np.uint8))
    writer.release()
    link = VideoLink(str(file))
    link.open()
    assert [(frame.number, frame.pixels.shape) for frame in (link.read(), link.read())] == [
        (1, (48, 64, 3)),
        (2, (48, 64, 3)),
    ]
    with pytest.raises(LinkLost, match="has ended"):
        link.read()
    link.close()


@pytest.mark.parametrize(("content", "kind"), [(None, FaultKind.UNPLUGGED), (b"no video", FaultKind.SETTINGS)])
def test_a_video_that_is_none_says_so(tmp_path, content, kind, capfd):
    file = tmp_path / "counter.avi"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(LinkLost) as lost:
        VideoLink(str(file)).open()
    assert lost.value.fault.kind is kind
