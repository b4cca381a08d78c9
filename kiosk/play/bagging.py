"""The shopper's hands at the bags in a scenario: they put things in and take them out."""

from __future__ import annotations

from kiosk.play.box import StoreBox


def into_bag(box: StoreBox, grams: int) -> None:
    """So much more lies there, or less; raises ValueError where less than nothing would be left."""
    scale = box.controls["bagging"]
    total = int(scale.state()["weight_g"]) + grams
    if total < 0:
        raise ValueError(f"{-grams} g cannot be taken out: there are {total - grams} g in the bags")
    scale.set(weight_g=total)


def other_bag(box: StoreBox, read: int | None) -> str:
    """What the lane has `read` as lying there at rest, where that is not what does."""
    lies = box.controls["bagging"].state()["weight_g"]
    return "" if read == lies else f"{read} g, not {lies} g"
