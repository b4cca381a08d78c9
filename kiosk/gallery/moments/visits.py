"""What the moments begin with: a lane at rest, a basket, a weighing, a payment, a practised visit."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.items import Item
from kiosk.core.policy import Policy
from kiosk.core.session.inputs import (
    CardProgressed,
    CardUnknown,
    Device,
    DeviceLost,
    LanguageTouched,
    Load,
    PrinterShowed,
    ScaleShowed,
    ServerLinkChanged,
)
from kiosk.core.session.state import LaneState
from kiosk.core.staff import Act
from kiosk.gallery.goods import BANANAS, BREAD, CHIPS, DETERGENT, EGGS, MILK, TOMATOES
from kiosk.gallery.shop import Shop, store_policy

Moments = dict[str, Callable[[str], LaneState]]
"""By name: the lane in a language."""

FAILED = "the journal cannot be written: No space left on device"
OFFLINE = ServerLinkChanged(online=False)
NO_PAPER = PrinterShowed(ready=False, paper_out=True, paper_low=False, fault="")


def opened(language: str, policy: Policy | None = None) -> Shop:
    """A lane at rest with all of its devices; its next visit is in `language`."""
    return Shop(policy=policy or store_policy()).opens().does(ServerLinkChanged(online=True), LanguageTouched(language))


def shopping(language: str) -> Shop:
    """Seven lines, the newest twice."""
    return (
        opened(language)
        .scans(DETERGENT)
        .weighs(BANANAS, 855)
        .scans(MILK, MILK, BREAD, EGGS, TOMATOES, CHIPS, CHIPS, CHIPS)
    )


def weighing(language: str, load: Load, grams: int = 0, item: Item = BANANAS) -> Shop:
    shop = shopping(language).picks(item).does(ScaleShowed(Load.STABLE, 0, at_zero=True))
    return shop.does(ScaleShowed(load, grams))


def paying(language: str, code: str = "0A") -> Shop:
    shop = shopping(language).asks_to_pay()
    return shop.does(CardProgressed(shop.attempt.id, code, ""))


def in_doubt(language: str) -> Shop:
    shop = paying(language, "04")
    return shop.does(CardUnknown(shop.attempt.id, "link lost"))


def lost(language: str, *devices: Device) -> Shop:
    return shopping(language).does(*(DeviceLost(device, "link_lost", "") for device in devices))


def in_training(language: str) -> Shop:
    return opened(language).staff_does(Act.START_TRAINING).does(LanguageTouched(language))


def practising(language: str) -> Shop:
    return in_training(language).scans(DETERGENT).weighs(BANANAS, 855).scans(MILK, EGGS, CHIPS, CHIPS)
