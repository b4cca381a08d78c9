"""A USB device's reports as the kernel hands them over: `hidraw:/dev/hidraw0`, or a link to it that udev keeps.

What is read first is the device's report descriptor, then each report as one chunk; what is written is one report, its
id in front. A path that is a socket (an emulator's) carries the same packets, descriptor first.
"""

from __future__ import annotations

import fcntl
import os
import select
import socket
import stat
import struct
from collections.abc import Callable

from drivers.link.base import unplugged

HIDIOCGRDESCSIZE = 0x80044801  # _IOR('H', 1, int)
HIDIOCGRDESC = 0x90044802  # _IOR('H', 2, struct hidraw_report_descriptor): a length and 4096 bytes
LONGEST_DESCRIPTOR = 4096
LONGEST_REPORT = 65536

DescriptorOf = Callable[[int], bytes]


def hidraw_descriptor(descriptor: int) -> bytes:
    """The report descriptor of the device that is open as `descriptor`; raises OSError."""
    size = struct.unpack("i", fcntl.ioctl(descriptor, HIDIOCGRDESCSIZE, bytes(4)))[0]
    filled = bytearray(struct.pack("I", size) + bytes(LONGEST_DESCRIPTOR))
    fcntl.ioctl(descriptor, HIDIOCGRDESC, filled)  # of bytes, no more than 1,024 would be taken
    return bytes(filled[4 : 4 + size])


class HidrawLink:
    """Readable at once after `open`: the descriptor waits. `descriptor_of` is what asks the kernel for it."""

    wait_s = None

    def __init__(self, path: str, descriptor_of: DescriptorOf = hidraw_descriptor) -> None:
        self.name = f"hidraw:{path}"
        self._path = path
        self._descriptor_of = descriptor_of
        self._device = self._waiting = -1
        self._ready: select.epoll | None = None
        self._introduction = b""

    def open(self) -> None:
        try:
            if stat.S_ISSOCK(os.stat(self._path).st_mode):  # noqa: PTH116 - one look, no path to work with
                self._device = packet_socket(self._path)
            else:
                self._device = os.open(self._path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
                self._introduction = self._descriptor_of(self._device)
            self._watch()
        except OSError as error:
            self.close()
            raise unplugged(f"{self._path}: {error.strerror or error}") from error

    def _watch(self) -> None:
        """One descriptor that tells of the device, and at first of the introduction that waits."""
        self._ready = select.epoll()
        self._ready.register(self._device, select.EPOLLIN)
        if self._introduction:
            self._waiting = os.eventfd(1, os.EFD_CLOEXEC)
            self._ready.register(self._waiting, select.EPOLLIN)

    def close(self) -> None:
        for descriptor in (self._device, self._waiting):
            if descriptor >= 0:
                os.close(descriptor)
        self._device = self._waiting = -1
        if self._ready is not None:
            self._ready.close()
            self._ready = None
        self._introduction = b""

    def fileno(self) -> int:
        return -1 if self._ready is None else self._ready.fileno()

    def read(self) -> bytes | None:
        if self._introduction:
            introduction, self._introduction = self._introduction, b""
            os.close(self._waiting)
            self._waiting = -1
            return introduction
        try:
            report = os.read(self._device, LONGEST_REPORT)
        except BlockingIOError:
            return None
        except OSError as error:
            raise unplugged(f"{self._path}: {error.strerror}") from error
        if not report:
            raise unplugged(f"{self._path} is gone")
        return report

    def write(self, data: bytes) -> int:
        try:
            return os.write(self._device, data)
        except BlockingIOError:
            return 0
        except OSError as error:
            raise unplugged(f"{self._path}: {error.strerror}") from error


def packet_socket(path: str) -> int:
    """A socket that keeps packets apart, connected to the one at `path`."""
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET | socket.SOCK_NONBLOCK)
    try:
        connection.connect(path)
    except OSError:
        connection.close()
        raise
    return connection.detach()
