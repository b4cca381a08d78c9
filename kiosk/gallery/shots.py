"""Everything a screen can show: the lane's moments, and what touches open that the lane never hears of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.core.session.state import LaneState
from kiosk.gallery.moments import MOMENTS, clock_of


@dataclass(frozen=True, slots=True)
class Shot:
    """`make` gives the lane in a language; `touches` are done afterwards; `main` is its screen's usual state."""

    name: str
    make: Callable[[str], LaneState]
    touches: tuple[str, ...] = ()
    main: bool = False

    @property
    def screen(self) -> str:
        """The first word of its name: what it is filed under."""
        return self.name.partition("-")[0]

    @property
    def clock(self) -> float:
        return clock_of(self.name)


REMARK = tuple(
    "key_blank" if one == " " else f"key_{one}"
    for one in "THE TIN IS DENTED AT ITS LOWER EDGE AND SO IS THE NEXT ONE OF THE SAME TRAY I SAW"
)
"""As long as a remark may be."""

TOUCHED: dict[str, tuple[str, tuple[str, ...]]] = {
    "pick-one": ("pick", ("key_A", "key_V", "key_O")),
    "pick-shelves": ("pick", ("category_shelves",)),
    "pick-none": ("pick", ("key_Q", "key_X")),
    "pick-digits": ("pick", ("switchKeys", "key_4", "key_0")),
    "type-whole": ("type", ("digit_4", "digit_0", "digit_1", "digit_1")),
    "type-wrong": ("type", tuple(f"digit_{digit}" for digit in "4006381333932")),
    "member-typed": ("member", tuple(f"digit_{digit}" for digit in "01701234542")),
    "pay-split-typed": ("pay-split", ("digit_5", "digit_0", "digit_0")),
    "pay-split-too-much": ("pay-split", tuple(f"digit_{digit}" for digit in "99999")),
    "language-choice": ("basket", ("languageButton",)),
    "basket-remove": ("basket", ("line_6", "decreaseButton")),
    "tap-writing": ("tap-low", ("remarkButton", "key_B", "key_A", "key_N")),
    "ease-choice": ("basket", ("easeButton",)),
    "find-receipt-missing": ("find-receipt-missing", ("digit_4", "digit_1", "digit_2")),
    "help-search": ("help", ("key_W", "key_I", "key_E", "key_G", "key_H")),
    "help-none": ("help", ("key_Q", "key_X", "key_Q")),
    "find-receipt-typed": ("find-receipt", ("otherLaneButton", "digit_1", "digit_2")),
    "device-settings": ("device-printer", ("settingsButton",)),
    "device-settings-found": ("device-scale", ("settingsButton", "findButton")),
    "device-settings-kept": ("device-scale", ("settingsButton", "findButton", "found_0", "keepButton")),
    "device-settings-refused": ("device-scale", ("settingsButton", "more_protocol", "more_protocol", "keepButton")),
    "finding-looking": ("finding", ("lookButton",)),
    "finding-found": ("finding", ("lookButton",)),
    "finding-range": ("finding", ("rangeField", "rangeErase")),
    "finding-kept": ("finding", ("lookButton", "take_scale")),
    "device-trace": ("device-terminal", ("pauseButton",)),
    "staff-line": ("staff-basket", ("line_6",)),
    "staff-lane": ("staff-manager", ("group_lane",)),
    "change-price-typed": ("change-price", ("digit_1", "digit_7", "digit_9", "why_shelf")),
    "change-amount": ("change-discount", ("changeWayButton", "digit_5", "digit_0", "why_damaged")),
    "change-no-reason": ("change-discount", ("digit_1", "digit_0", "padOk")),
    "change-department-price": ("change-department", ("choice_bakery", "digit_2", "digit_5", "digit_0")),
    "change-coupon-chosen": ("change-coupon", ("choice_WINE10",)),
    "change-tax-typed": ("change-tax", ("key_D", "key_E", "switchKeys", "key_4", "key_7")),
    "change-remark": ("change-discount", ("digit_1", "changeRemarkButton", *REMARK)),
    "change-remark-kept": ("change-void", ("changeRemarkButton", "key_X", "remarkDoneButton", "why_other")),
    "sign-on-typed": ("sign-on", ("digit_4", "digit_7", "digit_1")),
}
"""Shot → the moment it begins in, and what is touched there."""

MAIN = frozenset(
    ("attract", "attract-express", "basket", "basket-empty", "basket-help", "pick", "type-whole", "price", "bags",
     "member-typed",
     "member-known", "attract-member", "basket-member", "basket-member-offline", "weigh-steady",
     "weigh-moving", "pay", "pay-parted", "pay-split-typed", "paying",
     "paying-cash-some", "receipt", "tap", "tap-low", "tap-writing", "resting-parked", "closed",
     "change-price-typed", "change-department", "change-void", "change-remark",
     "practise", "sign-on", "staff", "staff-line", "find-receipt", "refund", "refund-done", "debts",
    "settle", "settle-charged",
    "service", "device-printer", "finding-found",
     "guided-cards", "guided-weight", "guided-print-asks", "guided-store-passed", "guided-print-failed",
     "shelf", "totals-closed", "drawer", "drawer-open", "drawer-shut",
     "language-choice", "ease-choice", "help", "help-answer", "help-search", "basket-empty-hint", "pick-hint",
     "weigh-hint-put", "pay-hint", "paying-hint", "basket-offer")
)  # fmt: skip


def every_shot() -> dict[str, Shot]:
    """By name, each screen's shots together, in the order of a visit."""
    shots = {name: Shot(name, make, main=name in MAIN) for name, make in MOMENTS.items()}
    for name, (start, touches) in TOUCHED.items():
        shots[name] = Shot(name, MOMENTS[start], touches, main=name in MAIN)
    order = list(dict.fromkeys(shot.screen for shot in shots.values()))
    return {shot.name: shot for shot in sorted(shots.values(), key=lambda shot: order.index(shot.screen))}
