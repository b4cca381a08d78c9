"""USB printers through the system's own printer class driver (usblp): a device file that takes and gives bytes."""

from __future__ import annotations

import errno
import os
import select
from pathlib import Path

from typing_extensions import override

from drivers.contract import DeviceFault, FaultKind
from drivers.link.base import LinkLost, unplugged
from drivers.link.in_use import BUSY, in_use

TAKES_NOTHING = (errno.EAGAIN, errno.ENOSPC)  # busy, or (as usblp says it) out of paper


class DeviceFileLink:
    """A device file that is read and written without waiting: `/dev/usb/lp0`."""

    wait_s = None

    def __init__(self, path: str) -> None:
        self.name = path
        self._descriptor = -1

    def open(self) -> None:
        self._open(Path(self.name))

    def _open(self, path: Path) -> None:
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        except OSError as error:
            raise unplugged(in_use(path) if error.errno in BUSY else f"{path}: {error.strerror}") from error

    def close(self) -> None:
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            try:
                os.close(descriptor)
            except OSError:  # the printer is gone already: that is what closing is for
                return

    def fileno(self) -> int:
        if self._descriptor < 0:
            raise unplugged(f"{self.name} is not open")
        return self._descriptor

    def read(self) -> bytes | None:
        try:
            data = os.read(self.fileno(), 4096)
        except BlockingIOError:
            return None
        except OSError as error:
            raise unplugged(f"{self.name}: {error.strerror}") from error
        if not data and self._hung_up():
            raise unplugged(f"{self.name} is gone")
        return data or None  # a printer may answer with an empty packet

    def write(self, data: bytes) -> int:
        try:
            return os.write(self.fileno(), data)
        except OSError as error:
            if error.errno in TAKES_NOTHING:
                return 0
            raise unplugged(f"{self.name}: {error.strerror}") from error

    def _hung_up(self) -> bool:
        poll = select.poll()
        poll.register(self.fileno(), 0)
        return bool(poll.poll(0))


class UsbPrinterLink(DeviceFileLink):
    """The printer with these USB ids (four hexadecimal digits each, lower case), whichever device file it has now.

    The system numbers printers as they are plugged in; the ids stay.
    """

    def __init__(self, maker: str, product: str, *, system: Path = Path("/sys"), devices: Path = Path("/dev")) -> None:
        super().__init__(f"usb:{maker}:{product}")
        self._ids = (maker, product)
        self._system = system
        self._devices = devices

    @override
    def open(self) -> None:
        found = [path for path, ids in usb_printers(self._system, self._devices) if ids == self._ids]
        if not found:
            raise unplugged(f"no printer {self.name} is plugged in")
        if len(found) > 1:
            names = ", ".join(str(path) for path in found)
            detail = f"several printers are {self.name}: name one by usblp:, of {names}"
            raise LinkLost(DeviceFault(FaultKind.SETTINGS, detail))
        self._open(found[0])


def usb_printers(system: Path = Path("/sys"), devices: Path = Path("/dev")) -> list[tuple[Path, tuple[str, str]]]:
    """Device file and ids of each USB printer there is now, in the order of their numbers."""
    printers: list[tuple[Path, tuple[str, str]]] = []
    for entry in sorted((system / "class/usbmisc").glob("lp*")):
        usb_device = (entry / "device").resolve().parent  # `device` is the interface, its device the folder above
        try:
            maker, product = ((usb_device / name).read_text().strip() for name in ("idVendor", "idProduct"))
        except OSError:  # pulled while we looked
            continue
        printers.append((devices / "usb" / entry.name, (maker, product)))
    return printers
