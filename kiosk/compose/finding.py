"""Where devices of the lane may hang: at their own links, or at others that nobody uses."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from functools import partial

from drivers.finding.attached import Attached, addresses, on_network, on_this_machine
from drivers.finding.candidates import fits
from drivers.finding.ends import ends_of, name_in, wire_of
from drivers.finding.probing import NotOpened, propose
from drivers.registry import find
from kiosk.compose.devices import KINDS
from kiosk.config import Config
from kiosk.core.device_form import Found
from kiosk.core.session.inputs import Device

AT_ONCE = 8
OWN: dict[str, Device] = {"cctalk": Device.COINS, "ssp": Device.NOTES, "ssp-recycler": Device.NOTES}
"""Of protocols that only one of the lane's devices can have, though their kind has two."""

Stopped = Callable[[], bool]


def look_for(config: Config, name: str, kind: str, network: str = "") -> tuple[Found, ...]:
    """The places where a device of that `kind` may hang, with what answers there; its own link must be free.

    The place it has now comes first, and is the only one where the device itself answers there. Raises ValueError where
    `network` is none of a site's own.
    """
    hosts = addresses(network) if network else []
    own = wire_of(config.devices[name].link) if name in config.devices else ""
    here = (_look(Attached(own), (kind,)),) if own and fits(own, (kind,)) else ()
    if here and here[0].sure:
        return here
    near = (*on_this_machine(), *on_network(hosts))
    places = [place for place in _free(config, near) if fits(place.link, (kind,)) and place.link != own]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return (*here, *pool.map(partial(_look, kinds=(kind,)), places))


def look_around(
    config: Config, away: Collection[str], network: str, stopped: Stopped
) -> Iterator[tuple[str, Found | None]]:
    """What answers at the links of the devices `away`, by their names: these links must be free; then at every other
    place that nobody uses, by ''. Each comes as soon as it is known; None for what was `stopped` before that.

    Raises ValueError where `network` is none of a site's own.
    """
    hosts = addresses(network) if network else []
    own = [(name, Attached(wire_of(config.devices[name].link))) for name in away]
    yield from _each(own + [("", place) for place in _free(config, on_this_machine())], stopped)
    if hosts and not stopped():
        yield from _each([("", place) for place in _free(config, on_network(hosts, stopped=stopped))], stopped)


def _each(places: list[tuple[str, Attached]], stopped: Stopped) -> Iterator[tuple[str, Found | None]]:
    """Side by side; a device's own link is asked for its own kind first."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        looks = {pool.submit(_look_twice, place, name, stopped): name for name, place in places}
        for look in as_completed(looks):
            yield looks[look], look.result()


def _look_twice(place: Attached, name: str, stopped: Stopped) -> Found | None:
    found = None
    for kinds in ((KINDS.get(name, name),), ()) if name else ((),):
        found = _look(place, kinds, stopped) if fits(place.link, kinds) else found
        if found is not None and (found.protocol or found.trouble):
            return found
    return None if stopped() else found


def may_be(config: Config, found: Found) -> tuple[str, ...]:
    """As which of a lane's devices that can be taken: those that the lane has, then those that it has not."""
    if not found.protocol:
        return ()
    if found.protocol in OWN:
        return (OWN[found.protocol],)
    kind = find(found.protocol).kind
    fitting = [str(device) for device in Device if KINDS.get(device, device) == kind]
    return tuple(sorted(fitting, key=lambda name: name not in config.devices))


def network_of(config: Config) -> str:
    """The 256 addresses around the first device that has one of the site's own; '' where none has."""
    for its in config.devices.values():
        scheme, _, place = its.link.partition(":")
        host = place.removeprefix("//").partition(":")[0]
        around = host.rpartition(".")[0] + ".0/24"
        if scheme in ("tcp", "tls"):
            with suppress(ValueError):
                return around if addresses(around) else ""
    return ""


def _free(config: Config, near: Collection[Attached]) -> list[Attached]:
    """Those where something of a lane's may hang, and nothing that is set does, by whatever name or link."""
    taken = frozenset[str]().union(*ends_of(its.link for its in config.devices.values()).values())
    ends = ends_of(place.link for place in near)
    return list(dict.fromkeys(place for place in near if not ends[place.link] & taken and fits(place.link)))


def _look(place: Attached, kinds: Collection[str], stopped: Stopped | None = None) -> Found:
    try:
        found = propose(place.link, kinds, stopped=stopped)
    except NotOpened as error:
        return _unopened(place, str(error))
    if found is None:
        return Found(link=place.link, what=place.what)
    return Found(link=found.link, what=place.what, protocol=found.protocol, identity=found.identity, sure=found.sure)


def _unopened(place: Attached, why: str) -> Found:
    host = name_in(place.link)
    nameless = bool(host) and ends_of((place.link,))[place.link] == {wire_of(place.link)}
    if nameless:
        why = f"nobody here knows the name {host}: it may be one of those that are found by their address"
    return Found(link=place.link, what=place.what, trouble=why, nameless=nameless)
