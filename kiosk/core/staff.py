"""Who works here, what they may do at a lane, and what there is to do now. Badge codes and PINs are not known here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.mode import LaneMode


class Role(StrEnum):
    HOST = "host"
    MANAGER = "manager"
    TECHNICIAN = "technician"


class Act(StrEnum):
    """What staff can do at the lane."""

    CLEAR_CALL = "clear_call"
    OPEN_LANE = "open_lane"
    CLOSE_LANE = "close_lane"
    START_TRAINING = "start_training"
    END_TRAINING = "end_training"
    CHECK_AGE = "check_age"
    CHECK_WEIGHT = "check_weight"
    SPOT_CHECK = "spot_check"
    REFUND = "refund"
    DEBTS = "debts"
    VOID_LINE = "void_line"
    PRICE_CHANGE = "price_change"
    DISCOUNT = "discount"
    QUANTITY = "quantity"
    COUPON = "coupon"
    DEPARTMENT = "department"
    TAX_EXEMPT = "tax_exempt"
    ASSIST = "assist"
    END_ASSIST = "end_assist"
    SUSPEND = "suspend"
    VOID_SESSION = "void_session"
    REPRINT = "reprint"
    SIGN_OFF = "sign_off"


_EVERYBODY = frozenset(Role)
MAY: Mapping[Act, frozenset[Role]] = {
    Act.CLEAR_CALL: _EVERYBODY,
    Act.OPEN_LANE: frozenset({Role.HOST, Role.MANAGER}),
    Act.CLOSE_LANE: _EVERYBODY,
    Act.START_TRAINING: _EVERYBODY,
    Act.END_TRAINING: _EVERYBODY,
    Act.CHECK_AGE: frozenset({Role.HOST, Role.MANAGER}),
    Act.CHECK_WEIGHT: frozenset({Role.HOST, Role.MANAGER}),
    Act.SPOT_CHECK: frozenset({Role.HOST, Role.MANAGER}),
    Act.REFUND: frozenset({Role.HOST, Role.MANAGER}),
    Act.DEBTS: frozenset({Role.HOST, Role.MANAGER}),
    Act.VOID_LINE: frozenset({Role.HOST, Role.MANAGER}),
    Act.PRICE_CHANGE: frozenset({Role.HOST, Role.MANAGER}),
    Act.DISCOUNT: frozenset({Role.HOST, Role.MANAGER}),
    Act.QUANTITY: frozenset({Role.HOST, Role.MANAGER}),
    Act.COUPON: frozenset({Role.HOST, Role.MANAGER}),
    Act.DEPARTMENT: frozenset({Role.HOST, Role.MANAGER}),
    Act.TAX_EXEMPT: frozenset({Role.MANAGER}),
    Act.ASSIST: frozenset({Role.HOST, Role.MANAGER}),
    Act.END_ASSIST: frozenset({Role.HOST, Role.MANAGER}),
    Act.SUSPEND: frozenset({Role.HOST, Role.MANAGER}),
    Act.VOID_SESSION: frozenset({Role.HOST, Role.MANAGER}),
    Act.REPRINT: _EVERYBODY,
    Act.SIGN_OFF: _EVERYBODY,
}
"""Act → the roles that may do it: one row for each new act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One of the staff. `number` is typed where no badge is at hand; `name` is what a lane shows."""

    id: str
    number: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class StaffBook:
    """Everybody who may sign on at this lane."""

    members: tuple[Member, ...] = ()

    def member(self, staff: str) -> Member | None:
        return next((one for one in self.members if one.id == staff), None)

    def numbered(self, number: str) -> Member | None:
        return next((one for one in self.members if one.number == number), None)


@dataclass(frozen=True, slots=True)
class SignedOn:
    """Who of the staff is at the lane."""

    staff: str
    name: str
    role: Role


NOBODY = StaffBook()


def may(role: Role, act: Act) -> bool:
    return role in MAY[act]


def acts(
    role: Role,
    mode: LaneMode,
    *,
    visit: bool,
    shops: bool,
    called: bool,
    owing: bool,
    opened: bool = False,
    filled: bool = False,
    assisted: bool = False,
    printed: bool = False,
) -> dict[Act, bool]:
    """What `role` is offered, in the order of the screen, and whether it can be done now.

    `visit`: somebody is here, and `shops` as long as they have not paid; `opened`: their basket can be changed, and
    there is something in it where it is `filled`; `assisted`: staff scan for them. `called`: help was asked for and is
    open; `owing`: there is money to give back by hand; `printed`: there is a receipt to be printed again.
    """
    offered = {
        Act.CLEAR_CALL: called,
        Act.VOID_LINE: opened and filled,
        Act.PRICE_CHANGE: opened and filled,
        Act.DISCOUNT: opened and filled,
        Act.QUANTITY: opened and filled,
        Act.DEPARTMENT: opened,
        Act.COUPON: opened,
        Act.TAX_EXEMPT: opened and filled,
        Act.ASSIST: opened and not assisted,
        Act.END_ASSIST: opened and assisted,
        Act.SUSPEND: opened and filled,
        Act.VOID_SESSION: opened and filled,
        Act.REPRINT: printed,
        Act.OPEN_LANE: mode is LaneMode.CLOSED,
        Act.CLOSE_LANE: mode is not LaneMode.CLOSED,
        Act.START_TRAINING: mode is not LaneMode.TRAINING,
        Act.END_TRAINING: mode is LaneMode.TRAINING,
        Act.REFUND: mode is not LaneMode.TRAINING,
        Act.DEBTS: owing,
        Act.SIGN_OFF: True,
    }
    later = {Act.START_TRAINING: visit, Act.REFUND: shops}
    return {act: not later.get(act, False) for act, there in offered.items() if there and may(role, act)}
