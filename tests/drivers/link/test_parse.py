from __future__ import annotations

import pytest

from drivers.link.parse import parse_wire
from drivers.link.serial import LineSettings, SerialLink
from drivers.link.tcp import TcpLink

SCALE_LINE = LineSettings(9600, 7, "E", 1)


def test_a_serial_link_has_the_protocols_line_settings_unless_it_says_otherwise() -> None:
    link = parse_wire("serial:/dev/ttyUSB0", SCALE_LINE)
    assert isinstance(link, SerialLink)
    assert link.line == SCALE_LINE
    assert link.name == "/dev/ttyUSB0 9600 7E1"
    other = parse_wire("serial:/dev/ttyUSB0?baud=2400&mode=8O2", SCALE_LINE)
    assert isinstance(other, SerialLink)
    assert other.line == LineSettings(2400, 8, "O", 2)


def test_a_pty_is_opened_like_a_serial_port() -> None:
    link = parse_wire("pty:/tmp/scale", None)
    assert isinstance(link, SerialLink)
    assert link.line == LineSettings(9600, 8, "N", 1)


@pytest.mark.parametrize(
    ("text", "name"), [("tcp:printer.store:9100", "printer.store:9100"), ("tcp:[::1]:9100", "::1:9100")]
)
def test_a_tcp_link_has_host_and_port(text: str, name: str) -> None:
    link = parse_wire(text, None)
    assert isinstance(link, TcpLink)
    assert link.name == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not like serial:/dev/ttyUSB0"),
        ("tcp", "is not like serial:/dev/ttyUSB0"),
        ("tcp:printer", "is not like tcp:host:port"),
        ("tcp:printer:http", "is not like tcp:host:port"),
        ("tcp:printer:70000", "is not like tcp:host:port"),
        ("serial:/dev/ttyS0?baud=fast", "baud rate 'fast' is not a number"),
        ("serial:/dev/ttyS0?baud=0", "baud rate '0' is not a number"),
        ("serial:/dev/ttyS0?mode=9X1", "line mode '9X1' is not like 8N1 or 7E1"),
        ("serial:/dev/ttyS0?speed=9600", "speed is neither baud nor mode"),
        ("usb:04b8:0202", "'usb' is none of serial, pty, tcp"),
    ],
)
def test_what_is_no_link_is_said_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(ValueError) as refused:
        parse_wire(text, None)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)
