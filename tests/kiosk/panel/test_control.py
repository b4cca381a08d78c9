from __future__ import annotations

import http.server
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kiosk.panel.control import Control, ControlAway, ControlRefused, ControlStrange
from tests.kiosk.panel.emulated import emulated
from tests.waiting import wait_until


@contextmanager
def answering(status: int, body: bytes) -> Iterator[Control]:
    """Something else at the address, which gives every question this answer."""

    class Stranger(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Nobody reads it."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Stranger)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield Control(server.server_port)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("8001", "127.0.0.1:8001"),
        (8001, "127.0.0.1:8001"),
        ("192.0.2.20:8001", "192.0.2.20:8001"),
        ("lane-4.store:8001", "lane-4.store:8001"),
        ("http://lane-4:8001/", "lane-4:8001"),
        ("[2001:db8::4]:8001", "[2001:db8::4]:8001"),
    ],
)
def test_a_port_is_here_and_a_machine_has_a_name(given: str | int, address: str) -> None:
    assert Control(given).address == address


@pytest.mark.parametrize("given", ["", "lane", "0", "70000", "a:b", "https://lane:1", "1.2.3.4:", "-1"])
def test_what_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match="is no address"):
        Control(given)


def test_an_emulator_says_what_it_is_and_which_faults_it_can_play() -> None:
    with emulated("toledo8217") as scale:
        about = scale.control.about()
    assert (about.kind, about.protocol) == ("scale", "toledo8217")
    assert {"unplug", "bad_check"} <= {fault.name for fault in about.faults}


def test_what_is_put_on_the_scale_is_seen_on_it_and_on_its_wire() -> None:
    with emulated("toledo8217") as scale:
        first = scale.control.look(0)
        scale.control.set(weight_g=845, motion=False)
        with socket.create_connection(("127.0.0.1", scale.wire), timeout=5.0) as lane:
            lane.sendall(b"W")
            assert lane.recv(64)
        second = wait_until(lambda: look if len((look := scale.control.look(first.changes)).wire) == 4 else None)
    assert second.state is not None
    assert second.state["weight_g"] == 845
    assert [line.way for line in second.wire] == ["!", ">", "<", "!"]
    assert second.wire[1].means == ("weigh",)
    assert second.wire[1].data == b"W"


def test_a_quiet_device_is_told_in_few_words() -> None:
    with emulated("toledo8217") as scale:
        first = scale.control.look(0)
        again = scale.control.look(first.changes)
    assert (again.state, again.wire) == (None, ())


def test_an_order_that_the_device_does_not_know_is_refused_in_its_own_words() -> None:
    with emulated("toledo8217") as scale:
        with pytest.raises(ControlRefused, match="a scale has no colour"):
            scale.control.set(colour="red")
        with pytest.raises(ControlRefused, match="flood"):
            scale.control.fault("flood")


def test_faults_are_ordered_and_mended() -> None:
    with emulated("toledo8217") as scale:
        assert scale.control.fault("slow", 300)["faults"] == {"slow": 300}
        assert scale.control.clear("slow")["faults"] == {}


def test_nobody_there_is_away_and_not_strange() -> None:
    with emulated("toledo8217") as scale:
        control = scale.control
    with pytest.raises(ControlAway, match=f"nobody answers at {control.address}"):
        control.state()


def test_what_does_not_answer_in_time_is_away() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf, pytest.raises(ControlAway):
        Control(deaf.getsockname()[1], patience_s=0.05).state()


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b"<html>"),
        (200, b"[1]"),
        (200, b"\x80"),
        (404, b"{}"),
        (404, b"gone"),
        (500, b'{"error": "x"}'),
        (200, b"{}"),
    ],
)
def test_another_program_at_the_address_is_told_from_an_emulator(status: int, body: bytes) -> None:
    with answering(status, body) as control:
        with pytest.raises(ControlStrange):
            control.about()
        with pytest.raises(ControlStrange):
            control.look(0)


def test_a_wire_told_in_another_way_is_strange() -> None:
    with (
        answering(200, b'{"changes": 1, "state": {}, "wire": [{"number": 1}]}') as control,
        pytest.raises(ControlStrange),
    ):
        control.look(0)
