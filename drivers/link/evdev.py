"""The keys of one input device, taken from all windows: `evdev:/dev/input/by-id/…-event-kbd`.

It must be ours to read: group `input`, or a udev rule. A path that is a socket (an emulator's) carries the same events.
"""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Callable

from drivers.contract import DeviceFault, FaultKind
from drivers.link.base import LinkLost, unplugged
from drivers.link.hidraw import packet_socket
from drivers.link.in_use import BUSY, in_use

EVIOCGRAB = 0x40044590  # _IOW('E', 0x90, int)
EVENTS = 24 * 256  # bytes read at once; the kernel hands over whole events only

Grab = Callable[[int], None]


def grab_device(descriptor: int) -> None:
    """No window and no other program gets this device's keys until it is closed; raises OSError."""
    fcntl.ioctl(descriptor, EVIOCGRAB, 1)


class EvdevLink:
    """`grab` is what asks the kernel for the device alone. What is written goes nowhere."""

    wait_s = None

    def __init__(self, path: str, grab: Grab = grab_device) -> None:
        self.name = f"evdev:{path}"
        self._path = path
        self._grab = grab
        self._device = -1

    def open(self) -> None:
        try:
            if stat.S_ISSOCK(os.stat(self._path).st_mode):  # noqa: PTH116 - one look, no path to work with
                self._device = packet_socket(self._path)
                return
            self._device = os.open(self._path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError as error:
            raise unplugged(f"{self._path}: {error.strerror}") from error
        try:
            self._grab(self._device)
        except OSError as error:
            self.close()
            busy = error.errno in BUSY
            detail = in_use(self._path) if busy else f"{self._path} is not ours alone: {error.strerror}"
            raise LinkLost(DeviceFault(FaultKind.REFUSED, detail)) from error

    def close(self) -> None:
        if self._device >= 0:
            os.close(self._device)
            self._device = -1

    def fileno(self) -> int:
        return self._device

    def read(self) -> bytes | None:
        try:
            events = os.read(self._device, EVENTS)
        except BlockingIOError:
            return None
        except OSError as error:  # ENODEV, when it is pulled out
            raise unplugged(f"{self._path}: {error.strerror}") from error
        if not events:
            raise unplugged(f"{self._path} is gone")
        return events

    def write(self, data: bytes) -> int:
        """A keyboard takes nothing; it is gone."""
        return len(data)
