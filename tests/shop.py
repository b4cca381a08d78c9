"""Goods to test with, and the lane played by hand (`kiosk.gallery.shop`)."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.items import Item, Unit
from kiosk.core.survey import Occasion, Question, Reason, Survey
from kiosk.core.values import Money
from kiosk.gallery.shop import EXTRA, FULL, MARK, POLICY, REDUCED, Shop

__all__ = ["ASKED", "ASKING", "EXTRA", "FULL", "MARK", "POLICY", "REDUCED", "Shop"]


def item(key: str, name: str, minor: int, **more: object) -> Item:
    details: dict[str, object] = {
        "unit": Unit.EACH,
        "tax": REDUCED,
        "category": "test",
        "picture": "milk",
        **more,
    }
    return Item(key=key, names={"en": name, "zh_CN": f"{name}（中）"}, price=Money(minor, "EUR"), **details)  # type: ignore[arg-type]


MILK = item("02000000000015", "Whole milk 1 l", 129)
BREAD = item("02000000000022", "Sourdough bread", 349)
SOAP = item("02000000000039", "Soap", 199, tax=FULL)
WINE = item("02000000000046", "Red wine", 779, tax=FULL, min_age=18)
APPLES = item("plu:4015", "Red apples", 279, unit=Unit.KG, tare_g=10, plu="4015")
BANANAS = item("plu:4011", "Bananas", 199, unit=Unit.KG, tare_g=10, plu="4011")

ASKED = Survey(
    (
        Question(
            "help-wait",
            Occasion.HELPED,
            {"en": "Was the wait for help all right?"},
            low=(Reason("waited-long", {"en": "Waited too long"}),),
            high=(Reason("friendly", {"en": "Friendly"}),),
        ),
        Question(
            "easy",
            Occasion.ANY,
            {"en": "Was it easy today?"},
            low=tuple(Reason(one, {"en": one}) for one in ("slow", "unclear", "loud", "other")),
            high=(Reason("quick", {"en": "Quick"}),),
        ),
    )
)
ASKING = replace(POLICY, survey=ASKED)
"""A lane that asks why."""
