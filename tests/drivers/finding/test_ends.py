"""Links that lead to one place are one device's, by whatever name; a name that nobody knows holds up nothing."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest

from drivers.finding.ends import ends_of, host_and_port, name_in


def book(host: str, _port: int) -> list[str]:
    known = {"printer.lan": ["192.168.7.20"], "both.lan": ["192.168.7.21", "fe80::1"]}
    if host not in known:
        raise socket.gaierror("not known")
    return known[host]


def meet(one: str, other: str) -> bool:
    ends = ends_of((one, other), book)
    return bool(ends[one] & ends[other])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("tcp:printer.lan:9100", "tcp:192.168.7.20:9100", True),
        ("tls:both.lan:22000?ca=/etc/ca.pem", "tcp:192.168.7.21:22000", True),
        ("tcp:both.lan:9100", "tcp:[fe80::1]:9100", True),
        ("tcp:printer.lan:9100", "tcp:192.168.7.20:9101", False),
        ("tcp:printer.lan:9100", "tcp:192.168.7.21:9100", False),
        ("tcp:nobody.lan:9100", "tcp:192.168.7.20:9100", False),
        ("tcp:nobody.lan:9100", "tcp:nobody.lan:9100", True),
    ],
)
def test_a_name_and_its_address_are_one_place(one: str, other: str, same: bool) -> None:
    assert meet(one, other) is same


def test_a_port_by_two_names_is_one_place(tmp_path: Path) -> None:
    (tmp_path / "ttyUSB0").touch()
    (tmp_path / "by-id").symlink_to(tmp_path / "ttyUSB0")
    assert meet(f"serial:{tmp_path}/by-id?baud=4800", f"serial:{tmp_path}/ttyUSB0")


def test_a_resolver_that_never_answers_is_not_waited_for() -> None:
    never = threading.Event()

    def stuck(host: str, port: int) -> list[str]:
        never.wait(30.0)
        return book(host, port)

    try:
        assert ends_of(("tcp:printer.lan:9100",), stuck, 0.05)["tcp:printer.lan:9100"] == {"tcp:printer.lan:9100"}
    finally:
        never.set()


def test_what_is_no_name_at_all_is_asked_of_nobody() -> None:
    def asked(host: str, _port: int) -> list[str]:
        raise AssertionError(host)

    assert ends_of(("tcp:192.168.7.20:9100", "usblp:/dev/usb/lp0", "keys:window"), asked)
    assert [name_in(link) for link in ("tcp:192.168.7.20:1", "tcp:printer.lan:1", "tcp:[::1]:1", "keys:window")] == [
        "",
        "printer.lan",
        "",
        "",
    ]


def test_the_machine_itself_is_known_by_name() -> None:
    ends = ends_of(("tcp:localhost:9100", "tcp:127.0.0.1:9100"))
    assert ends["tcp:127.0.0.1:9100"] <= ends["tcp:localhost:9100"]


@pytest.mark.parametrize("link", ["tcp:host", "tcp::9100", "cups:QUEUE", "serial:/dev/ttyUSB0", "tcp:host:port"])
def test_a_link_that_names_no_host_and_port_has_none(link: str) -> None:
    assert host_and_port(link) is None


def test_a_queue_of_a_print_server_is_at_its_host() -> None:
    assert host_and_port("cups:server.lan:631/receipts") == ("server.lan", 631)
