"""Serial ports and pseudo terminals, through pyserial, with the line settings the protocol asks for."""

from __future__ import annotations

import os
import select
import termios
from dataclasses import dataclass
from pathlib import Path

import serial

from drivers.contract import DeviceFault, FaultKind
from drivers.link.base import LinkLost, unplugged


@dataclass(frozen=True, slots=True)
class LineSettings:
    """Baud rate, data bits, parity (`N`, `E`, `O`) and stop bits: `LineSettings(9600, 7, "E", 1)` is 9600 7E1."""

    baud: int = 9600
    bits: int = 8
    parity: str = "N"
    stop: int = 1

    @classmethod
    def parse(cls, baud: str, mode: str) -> LineSettings:
        """From `9600` and `7E1`; raises ValueError in one sentence."""
        if not baud.isdecimal() or int(baud) == 0:
            raise ValueError(f"baud rate {baud!r} is not a number")
        if len(mode) != 3 or mode[0] not in "78" or mode[1] not in "NEO" or mode[2] not in "12":
            raise ValueError(f"line mode {mode!r} is not like 8N1 or 7E1")
        return cls(int(baud), int(mode[0]), mode[1], int(mode[2]))


class SerialLink:
    """A serial device or the slave end of a pseudo terminal. Opened for us alone, read and written without waiting."""

    wait_s = None

    def __init__(self, path: str, line: LineSettings) -> None:
        self.name = f"{path} {line.baud} {line.bits}{line.parity}{line.stop}"
        self.line = line
        self._path = path
        self._port: serial.Serial | None = None

    def open(self) -> None:
        if not Path(self._path).exists():
            raise unplugged(f"{self._path} is not there")
        try:
            self._port = serial.Serial(
                self._path,
                baudrate=self.line.baud,
                bytesize=8 if _is_pty(self._path) else self.line.bits,
                parity="N" if _is_pty(self._path) else self.line.parity,
                stopbits=self.line.stop,
                timeout=0,
                write_timeout=0,
                exclusive=True,
            )
        except (ValueError, OverflowError) as error:
            raise LinkLost(DeviceFault(FaultKind.SETTINGS, str(error), retryable=False)) from error
        except (serial.SerialException, OSError, termios.error) as error:
            raise unplugged(f"{self._path}: {error}") from error

    def close(self) -> None:
        port, self._port = self._port, None
        if port is not None:
            try:
                port.close()
            except (OSError, termios.error):  # the other end is gone already: that is what closing is for
                return

    def fileno(self) -> int:
        return int(self._open_port().fileno())

    def read(self) -> bytes | None:
        try:
            data = os.read(self.fileno(), 4096)
        except BlockingIOError:
            return None
        except OSError as error:
            raise unplugged(f"{self._path}: {error}") from error
        if not data:
            if self._hung_up():
                raise unplugged(f"{self._path} was closed at the other end")
            return None
        return data

    def write(self, data: bytes) -> int:
        try:
            return os.write(self.fileno(), data)
        except BlockingIOError:
            return 0
        except OSError as error:
            raise unplugged(f"{self._path}: {error}") from error

    def _hung_up(self) -> bool:
        """A terminal reads nothing both when nothing came and when it is gone; only the poll tells which."""
        poll = select.poll()
        poll.register(self.fileno(), 0)
        return bool(poll.poll(0))

    def _open_port(self) -> serial.Serial:
        if self._port is None:
            raise unplugged(f"{self._path} is not open")
        return self._port


def _is_pty(path: str) -> bool:
    """A pseudo terminal carries bytes, no line settings: it refuses parity as soon as nothing else is to be set."""
    return Path(path).resolve().parent == Path("/dev/pts")
