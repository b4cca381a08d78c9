"""Who works here, and what they may do at a lane or for one. Badge codes and PINs are not known here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    HOST = "host"
    MANAGER = "manager"
    TECHNICIAN = "technician"


class Act(StrEnum):
    """What staff can do at a lane, or for one from the console."""

    CLEAR_CALL = "clear_call"
    OPEN_LANE = "open_lane"
    CLOSE_LANE = "close_lane"
    START_TRAINING = "start_training"
    END_TRAINING = "end_training"
    START_SERVICE = "start_service"  # the lane is in a technician's hands
    END_SERVICE = "end_service"
    CHECK_AGE = "check_age"
    CHECK_WEIGHT = "check_weight"
    SPOT_CHECK = "spot_check"
    REFUND = "refund"
    DEBTS = "debts"
    SETTLE = "settle"  # a payment in doubt that its terminal cannot tell of
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
    NO_SALE = "no_sale"  # the cash drawer opens
    TOTALS = "totals"  # an X report: read only
    CLOSE_PERIOD = "close_period"  # a Z report
    BASKETS = "baskets"  # saved ones: at the lane, or from the console
    ENROL = "enrol"  # a code for a lane, from the console
    TRAIL = "trail"  # what staff did and tried, at the console
    EXPERIENCE = "experience"  # how shopping went, without the day's money
    ACTIONS = "actions"  # what the figures ask to be done
    CASES = "cases"  # what shoppers were not happy with
    MEMBERS = "members"
    DESK = "desk"  # drafts of items, prices, promotions, staff
    APPROVE = "approve"  # what somebody else drafted, so that it is published
    REPORTS = "reports"  # the day's money
    SIGN_ON = "sign_on"
    SIGN_OFF = "sign_off"


class Limit(StrEnum):
    """Up to how much a role may do what it may do; a limit that is not named does not hold."""

    PRICE_CHANGE_PERCENT = "price_change_percent"
    DISCOUNT_PERCENT = "discount_percent"
    REFUND_MINOR = "refund_minor"  # in one refund, in the lane's currency


class Proof(StrEnum):
    """By what somebody showed who they are."""

    BADGE = "badge"
    PIN = "pin"


_EVERYBODY = frozenset(Role)
_SELLERS = frozenset({Role.HOST, Role.MANAGER})
_MENDERS = frozenset({Role.TECHNICIAN})
MAY: Mapping[Act, frozenset[Role]] = {
    Act.CLEAR_CALL: _EVERYBODY,
    Act.OPEN_LANE: _SELLERS,
    Act.CLOSE_LANE: _EVERYBODY,
    Act.START_TRAINING: _EVERYBODY,
    Act.END_TRAINING: _EVERYBODY,
    Act.START_SERVICE: _MENDERS,
    Act.END_SERVICE: _MENDERS,
    Act.CHECK_AGE: _SELLERS,
    Act.CHECK_WEIGHT: _SELLERS,
    Act.SPOT_CHECK: _SELLERS,
    Act.REFUND: _SELLERS,
    Act.DEBTS: _SELLERS,
    Act.SETTLE: frozenset({Role.MANAGER}),
    Act.VOID_LINE: _SELLERS,
    Act.PRICE_CHANGE: _SELLERS,
    Act.DISCOUNT: _SELLERS,
    Act.QUANTITY: _SELLERS,
    Act.COUPON: _SELLERS,
    Act.DEPARTMENT: _SELLERS,
    Act.TAX_EXEMPT: frozenset({Role.MANAGER}),
    Act.ASSIST: _SELLERS,
    Act.END_ASSIST: _SELLERS,
    Act.SUSPEND: _SELLERS,
    Act.VOID_SESSION: _SELLERS,
    Act.REPRINT: _EVERYBODY,
    Act.NO_SALE: _SELLERS,
    Act.TOTALS: _SELLERS,
    Act.CLOSE_PERIOD: frozenset({Role.MANAGER}),
    Act.BASKETS: _SELLERS,
    Act.ENROL: _EVERYBODY,
    Act.TRAIL: frozenset({Role.MANAGER}),
    Act.EXPERIENCE: _SELLERS,
    Act.ACTIONS: _SELLERS,
    Act.CASES: _SELLERS,
    Act.MEMBERS: frozenset({Role.MANAGER}),
    Act.DESK: frozenset({Role.MANAGER}),
    Act.APPROVE: frozenset({Role.MANAGER}),
    Act.REPORTS: frozenset({Role.MANAGER}),
    Act.SIGN_ON: _EVERYBODY,
    Act.SIGN_OFF: _EVERYBODY,
}
"""Act → the roles that may do it where the store says nothing else: one row for each new act."""
SENSITIVE: frozenset[Act] = frozenset({Act.REFUND, Act.DEBTS, Act.SETTLE, Act.NO_SALE})
"""Acts that want badge and PIN where the store says nothing else."""
LIMITS: Mapping[Role, Mapping[Limit, int]] = {
    Role.HOST: {Limit.PRICE_CHANGE_PERCENT: 30, Limit.DISCOUNT_PERCENT: 20},
    Role.MANAGER: {},
    Role.TECHNICIAN: {},
}
"""Limits where the store says nothing else."""
ALWAYS: frozenset[Act] = frozenset({Act.SIGN_ON, Act.SIGN_OFF})
"""No store takes these from anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What a role may do; of it what is `sensitive`, for which badge and PIN are wanted; and up to how much."""

    acts: frozenset[Act] = ALWAYS
    sensitive: frozenset[Act] = frozenset()
    limits: Mapping[Limit, int] = field(default_factory=dict)


NO_RIGHTS = Rights()


def _usual(role: Role) -> Rights:
    acts = frozenset(act for act, roles in MAY.items() if role in roles)
    return Rights(acts=acts, sensitive=SENSITIVE & acts, limits=LIMITS[role])


RIGHTS: Mapping[Role, Rights] = {role: _usual(role) for role in Role}
"""Role → its rights where the store says nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One of the staff. `number` is typed where no badge is at hand; `name` is what a lane shows."""

    id: str
    number: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class StaffBook:
    """Everybody who may sign on at this lane, and what each role may do."""

    members: tuple[Member, ...] = ()
    rights: Mapping[Role, Rights] = field(default_factory=lambda: RIGHTS)

    def member(self, staff: str) -> Member | None:
        return next((one for one in self.members if one.id == staff), None)

    def numbered(self, number: str) -> Member | None:
        return next((one for one in self.members if one.number == number), None)

    def rights_of(self, role: Role) -> Rights:
        return self.rights.get(role, NO_RIGHTS)

    def may(self, role: Role, act: Act) -> bool:
        return act in self.rights_of(role).acts

    def is_sensitive(self, role: Role, act: Act) -> bool:
        """Whether `role` needs badge and PIN for it."""
        return act in self.rights_of(role).sensitive

    def is_over(self, role: Role, limit: Limit, amount: int) -> bool:
        """Whether `amount` is more than `role` may."""
        most = self.rights_of(role).limits.get(limit)
        return most is not None and amount > most


@dataclass(frozen=True, slots=True)
class SignedOn:
    """Who of the staff is at the lane, and by what that is known."""

    staff: str
    name: str
    role: Role
    by: tuple[Proof, ...] = (Proof.PIN,)


NOBODY = StaffBook()
