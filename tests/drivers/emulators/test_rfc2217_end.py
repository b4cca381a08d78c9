"""A terminal server's end, spoken to by pyserial's own client."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import serial

from drivers.emulators.host import Host
from drivers.emulators.mt_sics import MtSicsEmulator
from drivers.emulators.rfc2217_end import Rfc2217End


@contextmanager
def running(end: Rfc2217End) -> Iterator[None]:
    host = Host(MtSicsEmulator(), end)
    host.open()
    thread = threading.Thread(target=host.run)
    thread.start()
    try:
        yield
    finally:
        host.stop()
        thread.join(10.0)


@pytest.mark.filterwarnings("ignore:set(Daemon|Name)")  # pyserial is older than that warning
@pytest.mark.parametrize(("parity", "mode"), [("N", "8N1"), ("E", "8E1"), ("O", "8O1")])
def test_pyserials_client_sets_the_line_and_weighs(parity: str, mode: str) -> None:
    end = Rfc2217End("127.0.0.1", 0)
    with (
        running(end),
        serial.serial_for_url(f"rfc2217://127.0.0.1:{end.port}", baudrate=4800, parity=parity, timeout=20) as port,
    ):
        assert end.line == f"4800 {mode}"
        port.write(b"SI\r\n")
        assert port.read_until(b"\r\n") == b"S S      0.000 kg\r\n"
