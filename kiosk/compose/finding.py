"""Where a device of the lane may hang now: at its own link, or at another that nobody uses."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial

from drivers.finding.attached import Attached, addresses, on_network, on_this_machine
from drivers.finding.candidates import fits
from drivers.finding.probing import NotOpened, propose
from kiosk.config import Config
from kiosk.core.device_form import Found

AT_ONCE = 8


def look_for(config: Config, name: str, kind: str, network: str = "") -> tuple[Found, ...]:
    """The places where a device of that `kind` may hang, with what answers there; its own link must be free.

    The place it has now comes first, and is the only one where the device itself answers there. Raises ValueError where
    `network` is none of a site's own.
    """
    hosts = addresses(network) if network else []
    own = _wire(config.devices[name].link) if name in config.devices else ""
    here = (_look(Attached(own), kind),) if own and fits(own, (kind,)) else ()
    if here and here[0].sure:
        return here
    taken = {own, *(_wire(its.link) for its in config.devices.values())}
    near = (*on_this_machine(), *on_network(hosts))
    places = dict.fromkeys(place for place in near if fits(place.link, (kind,)) and place.link not in taken)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return (*here, *pool.map(partial(_look, kind=kind), places))


def _look(place: Attached, kind: str) -> Found:
    try:
        found = propose(place.link, (kind,))
    except NotOpened as error:
        return Found(link=place.link, what=place.what, trouble=str(error))
    if found is None:
        return Found(link=place.link, what=place.what)
    return Found(link=found.link, what=place.what, protocol=found.protocol, identity=found.identity, sure=found.sure)


def _wire(link: str) -> str:
    return link.partition("?")[0]
