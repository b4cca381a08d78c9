"""The link against pyserial's own terminal server, and against ours."""

from __future__ import annotations

import random
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import serial
import serial.rfc2217

from drivers.contract import FaultKind, StableWeight
from drivers.emulators.rfc2217_end import Rfc2217End
from drivers.link.base import LinkLost
from drivers.link.line import LineSettings
from drivers.link.rfc2217 import Rfc2217Link
from tests.waiting import wait_until
from tests.wires import plugged

SCALE = LineSettings(9600, 7, "E", 1)


class Server:
    """A terminal server of pyserial's: what comes in on its port `serial` goes out again, as with a plug that loops."""

    def __init__(self, listener: socket.socket) -> None:
        self.serial = serial.serial_for_url("loop://", timeout=0)
        self.port = listener.getsockname()[1]
        self._listener = listener
        self._client: socket.socket | None = None

    def serve(self) -> None:
        self._client, _ = self._listener.accept()
        manager = serial.rfc2217.PortManager(self.serial, self)
        with self._client as client, suppress(ConnectionError):  # a client may leave before it has read all
            while data := client.recv(4096):
                self.serial.write(b"".join(manager.filter(data)))
                self.write(b"".join(manager.escape(self.serial.read(self.serial.in_waiting))))

    def write(self, data: bytes) -> None:
        if self._client is not None:
            self._client.sendall(data)


@pytest.fixture
def server() -> Iterator[Server]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Server(listener)
        thread = threading.Thread(target=server.serve)
        thread.start()
        yield server
        thread.join(10.0)
        server.serial.close()
        assert not thread.is_alive()


@contextmanager
def opened(port: int, line: LineSettings) -> Iterator[Rfc2217Link]:
    link = Rfc2217Link("127.0.0.1", port, line)
    try:
        link.open()
        yield link
    finally:
        link.close()


def line_of(port: serial.Serial) -> str:
    return f"{port.baudrate} {port.bytesize}{port.parity}{port.stopbits}"


@pytest.mark.parametrize("text", ["9600 7E1", "9600 7O1", "19200 8N1", "115200 8N2"])
def test_the_port_behind_the_network_is_set_when_the_link_is_open(server: Server, text: str) -> None:
    line = LineSettings.parse(*text.split())
    with opened(server.port, line) as link:
        assert line_of(server.serial) == text
        assert link.name == f"127.0.0.1:{server.port} {text}"


def test_every_byte_passes_both_ways(server: Server) -> None:
    every_byte = bytes(range(256)) * 4
    with opened(server.port, LineSettings()) as link:
        assert link.write(every_byte) == len(every_byte)
        came = bytearray()
        wait_until(lambda: came.extend(link.read() or b"") or len(came) == len(every_byte))
        assert bytes(came) == every_byte


def test_a_port_that_keeps_another_rate_is_a_fault_of_the_settings() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            client, _ = listener.accept()
            with client:
                client.sendall(bytes.fromhex("FF FD 00 FF FB 00 FF FD 2C FF FA 2C 65 00 00 4B 00 FF F0"))
                with suppress(ConnectionError):
                    while client.recv(4096):
                        continue

        thread = threading.Thread(target=serve)
        thread.start()
        with pytest.raises(LinkLost) as lost, opened(listener.getsockname()[1], SCALE):
            pass
        thread.join(10.0)
    assert lost.value.fault.kind is FaultKind.SETTINGS
    assert "its line has 19200 baud, not 9600 baud" in lost.value.fault.detail


def test_a_port_that_knows_no_telnet_is_a_fault_of_the_settings() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        pytest.raises(LinkLost) as lost,
        opened(listener.getsockname()[1], SCALE),
    ):
        pass
    assert lost.value.fault.kind is FaultKind.SETTINGS
    assert "it does not confirm the line's settings" in lost.value.fault.detail


class NarrowWire:
    """Takes a few bytes at a time, as a full network does, and undoes the telnet at the end."""

    def __init__(self, chance: random.Random) -> None:
        self.out = bytearray()
        self._chance = chance

    def write(self, data: bytes) -> int:
        taken = min(len(data), self._chance.randrange(4))
        self.out += data[:taken]
        return taken


@pytest.mark.parametrize("seed", range(20))
def test_an_ff_that_is_cut_in_two_is_sent_once(seed: int) -> None:
    chance = random.Random(seed)
    data = bytes(chance.choice((0xFF, 0xFF, 0x41)) for _ in range(200))
    link = Rfc2217Link("127.0.0.1", 1, SCALE)
    wire = NarrowWire(chance)
    link._tcp = wire  # type: ignore[assignment]
    link._port.to_send.clear()
    left = data
    while left:
        left = left[link.write(left) :]
    assert bytes(wire.out) == data.replace(b"\xff", b"\xff\xff")


def test_a_scale_behind_a_terminal_server_weighs_as_on_its_own_line(tmp_path: Path) -> None:
    with plugged("toledo8217", "rfc2217", tmp_path) as wire:
        wire.online()
        wire.host.set({"weight_g": 1250})
        wire.told(StableWeight(1250, net=False, at_zero=False))
        assert isinstance(wire.end, Rfc2217End)
        assert wire.end.line == "9600 7E1"
        wire.forget()
        wire.host.fault("unplug", True)
        wire.host.clear("unplug")
        wire.online()
