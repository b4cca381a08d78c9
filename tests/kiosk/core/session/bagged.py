"""A lane with a bagging scale, and what a shopper does there."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.bagging import BagChoice
from kiosk.core.policy import Policy
from kiosk.core.session.apply import apply
from kiosk.core.session.inputs import (
    BagChoiceTouched,
    BaggingShowed,
    Load,
    MessageClosed,
    Started,
    StartTouched,
)
from kiosk.core.session.notes import Say
from tests.kiosk.core.session.crew import STAFFED
from tests.shop import BREAD, MILK, POLICY, Shop

BAGGED = replace(STAFFED, devices=STAFFED.devices | {"bagging"})
LOAF = replace(BREAD, weight_g=505)
BOTTLE = replace(MILK, weight_g=1_040)


def bagged(policy: Policy = BAGGED) -> Shop:
    """A lane with an empty bagging scale, and a shopper at it."""
    return Shop(policy=policy).opens().does(BaggingShowed(Load.STABLE, 0), StartTouched())


def shows(shop: Shop, grams: int) -> Shop:
    return shop.does(BaggingShowed(Load.STABLE, grams))


def waits(shop: Shop, seconds: float = 7) -> Shop:
    return shop.waits(seconds)


def say(shop: Shop) -> Say | None:
    return shop.state.message.say if shop.state.message is not None else None


def facts(shop: Shop, kind: type) -> list:
    return [fact for fact in shop.facts if isinstance(fact, kind)]


def with_something_else() -> Shop:
    """A loaf in the bag, and a thing of 1.3 kg that nobody scanned; it stands."""
    return waits(shows(shows(bagged().scans(LOAF), 500), 1_800))


def says(shop: Shop, choice: BagChoice) -> Shop:
    return shop.does(BagChoiceTouched(choice))


def asked(shop: Shop) -> Shop:
    """Told, and not put right in their time."""
    return waits(shop, POLICY.bag_nudge_s + 1)


def with_something_of_420_g() -> Shop:
    return waits(shows(shows(bagged().scans(LOAF), 500), 920))


def swapped(grams: int, known: int = 9, policy: Policy = BAGGED) -> Shop:
    """A bottle was scanned, and what goes into the bag is near it in weight, and not it; so many the lane has seen."""
    shop = shows(bagged(policy).scans(LOAF), 505)
    for _ in range(known):
        shop = shows(shop.scans(BOTTLE), shop.state.bag_grams + 1_040)
    return waits(shows(shop.scans(BOTTLE), shop.state.bag_grams + grams))


def packing() -> Shop:
    """A store that wants to see in the bag what was scanned; a loaf is in the bag, a bottle is not."""
    policy = replace(BAGGED, bag_asks_placing=True)
    shop = Shop(policy=policy).opens().does(BaggingShowed(Load.STABLE, 0), StartTouched())
    return shows(shop.scans(LOAF), 500).scans(BOTTLE)


def after_a_power_cut(shop: Shop) -> Shop:
    """The facts alone are left, and the scale shows what it showed."""
    again = Shop(policy=shop.policy)
    for fact in shop.facts:
        again.state = apply(again.state, fact, shop.policy)
    return shows(again.does(Started("1"), MessageClosed()), shop.state.bag_grams)
