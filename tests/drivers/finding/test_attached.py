"""What is plugged in is seen by the names that stay, and only the store's own network is knocked at."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from serial.tools.list_ports_common import ListPortInfo

from drivers.finding import attached
from drivers.finding.attached import MOST_ADDRESSES, Attached, addresses, on_network, on_this_machine


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("8.8.8.0/24", "not of a site's own addresses"),
        ("192.0.2.0/24", "not of a site's own addresses"),
        ("0.0.0.0/8", "not of a site's own addresses"),
        ("10.0.0.0/8", f"more than {MOST_ADDRESSES} addresses"),
        ("192.168.7.1/24", "is no network such as"),
        ("the shop", "is no network such as"),
    ],
)
def test_nobody_elses_machines_are_knocked_at(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        addresses(text)


def test_a_network_is_its_hosts() -> None:
    assert addresses("192.168.7.0/30") == ["192.168.7.1", "192.168.7.2"]
    assert addresses("192.168.7.9/32") == ["192.168.7.9"]


def test_only_who_listens_is_found() -> None:
    with socket.create_server(("127.0.0.1", 0)) as open_, socket.socket() as shut:
        shut.bind(("127.0.0.1", 0))
        ports = [open_.getsockname()[1], shut.getsockname()[1]]
        assert on_network(["127.0.0.1"], ports) == (Attached(f"tcp:127.0.0.1:{ports[0]}"),)


def test_an_address_that_no_way_leads_to_is_not_taken_for_one_that_listens() -> None:
    assert on_network(["255.255.255.255"], [9100]) == ()


def test_who_stops_gets_what_was_found_until_then() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        assert on_network(["127.0.0.1"], [port], stopped=lambda: True) == ()
        assert on_network(["127.0.0.1"], [port], stopped=lambda: False) == (Attached(f"tcp:127.0.0.1:{port}"),)


def test_many_addresses_leave_no_socket_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attached, "AT_ONCE", 3)
    before = len(list(Path("/proc/self/fd").iterdir()))
    assert on_network([f"127.0.0.{last}" for last in range(1, 9)], [1]) == ()
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_port_of_which_the_system_says_nothing_has_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ports = [ListPortInfo(f"{tmp_path}/ttyS0"), ListPortInfo(f"{tmp_path}/ttyUSB0")]
    ports[1].description = "FT232R USB UART"
    monkeypatch.setattr("serial.tools.list_ports.comports", lambda: ports)
    assert on_this_machine(tmp_path, tmp_path) == (
        Attached(f"serial:{tmp_path}/ttyS0"),
        Attached(f"serial:{tmp_path}/ttyUSB0", "FT232R USB UART"),
    )


def test_files_of_devices_are_seen_with_what_the_system_calls_them(tmp_path: Path) -> None:
    devices, system = tmp_path / "dev", tmp_path / "sys"
    keyboard = devices / "input" / "by-id" / "usb-Scanner-event-kbd"
    for file in (devices / "usb" / "lp0", devices / "hidraw3", keyboard):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    named = system / "class" / "hidraw" / "hidraw3" / "device" / "uevent"
    named.parent.mkdir(parents=True)
    named.write_text("DRIVER=hid-generic\nHID_NAME=ACME Scanner\n", encoding="utf-8")
    assert on_this_machine(devices, system) == (
        Attached(f"usblp:{devices}/usb/lp0"),
        Attached(f"hidraw:{devices}/hidraw3", "ACME Scanner"),
        Attached(f"evdev:{keyboard}", "usb-Scanner-event-kbd"),
    )
