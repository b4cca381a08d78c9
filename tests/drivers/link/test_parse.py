from __future__ import annotations

import pytest

from drivers.link.parse import parse_queue, parse_wire
from drivers.link.rfc2217 import Rfc2217Link
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
        ("rfc2217:gateway:4001?baud=5000000000", "is more than any line has"),
        ("serial:/dev/ttyS0?mode=9X1", "line mode '9X1' is not like 8N1 or 7E1"),
        ("serial:/dev/ttyS0?speed=9600", "speed is neither baud nor mode"),
        ("hid:04b8:0202", "'hid' is none of serial, pty, tcp, rfc2217, usb, usblp, cups"),
        ("usb:printer", "is not like usb:04b8:0202"),
        ("rfc2217:gateway", "is not like rfc2217:host:port"),
        ("rfc2217:gateway:4001?speed=9600", "speed is neither baud nor mode"),
        ("cups:store:631/", "is not like cups:QUEUE or cups:host:631/QUEUE"),
        ("cups:store/till", "is not like cups:host:631/QUEUE"),
    ],
)
def test_what_is_no_link_is_said_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(ValueError) as refused:
        parse_wire(text, None)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_port_on_a_terminal_server_has_an_address_and_line_settings() -> None:
    link = parse_wire("rfc2217:[::1]:4001?mode=8N2", SCALE_LINE)
    assert isinstance(link, Rfc2217Link)
    assert link.line == LineSettings(9600, 8, "N", 2)
    assert link.name == "::1:4001 9600 8N2"


def test_a_usb_printer_has_its_ids_or_its_device_file() -> None:
    assert parse_wire("usb:04B8:0202", None).name == "usb:04b8:0202"
    assert parse_wire("usblp:/dev/usb/lp0", None).name == "/dev/usb/lp0"


def test_a_queue_is_on_this_machine_or_on_another() -> None:
    assert parse_queue("cups:till-1") == ("localhost", 631, "till-1")
    assert parse_queue("cups:[::1]:8631/till-1") == ("::1", 8631, "till-1")
    assert parse_wire("cups:store:631/till-1", None).name == "store:631"
