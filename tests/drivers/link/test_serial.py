from __future__ import annotations

import termios
from pathlib import Path

import pytest

from drivers.contract import FaultKind
from drivers.emulators.wire import PtyEnd
from drivers.link.base import LinkLost
from drivers.link.serial import LineSettings, SerialLink
from tests.waiting import wait_until


@pytest.fixture
def end(tmp_path: Path):
    end = PtyEnd(str(tmp_path / "line"))
    end.open()
    yield end
    end.close()


@pytest.fixture
def link(end: PtyEnd, tmp_path: Path):
    link = SerialLink(str(tmp_path / "line"), LineSettings(19200, 8, "N", 1))
    link.open()
    yield link
    link.close()


def test_bytes_pass_unchanged_both_ways(link: SerialLink, end: PtyEnd) -> None:
    every_byte = bytes(range(256))
    end.write(every_byte)
    came = bytearray()
    wait_until(lambda: came.extend(link.read() or b"") or len(came) == 256)
    assert bytes(came) == every_byte
    assert link.write(every_byte) == 256
    (descriptor,) = end.filenos()
    assert wait_until(lambda: end.accept_and_read({descriptor})[1]) == every_byte


def test_the_baud_rate_reaches_the_line(link: SerialLink) -> None:
    assert termios.tcgetattr(link.fileno())[4:6] == [termios.B19200, termios.B19200]


def test_nothing_there_is_none_and_not_an_empty_read(link: SerialLink) -> None:
    assert link.read() is None


def test_a_full_line_takes_no_more_and_does_not_block(link: SerialLink) -> None:
    wait_until(lambda: link.write(b"x" * 4096) == 0)


def test_a_line_is_ours_alone(link: SerialLink, tmp_path: Path) -> None:
    with pytest.raises(LinkLost):
        SerialLink(str(tmp_path / "line"), LineSettings()).open()


def test_a_pulled_plug_is_noticed_by_reading_and_by_writing(link: SerialLink, end: PtyEnd) -> None:
    end.close()
    for use in (link.read, lambda: link.write(b"W")):
        with pytest.raises(LinkLost) as lost:
            use()
        assert lost.value.fault.kind is FaultKind.UNPLUGGED


def test_a_port_that_is_not_there_is_unplugged(tmp_path: Path) -> None:
    link = SerialLink(str(tmp_path / "ttyUSB9"), LineSettings())
    with pytest.raises(LinkLost, match="is not there") as lost:
        link.open()
    assert lost.value.fault.kind is FaultKind.UNPLUGGED
    with pytest.raises(LinkLost, match="is not open"):
        link.read()
    link.close()


def test_a_file_is_no_serial_port(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("milk")
    with pytest.raises(LinkLost):
        SerialLink(str(tmp_path / "notes"), LineSettings()).open()


def test_a_line_speed_no_port_has_is_a_fault_of_the_settings(end: PtyEnd, tmp_path: Path) -> None:
    link = SerialLink(str(tmp_path / "line"), LineSettings(baud=10**12))
    with pytest.raises(LinkLost) as lost:
        link.open()
    assert lost.value.fault.kind is FaultKind.SETTINGS


def test_a_line_with_parity_can_be_opened_again_and_again(end: PtyEnd, tmp_path: Path) -> None:
    """A pseudo terminal refuses parity when nothing else changes: a second start of the lane must not find it gone."""
    for _ in range(3):
        again = SerialLink(str(tmp_path / "line"), LineSettings(9600, 7, "E", 1))
        again.open()
        again.close()


@pytest.mark.parametrize("times", [1, 2])
def test_a_port_that_cannot_do_the_line_is_a_fault_of_the_settings(
    end: PtyEnd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """A pseudo terminal, taken for a real port, keeps 8 bits without parity whatever it is told."""
    monkeypatch.setattr("drivers.link.serial._is_pty", lambda path: False)
    for _ in range(times):
        link = SerialLink(str(tmp_path / "line"), LineSettings(9600, 7, "E", 1))
        with pytest.raises(LinkLost, match="cannot do 9600 7E1") as lost:
            link.open()
        link.close()
        assert (lost.value.fault.kind, lost.value.fault.retryable) == (FaultKind.SETTINGS, False)


def test_a_port_that_does_the_line_is_used(end: PtyEnd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drivers.link.serial._is_pty", lambda path: False)
    link = SerialLink(str(tmp_path / "line"), LineSettings(19200, 8, "N", 2))
    link.open()
    assert link.read() is None
    link.close()
