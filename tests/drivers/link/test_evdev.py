"""The link to one input device. A pipe stands for the device file: what only the kernel can answer is handed in."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path

import pytest

from drivers.contract import FaultKind
from drivers.link.base import LinkLost
from drivers.link.evdev import EVIOCGRAB, EvdevLink, grab_device


@pytest.fixture
def device(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "event7")
    return tmp_path / "event7"


def test_the_device_is_grabbed_and_its_events_come(device: Path) -> None:
    grabbed: list[int] = []
    link = EvdevLink(str(device), grabbed.append)
    link.open()
    assert grabbed == [link.fileno()]
    writer = os.open(device, os.O_WRONLY)
    assert link.read() is None
    os.write(writer, bytes(48))
    assert link.read() == bytes(48)
    assert link.write(b"back") == 4
    os.close(writer)
    with pytest.raises(LinkLost, match="is gone"):
        link.read()
    link.close()


def test_a_device_that_somebody_else_has_is_refused_and_not_kept_open(device: Path) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    link = EvdevLink(str(device), refuse)
    with pytest.raises(LinkLost, match="is in use by another program") as lost:
        link.open()
    assert lost.value.fault.kind is FaultKind.REFUSED
    assert link.fileno() == -1


def test_what_is_not_there_or_went_away_is_unplugged(device: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LinkLost, match="No such file"):
        EvdevLink(str(device) + "1").open()
    link = EvdevLink(str(device), lambda _: None)
    link.open()

    def gone(_descriptor: int, _size: int) -> bytes:
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))

    with monkeypatch.context() as pulled:
        pulled.setattr(os, "read", gone)
        with pytest.raises(LinkLost, match="No such device") as lost:
            link.read()
    assert lost.value.fault.kind is FaultKind.UNPLUGGED
    link.close()


def test_the_kernel_is_asked_for_the_device_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int, int]] = []
    monkeypatch.setattr(fcntl, "ioctl", lambda *arguments: asked.append(arguments))
    grab_device(7)
    assert asked == [(7, EVIOCGRAB, 1)]
