"""Finding an item by picture and weighing it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.session.inputs import (
    AddWeighedTouched,
    Device,
    DeviceLost,
    Load,
    NoBarcodeTouched,
    ScalePriced,
    ScaleUnpriced,
    UnknownScanned,
)
from kiosk.core.session.price_notes import Unpriced
from kiosk.gallery.goods import APPLES, BANANAS, BREAD, MILK
from kiosk.gallery.moments.visits import Moments, opened, shopping, weighing
from kiosk.gallery.shop import Shop, store_policy

PRICING = replace(store_policy(), scale_prices=True)
"""A lane whose scale computes prices itself."""


def scale_prices(language: str, grams: int = 0, total_minor: int = 0) -> Shop:
    """The scale is to price bananas, and with `grams` has done so."""
    shop = opened(language, PRICING).scans(MILK, BREAD).picks(BANANAS)
    if not grams:
        return shop
    return shop.does(ScalePriced(1, grams - BANANAS.tare_g, BANANAS.tare_g, BANANAS.price.minor, total_minor))


WEIGHING: Moments = {
    "pick": lambda language: shopping(language).does(NoBarcodeTouched()).state,
    "pick-unknown": lambda language: (
        shopping(language).does(NoBarcodeTouched(), UnknownScanned("04006381333931")).state
    ),
    "weigh-told": lambda language: weighing(language, Load.SETTLING).does(AddWeighedTouched()).state,
    "weigh-steady": lambda language: weighing(language, Load.STABLE, 855).state,
    "weigh-moving": lambda language: weighing(language, Load.SETTLING).state,
    "weigh-empty": lambda language: weighing(language, Load.STABLE, 0).state,
    "weigh-light": lambda language: weighing(language, Load.STABLE, 60).state,
    "weigh-heavy": lambda language: weighing(language, Load.OVERLOAD).state,
    "weigh-missing": lambda language: (
        weighing(language, Load.MISSING).does(DeviceLost(Device.SCALE, "link_lost", "")).state
    ),
    "weigh-reduced": lambda language: weighing(language, Load.STABLE, 855, APPLES).state,
    "weigh-large": lambda language: weighing(language, Load.STABLE, 9_340).state,
    "weigh-priced": lambda language: scale_prices(language, 855, total_minor=169).state,
    "weigh-lifted": lambda language: scale_prices(language).does(ScaleUnpriced(1, Unpriced.UNMOVED)).state,
    "weigh-unpriced": lambda language: scale_prices(language, 855, total_minor=269).state,
    "weigh-uncleared": lambda language: replace(weighing(language, Load.STABLE, 855).state, zeroed=False),
}
