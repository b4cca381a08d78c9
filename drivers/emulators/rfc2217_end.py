"""A terminal server's end of RFC 2217: telnet and the COM-PORT option around the bytes of the device behind it."""

from __future__ import annotations

import struct

from typing_extensions import override

from drivers.emulators.wire import TcpEnd

IAC = b"\xff"
WILL, WONT, DO, DONT = (bytes([255, code]) for code in (251, 252, 253, 254))
SUB, END_SUB = b"\xff\xfa", b"\xff\xf0"
COM_PORT = 44
KNOWN = (0, 3, COM_PORT)  # binary, suppress go ahead, the port's settings
PARITIES = {1: "N", 2: "O", 3: "E", 4: "M", 5: "S"}


class Rfc2217End(TcpEnd):
    """`line` is what the client has set the port to: `9600 7E1`. Whatever it asks for is granted."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(host, port)
        self._pending = b""
        self._set: dict[int, bytes] = {}

    @property
    def line(self) -> str:
        """As the client has set it, or '' before it has set all of it."""
        if not {1, 2, 3, 4} <= self._set.keys():
            return ""
        (baud,) = struct.unpack(">I", self._set[1])
        return f"{baud} {self._set[2][0]}{PARITIES.get(self._set[3][0], '?')}{self._set[4][0]}"

    @override
    def accept_and_read(self, ready: set[int]) -> tuple[bool, bytes | None]:
        came, data = super().accept_and_read(ready)
        if came:
            self._pending = b""
            self._set.clear()
        return came, data if not data else self._telnet(data) or None

    @override
    def write(self, data: bytes) -> None:
        super().write(data.replace(IAC, IAC + IAC))

    def _telnet(self, data: bytes) -> bytes:
        """What the client sent to the device; the rest is answered. What is not whole yet waits."""
        self._pending += data
        device = b""
        while self._pending:
            plain, mark, rest = self._pending.partition(IAC)
            device += plain
            self._pending = mark + rest
            length = self._command_length()
            if length == 0:
                break
            command, self._pending = self._pending[:length], self._pending[length:]
            if command == IAC + IAC:
                device += IAC
            else:
                self._obey(command)
        return device

    def _command_length(self) -> int:
        """Of the command that stands first; 0: it is not all there."""
        if len(self._pending) < 2:
            return 0
        if self._pending[1] == 250:
            return self._pending.find(END_SUB) + 2 if END_SUB in self._pending else 0
        length = 3 if 251 <= self._pending[1] <= 254 else 2
        return length if len(self._pending) >= length else 0

    def _obey(self, command: bytes) -> None:
        verb, option = command[:2], command[2:3]
        if verb == WILL:
            super().write((DO if option[0] in KNOWN else DONT) + option)
        elif verb == DO:
            super().write((WILL if option[0] in KNOWN else WONT) + option)
        elif verb == SUB and option[0] == COM_PORT:
            number, value = command[3], command[4:-2].replace(IAC + IAC, IAC)
            self._set[number] = value
            super().write(SUB + bytes([COM_PORT, number + 100]) + value.replace(IAC, IAC + IAC) + END_SUB)
