"""What staff can do, as tiles: of the lane, of the whole basket, or of the line that was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.mode import LaneMode
from kiosk.core.session.decide.changes import not_able
from kiosk.core.staff import Act
from kiosk.ui.scene import Scene


class Group(StrEnum):
    """What the tiles are about."""

    LANE = "lane"
    BASKET = "basket"
    LINE = "line"


OF_A_LINE = (Act.VOID_LINE, Act.PRICE_CHANGE, Act.DISCOUNT, Act.QUANTITY)
OF_THE_BASKET = (
    Act.DISCOUNT,
    Act.DEPARTMENT,
    Act.COUPON,
    Act.TAX_EXEMPT,
    Act.ASSIST,
    Act.END_ASSIST,
    Act.SUSPEND,
    Act.VOID_SESSION,
)
"""Whatever is in neither is of the lane."""

ICONS: Mapping[Act, str] = {
    Act.VOID_LINE: "trash",
    Act.PRICE_CHANGE: "tag",
    Act.DISCOUNT: "percent",
    Act.QUANTITY: "hash",
    Act.DEPARTMENT: "store",
    Act.COUPON: "gift",
    Act.TAX_EXEMPT: "idcard",
    Act.ASSIST: "hand",
    Act.END_ASSIST: "check",
    Act.SUSPEND: "clock",
    Act.VOID_SESSION: "trash",
    Act.REPRINT: "print",
    Act.OPEN_LANE: "door",
    Act.CLOSE_LANE: "pause",
    Act.START_TRAINING: "pencil",
    Act.END_TRAINING: "check",
    Act.START_SERVICE: "tool",
    Act.END_SERVICE: "check",
    Act.SETTLE: "card",
    Act.REFUND: "undo",
    Act.NO_SALE: "drawer",
    Act.BASKETS: "cart",
    Act.TOTALS: "chart",
    Act.CLOSE_PERIOD: "lock",
}
"""Act → its picture; one without has no tile."""


@dataclass(frozen=True, slots=True)
class ActRow:
    key: str
    name: str
    icon: str
    able: bool


def act_rows(scene: Scene, acts: Mapping[Act, bool], group: Group, line: int) -> tuple[ActRow, ...]:
    """The tiles of `group`, of what is offered (`acts`): what cannot be done to line `line` cannot be touched."""
    return tuple(
        ActRow(
            act,
            act_name(scene, act),
            ICONS[act],
            able and (group is not Group.LINE or not_able(scene.state, act, line) is None),
        )
        for act, able in acts.items()
        if act in ICONS and group in groups_of(act)
    )


def groups_of(act: Act) -> tuple[Group, ...]:
    """A discount is of a line or of the basket."""
    groups = (
        *((Group.LINE,) if act in OF_A_LINE else ()),
        *((Group.BASKET,) if act in OF_THE_BASKET else ()),
    )
    return groups or (Group.LANE,)


def act_name(scene: Scene, act: Act) -> str:
    """What an act is called on its tile, in the table of what was done, and over what it asks."""
    words = scene.words
    match act:
        case Act.OPEN_LANE if scene.state.mode is LaneMode.EXPRESS:
            return words("For all baskets")
        case Act.OPEN_LANE:
            return words("Open lane")
        case Act.CLOSE_LANE:
            return words("Close lane")
        case Act.START_TRAINING:
            return words("Start training")
        case Act.END_TRAINING:
            return words("End training")
        case Act.START_SERVICE:
            return words("Diagnostics")
        case Act.END_SERVICE:
            return words("End service")
        case Act.REFUND:
            return words("Refund")
        case Act.NO_SALE:
            return words("No sale")
        case Act.BASKETS:
            return words("Saved baskets")
        case Act.TOTALS:
            return words("X report")
        case Act.CLOSE_PERIOD:
            return words("Z report")
        case Act.SETTLE:
            return words("Settle payment")
        case Act.DEBTS:
            return words("Give back")
        case Act.VOID_LINE:
            return words("Void line")
        case Act.PRICE_CHANGE:
            return words("Change price")
        case Act.DISCOUNT:
            return words("Discount")
        case Act.QUANTITY:
            return words("Quantity")
        case Act.DEPARTMENT:
            return words("Department")
        case Act.COUPON:
            return words("Coupon")
        case Act.TAX_EXEMPT:
            return words("Tax exempt")
        case Act.ASSIST:
            return words("Assist")
        case Act.END_ASSIST:
            return words("End assist")
        case Act.SUSPEND:
            return words("Put aside")
        case Act.VOID_SESSION:
            return words("Void sale")
        case Act.REPRINT:
            return words("Print again")
        case Act.CLEAR_CALL:
            return words("Seen to")
        case Act.SIGN_OFF:
            return words("Sign off")
        case Act.CHECK_AGE:
            return words("Check age")
        case Act.CHECK_WEIGHT:
            return words("Check weight")
        case Act.SPOT_CHECK:
            return words("Quick check")
        case _:
            return ""  # nothing to touch in the staff layer
