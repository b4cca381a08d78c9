"""Which light belongs to which state of the lane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.core.calls import HostAnswer
from kiosk.core.mode import LaneMode
from kiosk.core.session.effects import SetLight
from kiosk.core.session.inputs import (
    CardUnknown,
    CardUnresolved,
    Device,
    DeviceCame,
    DeviceLost,
    HelpAnswered,
    HelpNotNeeded,
    HelpTouched,
    ModeOrdered,
    Started,
)
from kiosk.core.session.light import SIGNALS, Light, light_of
from tests.kiosk.core.session import crew
from tests.shop import MILK, Shop


def lit() -> Shop:
    return Shop().opens().does(DeviceCame(Device.LIGHT))


def express(shop: Shop) -> Shop:
    return shop.does(ModeOrdered(command="m1", mode=LaneMode.EXPRESS, staff="", name="Anna", pieces=8))


def called() -> Shop:
    return lit().scans(MILK).does(HelpTouched())


def comes(shop: Shop) -> Shop:
    assert shop.state.call is not None
    return shop.does(HelpAnswered("c1", shop.state.call.id, HostAnswer.COMING, "Anna", 40))


def parked() -> Shop:
    shop = lit().scans(MILK).asks_to_pay()
    return shop.does(CardUnknown(shop.attempt.id, ""), CardUnresolved(shop.attempt.id, "unclear", ""))


@pytest.mark.parametrize(
    ("made", "light"),
    [
        (lit, Light.FREE),
        (lambda: express(lit()), Light.EXPRESS),
        (lambda: express(lit()).scans(MILK), Light.BUSY),
        (lambda: lit().scans(MILK), Light.BUSY),
        (called, Light.HELP),
        (lambda: lit().does(HelpTouched()), Light.HELP),
        (lambda: comes(called()), Light.COMING),
        (lambda: called().does(HelpNotNeeded()), Light.BUSY),
        (parked, Light.HELP),
        (crew.served, Light.SERVICE),
        (lambda: Shop(replace(lit().state, failed="the disk is full")), Light.FAULT),
        (lambda: Shop(replace(called().state, failed="the disk is full")), Light.HELP),
    ],
)
def test_each_state_has_its_light(made: Callable[[], Shop], light: Light) -> None:
    assert light_of(made().state) is light


def test_no_two_lights_look_alike() -> None:
    assert len({(signal.colour, signal.pattern) for signal in SIGNALS.values()}) == len(Light)
    assert all(signal.text for signal in SIGNALS.values())


def lights(shop: Shop) -> list[Light]:
    return [effect.light for effect in shop.effects if isinstance(effect, SetLight)]


def test_the_light_changes_with_the_lane_and_only_then() -> None:
    shop = called().scans(MILK, MILK)
    assert lights(comes(shop)) == [Light.FREE, Light.BUSY, Light.HELP, Light.COMING]


def test_a_light_that_is_back_is_set_anew_and_one_that_is_away_is_left_alone() -> None:
    shop = called()
    shop.effects.clear()
    shop.does(DeviceLost(Device.LIGHT, "unplugged", ""), HelpNotNeeded())
    assert lights(shop) == []
    assert lights(shop.does(DeviceCame(Device.LIGHT))) == [Light.BUSY]


def test_a_lane_that_starts_again_sets_its_light() -> None:
    assert lights(lit().does(Started("test")))[-1] is Light.FREE
