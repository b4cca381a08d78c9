"""The guided tests of a running lane: its devices, its store server and its machine, as a technician tries them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime

from drivers.contract import Request
from kiosk.compose.devices import kind_of
from kiosk.compose.viewfinder import Viewfinder
from kiosk.config import Config
from kiosk.core.guided import Offer
from kiosk.core.session.inputs import Device
from kiosk.diagnostics import machine, store
from kiosk.diagnostics.guided.course import Course, Look, NotSeen, Rooms, Seen
from kiosk.diagnostics.guided.guide import Guide
from kiosk.diagnostics.guided.offers import Bench, ScaleRange, course, offers
from kiosk.lane.clock import SystemClock
from kiosk.lane.runtime import Lane

BAGGING_MAX_G = 30_000
"""No bagging scale says how much it weighs; none weighs less than what a technician carries."""


def guide_over(
    config: Config,
    asks: Mapping[Device, Callable[[Request], None]],
    lane: Lane,
    clock: SystemClock,
    support: Callable[[], Seen],
) -> tuple[Guide, Viewfinder]:
    """A guide that asks the devices by `asks`, follows what `lane` has open, and tells it how each test ended; and what
    is to see the pictures of its camera. `support` makes a support file.
    """
    bench, finder = bench_of(config), Viewfinder()

    def make(offer: Offer, *, across: bool) -> Course:
        at = clock.wall()[:16].replace("T", " ")
        name = f"{config.lane.id}-t-{secrets.token_hex(6)}"
        return course(offer.test, offer.device, bench, name=name, at=at, across=across)

    guide = Guide(
        offers(bench),
        make,
        lambda device, request: asks[Device(device)](request),
        lambda what: look(what, config, clock, finder, support),
        lane.post,
        clock.mono,
    )
    lane.watch(guide.saw)
    return guide, finder


def bench_of(config: Config) -> Bench:
    """A scale that computes prices weighs only what has one: it is not tried with a weight alone."""
    weighing, ranges = config.weighing, {}
    for name, settings in config.devices.items():
        if name == Device.SCALE and not settings.prices:
            ranges[str(name)] = ScaleRange(weighing.division_g, weighing.max_g)
        elif name == Device.BAGGING and settings.division_g is not None:
            ranges[str(name)] = ScaleRange(settings.division_g, BAGGING_MAX_G)
    return Bench(
        lane=config.lane.id,
        kinds={str(name): kind_of(name, config) for name in config.devices},
        ranges=ranges,
        server=config.server is not None,
        support=config.support is not None,
        drawer=any(its.drawer is not None for its in config.devices.values()),
    )


def look(what: Look, config: Config, clock: SystemClock, finder: Viewfinder, support: Callable[[], Seen]) -> Seen:
    """What is seen of it, or came of it; of the store's server after 5 s at most."""
    try:
        match what:
            case Look.STORE if config.server is not None:
                return store.look(config.server, secrets.token_hex(16), datetime.fromisoformat(clock.wall()))
            case Look.STORE:
                return NotSeen("this lane has no store server")
            case Look.CAMERA:
                return finder.look()
            case Look.SUPPORT:
                return support()
            case Look.MACHINE:
                return Rooms(machine.disk_room(config.lane.data), machine.memory_room())
    except (OSError, ValueError) as error:
        return NotSeen(str(error))
