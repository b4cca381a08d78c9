"""Both ends of each link that can be pulled here, and what is pulled: real wires, or what stands for a device file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import trustme

from drivers.emulators.base import Say
from drivers.emulators.ends import link_of, make_end
from drivers.emulators.wedge import strokes_of
from drivers.emulators.wire import DeviceEnd
from drivers.link.base import Link
from drivers.link.factory import make_link
from drivers.link.keys import KeysLink
from drivers.registry import ProtocolRow

PULLED: Mapping[str, str] = {
    "pty": "a pseudo terminal",
    "tcp": "a TCP port",
    "rfc2217": "a terminal server's port",
    "tls": "a TLS port",
    "cups": "a print server's port",
    "usblp": "a pseudo terminal in the device file's place",
    "hidraw": "a socket with the device file's packets",
    "evdev": "a socket with the device file's packets",
    "keys": "the device file that is watched; its keys are pressed in a window's place",
    "frames": "a folder of pictures",
}
COVERED: Mapping[str, str] = {
    "serial": "pty's link, at a port that this machine has not",
    "usb": "usblp's link, which looks for its device file by the printer's ids",
    "video": "a camera that this machine has not; its pictures are those of frames",
}
"""What is not pulled here, and why not."""
PEER = "device.example"


@dataclass(frozen=True, slots=True)
class Plug:
    """The device's end, and what its link is called at the lane's; `link` where that is made with it already."""

    end: DeviceEnd
    text: str
    options: str = ""
    made: Link[Any] | None = None

    @property
    def link_text(self) -> str:
        """With the port that is listened on: of use once the end is open."""
        return link_of(self.end, self.text) + self.options

    def link(self, row: ProtocolRow) -> Link[Any]:
        return self.made or make_link(self.link_text, row)


class KeysEnd:
    """A scanner that types into a window: its device file at `path` is there while it is plugged in."""

    def __init__(self, path: str) -> None:
        self.link = KeysLink(path)
        self.link.hear(self._back, self.link.answer)
        self._path = Path(path)
        self._announced = False

    def open(self) -> None:
        self._path.touch()
        self._announced = False

    def close(self) -> None:
        self._path.unlink(missing_ok=True)

    def drop_client(self) -> None:
        """A keyboard has no client."""

    def filenos(self) -> list[int]:
        return []

    def accept_and_read(self, ready: set[int]) -> tuple[bool, bytes | None]:  # noqa: ARG002 - nothing to wait on
        came, self._announced = not self._announced, True
        return came, None

    def _back(self, code: int, value: int, at_s: float) -> None:
        """A key that is no scanner's goes back to the window, where nobody waits for it here."""

    def write(self, data: bytes) -> None:
        for code, value, at_s in strokes_of([Say(data)]):
            self.link.press(code, value, at_s)


def plug_of(row: ProtocolRow, kind: str, folder: Path) -> Plug:
    """The plug of `row` for a link of `kind`, one of `PULLED`, not yet in."""
    text = f"{kind}:{folder / row.name}"
    match kind:
        case "keys":
            keys = KeysEnd(str(folder / row.name))
            return Plug(keys, text, made=keys.link)
        case "tls":
            authority = trustme.CA()
            authority.cert_pem.write_to_path(str(folder / "ca.pem"))
            authority.issue_cert(PEER).private_key_and_cert_chain_pem.write_to_path(str(folder / "device.pem"))
            text, options = f"tls:127.0.0.1:0?cert={folder / 'device.pem'}", f"?ca={folder / 'ca.pem'}&name={PEER}"
            return Plug(make_end(text), text, options)
        case "cups":
            text = "cups:127.0.0.1:0/queue"
        case "tcp" | "rfc2217":
            text = f"{kind}:127.0.0.1:0"
    return Plug(make_end(text), text)
