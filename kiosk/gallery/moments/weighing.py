"""Finding an item by picture and weighing it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.session.inputs import AddWeighedTouched, Device, DeviceLost, Load, NoBarcodeTouched, UnknownScanned
from kiosk.gallery.goods import APPLES
from kiosk.gallery.moments.visits import Moments, shopping, weighing

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
    "weigh-uncleared": lambda language: replace(weighing(language, Load.STABLE, 855).state, zeroed=False),
}
