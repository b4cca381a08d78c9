"""Emulators with their control, as threads of the test: the same that `python -m drivers emulate` runs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from drivers.emulators.frame_names import namer
from drivers.emulators.host import Host, serve_control
from drivers.emulators.wire import TcpEnd
from drivers.emulators.wire_log import WireLog
from drivers.registry import find
from kiosk.panel.control import Control


@dataclass(frozen=True)
class Emulated:
    host: Host
    control: Control
    wire: int
    """The port of its wire."""


@contextmanager
def emulated(protocol: str, port: int = 0) -> Iterator[Emulated]:
    row = find(protocol)
    end = TcpEnd("127.0.0.1", 0)
    log = WireLog(row.make_driver("tcp:127.0.0.1:1").masked, namer(protocol))
    host = Host(row.make_emulator(), end, log=log, about={"kind": row.kind, "protocol": protocol})
    host.open()
    thread = threading.Thread(target=host.run)
    thread.start()
    server = serve_control(host, port)
    try:
        yield Emulated(host, Control(server.server_port), end.port)
    finally:
        server.shutdown()
        server.server_close()
        host.stop()
        thread.join(5.0)
