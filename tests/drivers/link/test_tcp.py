from __future__ import annotations

import ctypes
import socket
import struct

import pytest

from drivers.contract import FaultKind
from drivers.link.base import LinkLost
from drivers.link.tcp import TcpLink, Vanishing
from tests.waiting import wait_until


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


@pytest.fixture
def connected(listener: socket.socket):
    link = TcpLink(*listener.getsockname())
    link.open()
    device, _ = listener.accept()
    with device:
        yield link, device
    link.close()


def test_bytes_pass_both_ways(connected: tuple[TcpLink, socket.socket]) -> None:
    link, device = connected
    assert link.read() is None
    device.sendall(b"\x12")
    assert wait_until(link.read) == b"\x12"
    assert link.write(b"\x10\x04\x01") == 3
    assert device.recv(10) == b"\x10\x04\x01"


def test_a_device_that_takes_nothing_blocks_nobody(connected: tuple[TcpLink, socket.socket]) -> None:
    link, _ = connected
    wait_until(lambda: link.write(b"x" * 1_000_000) == 0)


def test_a_closed_connection_is_unplugged(connected: tuple[TcpLink, socket.socket]) -> None:
    link, device = connected
    device.close()
    with pytest.raises(LinkLost, match="closed the connection") as lost:
        wait_until(link.read)
    assert lost.value.fault.kind is FaultKind.UNPLUGGED


def test_a_reset_connection_is_unplugged(connected: tuple[TcpLink, socket.socket]) -> None:
    link, device = connected
    device.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    device.close()
    with pytest.raises(LinkLost):
        wait_until(link.read)
    with pytest.raises(LinkLost):
        wait_until(lambda: link.write(b"x") < 0)


def test_a_host_whose_name_nobody_knows_is_told_as_that() -> None:
    with pytest.raises(LinkLost) as lost:
        TcpLink("printer.invalid", 9100).open()
    assert lost.value.fault.detail == "nobody here knows the name printer.invalid"


def test_a_port_nobody_listens_on_is_unplugged(listener: socket.socket) -> None:
    address = listener.getsockname()
    listener.close()
    link = TcpLink(*address)
    with pytest.raises(LinkLost) as lost:
        link.open()
    assert lost.value.fault.kind is FaultKind.UNPLUGGED
    with pytest.raises(LinkLost, match="is not open"):
        link.fileno()


SO_ATTACH_FILTER = 26
DROP_ALL = ctypes.create_string_buffer(struct.pack("HBBI", 0x06, 0, 0, 0))


def vanishes(device: socket.socket) -> None:
    """As if its cable were cut: its system drops all that comes for it, and acknowledges nothing."""
    program = struct.pack("HxxxxxxP", 1, ctypes.addressof(DROP_ALL))
    device.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, program)


@pytest.mark.parametrize("says", [b"", b"W"])
def test_a_peer_that_vanishes_without_a_word_is_noticed(listener: socket.socket, says: bytes) -> None:
    link = TcpLink(*listener.getsockname(), Vanishing(idle_s=1, probe_s=1, unacknowledged_s=2))
    link.open()
    device, _ = listener.accept()
    with device:
        vanishes(device)
        link.write(says)
        with pytest.raises(LinkLost, match="timed out") as lost:
            wait_until(link.read, 60.0)
    assert lost.value.fault.kind is FaultKind.UNPLUGGED
    link.close()


def test_a_peer_that_is_there_and_idle_is_kept(listener: socket.socket) -> None:
    link = TcpLink(*listener.getsockname(), Vanishing(idle_s=1, probe_s=1, unacknowledged_s=1))
    link.open()
    device, _ = listener.accept()
    watcher = TcpLink(*listener.getsockname(), Vanishing(idle_s=1, probe_s=1, unacknowledged_s=2))
    watcher.open()
    gone, _ = listener.accept()
    with device, gone:
        vanishes(gone)
        with pytest.raises(LinkLost):
            wait_until(watcher.read, 60.0)  # by then the idle one was probed too
        assert link.read() is None
        device.sendall(b"A")
        assert wait_until(link.read) == b"A"
    watcher.close()
    link.close()
