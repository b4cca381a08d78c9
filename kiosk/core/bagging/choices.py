"""What a shopper may say when the bag is not as it should be."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from kiosk.core.bagging.meanings import Meaning


class BagChoice(StrEnum):
    TOOK_OUT = "took_out"
    PUT_BACK = "put_back"
    TROLLEY = "trolley"  # it stays in the trolley: large, heavy
    OWN_BAG = "own_bag"
    RIGHT_ITEM = "right_item"  # it is what was scanned, whatever it weighs
    NO_BAGS = "no_bags"  # nothing is put into the bagging area in this visit


CHOICES: Mapping[Meaning, tuple[BagChoice, ...]] = {
    Meaning.EXTRA: (BagChoice.TOOK_OUT, BagChoice.OWN_BAG),
    Meaning.OTHER_ITEM: (BagChoice.RIGHT_ITEM, BagChoice.OWN_BAG),
    Meaning.TAKEN_OUT: (BagChoice.PUT_BACK, BagChoice.TROLLEY),
    Meaning.NOT_PLACED: (BagChoice.TROLLEY, BagChoice.NO_BAGS),
}
"""What was told → the choices that fit, the usual one first. Two: beside the banner there is no room for more."""
