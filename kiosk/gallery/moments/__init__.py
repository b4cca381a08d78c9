"""Hand-made moments of a lane, one for each thing a screen can show, by screen in the order of a visit."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.cash import Box
from kiosk.core.policy import Policy
from kiosk.gallery.moments.cash import CASH
from kiosk.gallery.moments.cash_staff import CASH_STAFF
from kiosk.gallery.moments.changing import CHANGING
from kiosk.gallery.moments.drawer import DRAWER
from kiosk.gallery.moments.guided import GUIDED
from kiosk.gallery.moments.helping import HELPING
from kiosk.gallery.moments.members import MEMBERS, club_policy
from kiosk.gallery.moments.paying import PAYING
from kiosk.gallery.moments.phones import PHONES
from kiosk.gallery.moments.selling import SELLING, rivals
from kiosk.gallery.moments.service import SERVICE
from kiosk.gallery.moments.settle import SETTLE
from kiosk.gallery.moments.shelf import SHELF
from kiosk.gallery.moments.states import STATES
from kiosk.gallery.moments.totals import TOTALS
from kiosk.gallery.moments.visits import Moments, opened, paying, shopping
from kiosk.gallery.moments.weighing import WEIGHING
from kiosk.gallery.shop import POLICY, store_policy

__all__ = ["MOMENTS", "POLICY", "clock_of", "opened", "paying", "policy_of", "rivals", "shopping"]

MOMENTS: Moments = {
    **SELLING,
    **MEMBERS,
    **WEIGHING,
    **PAYING,
    **PHONES,
    **CASH,
    **STATES,
    **SHELF,
    **TOTALS,
    **DRAWER,
    **SETTLE,
    **SERVICE,
    **CASH_STAFF,
    **CHANGING,
    **HELPING,
    **GUIDED,
}


def policy_of(name: str) -> Policy:
    """The rules and devices of the lane that a moment is looked at on."""
    policy = club_policy() if name in MEMBERS else store_policy()
    more = ({"wallet"} if name in PHONES or name == "pay-every-way" else set()) | (set(Box) if name in CASH else set())
    return replace(policy, devices=policy.devices | {str(device) for device in more})


def clock_of(name: str) -> float:
    """The monotonic time at which a moment is looked at: some seconds after it began."""
    return {"paying-hurry": 1108.5, "basket-still-there": 1098.5, "paying-hint": 1011.5, "wait-late": 1051.5}.get(
        name, 1001.5
    )
