"""A serial port on a terminal server: RFC 2217 over TCP, with the line set, and the setting acknowledged."""

from __future__ import annotations

import selectors
import time

from drivers.contract import DeviceFault, FaultKind
from drivers.link.base import LinkLost
from drivers.link.line import LineSettings
from drivers.link.tcp import TcpLink
from drivers.link.telnet import ComPort, escaped

AGREED_WITHIN_S = 2.0


class Rfc2217Link:
    """Open once the server has confirmed each of the line's settings; what the device said before that is passed over.

    A server that holds other settings, or does not let them be set, is a fault of the settings. What it asks to be
    suspended by flow control is left to TCP's own.
    """

    wait_s = None

    def __init__(self, host: str, port: int, line: LineSettings) -> None:
        self.name = f"{host}:{port} {line.text}"
        self.line = line
        self._tcp = TcpLink(host, port)
        self._port = ComPort(line)
        self._half_sent = False  # the first of an FF's two bytes is out

    def open(self) -> None:
        self._tcp.open()
        self._port, self._half_sent = ComPort(self.line), False
        until = time.monotonic() + AGREED_WITHIN_S
        with selectors.DefaultSelector() as selector:
            selector.register(self._tcp.fileno(), selectors.EVENT_READ)
            while not self._port.ready:
                self._answer()
                if self._port.refusal:
                    raise self._unfit(self._port.refusal)
                left = until - time.monotonic()
                if left <= 0:
                    raise self._unfit("it does not confirm the line's settings")
                if selector.select(left) and (byte := self._tcp.receive(1)):
                    self._port.received(byte)  # one by one: what stands behind the last confirmation is for `read`

    def close(self) -> None:
        self._tcp.close()

    def fileno(self) -> int:
        return self._tcp.fileno()

    def read(self) -> bytes | None:
        came = self._tcp.read()
        if came is None:
            return None
        device = self._port.received(came)
        self._answer()
        if self._port.refusal:
            raise self._unfit(self._port.refusal)
        return device or None

    def write(self, data: bytes) -> int:
        """As any link's: what is not taken is handed over again, and goes on where the last one stopped."""
        if not data:
            return 0
        self._answer()
        if self._port.to_send:
            return 0
        whole = escaped(data)
        start = 1 if self._half_sent else 0
        sent = start + self._tcp.write(whole[start:])
        doubled = whole.count(b"\xff", 0, sent)
        self._half_sent = doubled % 2 == 1
        return sent - doubled + doubled // 2

    def _answer(self) -> None:
        """Sends what telnet wants said, never between the two bytes of an FF."""
        if self._port.to_send and not self._half_sent:
            del self._port.to_send[: self._tcp.write(bytes(self._port.to_send))]

    def _unfit(self, what: str) -> LinkLost:
        return LinkLost(DeviceFault(FaultKind.SETTINGS, f"{self.name}: {what}", retryable=False))
