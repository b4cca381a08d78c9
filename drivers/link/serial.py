"""Serial ports and pseudo terminals, through pyserial, with the line settings the protocol asks for: read back."""

from __future__ import annotations

import errno
import os
import select
import termios
from pathlib import Path

import serial

from drivers.contract import DeviceFault, FaultKind
from drivers.link.base import LinkLost, unplugged
from drivers.link.in_use import BUSY, in_use
from drivers.link.line import LineSettings as LineSettings
from drivers.link.line import line_that_holds


class SerialLink:
    """A serial device or the slave end of a pseudo terminal. Opened for us alone, read and written without waiting."""

    wait_s = None

    def __init__(self, path: str, line: LineSettings) -> None:
        self.name = f"{path} {line.text}"
        self.line = line
        self._path = path
        self._port: serial.Serial | None = None

    def open(self) -> None:
        if not Path(self._path).exists():
            raise unplugged(f"{self._path} is not there")
        pty = _is_pty(self._path)
        try:
            self._port = serial.Serial(
                self._path,
                baudrate=self.line.baud,
                bytesize=8 if pty else self.line.bits,
                parity="N" if pty else self.line.parity,
                stopbits=self.line.stop,
                timeout=0,
                write_timeout=0,
                exclusive=True,
            )
        except (ValueError, OverflowError) as error:
            raise LinkLost(DeviceFault(FaultKind.SETTINGS, str(error), retryable=False)) from error
        except termios.error as error:
            raise self._refused(error) from error
        except (serial.SerialException, OSError) as error:
            if error.errno in BUSY:
                raise unplugged(in_use(self._path)) from error
            raise unplugged(f"{self._path}: {error}") from error
        if not pty:
            self._check_line()

    def _check_line(self) -> None:
        """A port that can't do what it was told keeps quiet about it: only reading back tells."""
        try:
            holds = line_that_holds(termios.tcgetattr(self.fileno()), self.line)
        except termios.error as error:
            raise self._refused(error) from error
        if holds != self.line:
            detail = f"{self._path} is set to {holds.text}: it cannot do {self.line.text}"
            raise LinkLost(DeviceFault(FaultKind.SETTINGS, detail, retryable=False))

    def _refused(self, error: termios.error) -> LinkLost:
        if error.args[0] == errno.EINVAL:
            detail = f"{self._path} cannot do {self.line.text}"
            return LinkLost(DeviceFault(FaultKind.SETTINGS, detail, retryable=False))
        return unplugged(f"{self._path}: {error.args[-1]}")

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
