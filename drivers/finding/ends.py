"""Where links lead: two that lead to one place are one device's, by whatever name each calls it."""

from __future__ import annotations

import ipaddress
import os
import socket
import threading
import time
from collections.abc import Callable, Collection, Iterable

RESOLVES_S = 3.0
"""A site's own name server answers sooner; what takes longer is as good as not known."""
OVER_NETWORK = ("tcp", "tls", "rfc2217", "cups")

Resolve = Callable[[str, int], Collection[str]]
"""Host and port → addresses; raises OSError where nobody knows the name."""


def wire_of(link: str) -> str:
    """A link without its settings: two devices cannot share one."""
    return link.partition("?")[0]


def host_and_port(link: str) -> tuple[str, int] | None:
    """Of a link over the network that names both."""
    kind, _, rest = wire_of(link).partition(":")
    host, _, port = rest.partition("/")[0].rpartition(":")
    if kind not in OVER_NETWORK or not host or not port.isdecimal():
        return None
    return host.removeprefix("[").removesuffix("]"), int(port)


def name_in(link: str) -> str:
    """The name by which `link` calls its host; '' where it has an address, or leads nowhere over the network."""
    place = host_and_port(link)
    if place is None:
        return ""
    try:
        ipaddress.ip_address(place[0])
    except ValueError:
        return place[0]
    return ""


def ends_of(
    links: Iterable[str], resolve: Resolve | None = None, patience_s: float = RESOLVES_S
) -> dict[str, frozenset[str]]:
    """Each link with the places that it leads to: the device's own file, which may have several names, or address and
    port. Of a name that nobody knows, or not within `patience_s` for all of them, the link itself.
    """
    wires = {link: wire_of(link) for link in links}
    named = {place for link in wires if name_in(link) and (place := host_and_port(link)) is not None}
    known = _known(named, resolve or _addresses, patience_s)
    return {link: _ends(wire, known) for link, wire in wires.items()}


def _ends(wire: str, known: dict[tuple[str, int], frozenset[str]]) -> frozenset[str]:
    place = host_and_port(wire)
    if place is not None:
        hosts = known.get(place, frozenset()) if name_in(wire) else frozenset({place[0]})
        return frozenset(f"{host} {place[1]}" for host in hosts) or frozenset({wire})
    path = wire.partition(":")[2]
    return frozenset({os.path.realpath(path) if path.startswith("/") and not path.startswith("//") else wire})


def _known(
    places: Collection[tuple[str, int]], resolve: Resolve, patience_s: float
) -> dict[tuple[str, int], frozenset[str]]:
    """Side by side, each by a thread of its own that nobody waits for longer: a resolver cannot be told to stop."""
    known: dict[tuple[str, int], frozenset[str]] = {}

    def ask(place: tuple[str, int]) -> None:
        try:
            known[place] = frozenset(resolve(*place))
        except (OSError, UnicodeError):
            known[place] = frozenset()

    threads = [threading.Thread(target=ask, args=(place,), name="resolve", daemon=True) for place in places]
    for thread in threads:
        thread.start()
    until = time.monotonic() + patience_s
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))
    return dict(known)


def _addresses(host: str, port: int) -> Collection[str]:
    return {str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
