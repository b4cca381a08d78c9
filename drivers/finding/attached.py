"""Where a device may hang: serial ports, USB and HID files here, and addresses on the store's own network."""

from __future__ import annotations

import errno
import ipaddress
import selectors
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

MOST_ADDRESSES = 1024
KNOCK_S = 1.0
"""A device on the store's own network answers a connection sooner."""
AT_ONCE = 128
PORTS = (9100, 20007, 22000)
"""Where receipt printers and card terminals listen."""
SITES = tuple(
    ipaddress.IPv4Network(text)
    for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8")
)
"""What a site gives its own machines: RFC 1918, what they give themselves without a server, and this very machine."""
BY_ID = Path("serial/by-id")
KEYBOARDS = Path("input/by-id")
UNNAMED = "n/a"
"""What pyserial calls a port of which the system says nothing."""


@dataclass(frozen=True, slots=True)
class Attached:
    """`link` as a lane's configuration has it; `what` is what the system says of it, '' where nothing."""

    link: str
    what: str = ""


def on_this_machine(devices: Path = Path("/dev"), system: Path = Path("/sys")) -> tuple[Attached, ...]:
    """All that is plugged in. A serial port by the name that stays the same at every start, where there is one."""
    return (
        *_serial(devices),
        *(Attached(f"usblp:{path}") for path in sorted(devices.glob("usb/lp*"))),
        *(Attached(f"hidraw:{path}", _hid_name(system, path.name)) for path in sorted(devices.glob("hidraw*"))),
        *(Attached(f"evdev:{path}", path.name) for path in sorted((devices / KEYBOARDS).glob("*-event-kbd"))),
    )


def _serial(devices: Path) -> Iterator[Attached]:
    from serial.tools.list_ports import comports  # here: only who looks for ports waits for it

    stays = {path.resolve(): path for path in sorted((devices / BY_ID).glob("*"))}
    for port in sorted(comports(), key=lambda port: port.device):
        path = Path(port.device)
        if path.is_relative_to(devices):
            what = "" if port.description == UNNAMED else port.description or ""
            yield Attached(f"serial:{stays.get(path.resolve(), path)}", what)


def _hid_name(system: Path, device: str) -> str:
    """What the kernel calls it."""
    try:
        event = (system / "class" / "hidraw" / device / "device" / "uevent").read_text(encoding="utf-8")
    except OSError:
        return ""
    lines = dict(line.partition("=")[::2] for line in event.splitlines())
    return lines.get("HID_NAME", "")


def addresses(text: str) -> list[str]:
    """The addresses of the network `text`, such as 192.168.7.0/24: of a site's own ones, and not too many.

    Raises ValueError, in one sentence, for any other: nobody else's machines are knocked at.
    """
    try:
        network = ipaddress.IPv4Network(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is no network such as 192.168.7.0/24: {error}") from None
    if not any(network.subnet_of(site) for site in SITES):
        raise ValueError(f"{text} is not of a site's own addresses, such as 192.168.0.0/16 or 10.0.0.0/8")
    if network.num_addresses > MOST_ADDRESSES:
        raise ValueError(f"{text} has more than {MOST_ADDRESSES} addresses: name a smaller part of it")
    return [str(address) for address in (network.hosts() if network.prefixlen < 31 else network)]


def on_network(
    hosts: Iterable[str], ports: Iterable[int] = PORTS, stopped: Callable[[], bool] | None = None
) -> tuple[Attached, ...]:
    """Those of `hosts` × `ports` that take a connection; it is closed again before a byte is sent. Where it was
    `stopped`, those that were found until then: within a second.
    """
    waiting = [(host, port) for host in hosts for port in ports]
    open_: list[tuple[str, int]] = []
    while waiting and not (stopped is not None and stopped()):
        some, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
        open_ += _knock(some)
    return tuple(Attached(f"tcp:{host}:{port}") for host, port in open_)


def _knock(places: list[tuple[str, int]]) -> list[tuple[str, int]]:
    answered = []
    with selectors.DefaultSelector() as selector:
        try:
            for place in places:
                knocking = socket.socket()
                knocking.setblocking(False)  # noqa: FBT003 - the socket's own signature
                if knocking.connect_ex(place) in (0, errno.EINPROGRESS):
                    selector.register(knocking, selectors.EVENT_WRITE, place)
                else:  # no way leads there
                    knocking.close()
            until = time.monotonic() + KNOCK_S
            while selector.get_map() and (left := until - time.monotonic()) > 0:
                for key, _ in selector.select(left):
                    knocked = key.fileobj
                    assert isinstance(knocked, socket.socket)  # noqa: S101 - nothing else was registered
                    if knocked.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0:
                        answered.append(key.data)
                    selector.unregister(knocked)
                    knocked.close()
        finally:
            for key in list(selector.get_map().values()):
                if isinstance(key.fileobj, socket.socket):
                    key.fileobj.close()
    return sorted(answered)
