"""The link that carries reports. A pipe stands for the device file: what only the kernel can answer is handed in."""

from __future__ import annotations

import fcntl
import os
import select
import struct
from pathlib import Path

import pytest

from drivers.link.base import LinkLost
from drivers.link.hidraw import HIDIOCGRDESC, HIDIOCGRDESCSIZE, HidrawLink, hidraw_descriptor


@pytest.fixture
def device(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "hidraw0")
    return tmp_path / "hidraw0"


def is_ready(link: HidrawLink) -> bool:
    poll = select.poll()
    poll.register(link.fileno(), select.POLLIN)
    return bool(poll.poll(0))


def test_the_descriptor_comes_first_and_then_each_report(device: Path) -> None:
    link = HidrawLink(str(device), lambda _: b"descriptor")
    link.open()
    assert is_ready(link)
    assert link.read() == b"descriptor"
    assert not is_ready(link)
    assert link.read() is None
    assert link.write(b"\x02report") == 7
    assert is_ready(link)
    assert link.read() == b"\x02report"
    link.close()
    assert link.fileno() == -1


def test_opened_a_hundred_times_it_keeps_no_descriptor(device: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(100):
        link = HidrawLink(str(device), lambda _: b"descriptor")
        link.open()
        link.close()
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_what_is_not_there_or_no_such_device_is_unplugged(device: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    with pytest.raises(LinkLost, match="No such file"):
        HidrawLink(str(device) + "1").open()
    with pytest.raises(LinkLost):
        HidrawLink(str(device)).open()  # a pipe knows nothing of reports
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_the_kernel_is_asked_for_length_and_descriptor(monkeypatch: pytest.MonkeyPatch) -> None:
    def ioctl(descriptor: int, request: int, data: bytes | bytearray) -> bytes | int:
        assert descriptor == 7
        if request == HIDIOCGRDESCSIZE:
            return struct.pack("i", 3)
        assert request == HIDIOCGRDESC
        assert isinstance(data, bytearray), "the real one refuses so many bytes that it may not write to"
        assert (len(data), data[:4]) == (4100, struct.pack("I", 3))
        data[4:7] = b"\x05\x8c\x09"
        return 0

    monkeypatch.setattr(fcntl, "ioctl", ioctl)
    assert hidraw_descriptor(7) == b"\x05\x8c\x09"


def test_a_real_device_hands_over_its_descriptor() -> None:
    devices = sorted(Path("/dev").glob("hidraw*"))
    if not devices:
        pytest.skip("no /dev/hidraw* on this machine: only hardware can show that the kernel answers so")
    link = HidrawLink(str(devices[0]))
    try:
        link.open()
    except LinkLost as lost:
        pytest.skip(f"{devices[0]} may not be opened: {lost}")
    assert link.read()
    link.close()
