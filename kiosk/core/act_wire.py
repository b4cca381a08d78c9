"""What a lane tells the server of its staff: what they did, what they tried and was not done, and who was signed on.

What has news of its own (a mode, a refund, a debt, an intervention, a basket of the store's) tells there who did it.
"""

from __future__ import annotations

from typing import assert_never

from kiosk.core.changes import Change
from kiosk.core.drawer import DrawerEnd
from kiosk.core.session.basket_facts import SessionResumed, SessionSuspended
from kiosk.core.session.drawer_facts import (
    DrawerDoubted,
    DrawerEndFact,
    DrawerOpened,
    DrawerStayedShut,
    DrawerStoodOpen,
)
from kiosk.core.session.facts import ReceiptRequested
from kiosk.core.session.lane_facts import StaffSignedOff, StaffSignedOn
from kiosk.core.session.override_facts import (
    AssistChanged,
    BasketChanged,
    CouponEntered,
    DepartmentSold,
    LineChanged,
    OverrideFact,
    SessionVoided,
)
from kiosk.core.session.settle_facts import PaymentSettled
from kiosk.core.session.spot_facts import SpotChecked
from kiosk.core.session.staff_facts import ActRefused
from kiosk.core.staff import Act
from kiosk.core.values import Money
from kiosk.core.wire import Envelope, Payload, seal

ACT = "act"
ACT_VERSION = 1
ACT_WITH_WORDS_VERSION = 2
"""The second where somebody of the staff wrote something with it."""
MOST_SIGNS = 40
"""Of a text that tells what was changed."""
TAKE_UP = "take_up"
"""Why staff saw to a saved basket: it goes on at the lane."""

MaybeStaff = SessionSuspended | SessionResumed | ReceiptRequested
"""What a shopper does too: it tells of the staff where `staff` says whose act it was."""
ActFact = (
    ActRefused
    | StaffSignedOn
    | StaffSignedOff
    | OverrideFact
    | SpotChecked
    | DrawerEndFact
    | PaymentSettled
    | MaybeStaff
)


def act_envelope(fact: ActFact, lane: str, at: str, journal: str, seq: int) -> Envelope | None:
    """`lane` has the journal, and `at` is when the fact was written; None where nobody of the staff did it."""
    if not lane or (isinstance(fact, MaybeStaff) and not fact.staff):
        return None
    payload = act_payload(fact, lane, at)
    version = ACT_WITH_WORDS_VERSION if "words" in payload else ACT_VERSION
    return seal(lane=lane, journal=journal, seq=seq, kind=ACT, version=version, payload=payload)


def act_payload(fact: ActFact, lane: str, at: str) -> Payload:
    """Who did `act`, by id; `why` it was not done, '' where it was; `reason` is a word why they did it, or by what they
    were known, or how a sign-on ended. `before` and `after` are what it changed, amounts in minor units. `words` is
    what they wrote with it, and is not there where they did not.
    """
    match fact:
        case ActRefused():
            told = _told(fact.act, fact.staff, why=fact.why.value, command=fact.command)
            return {**told, "lane": lane, "session": fact.session, "at": fact.at}
        case StaffSignedOn():
            told = _told(Act.SIGN_ON, fact.staff, reason=fact.by.value)
            return {**told, "lane": lane, "session": fact.session, "at": fact.at}
        case StaffSignedOff():
            told = _told(Act.SIGN_OFF, fact.staff, reason=fact.by.value)
            return {**told, "lane": lane, "session": "", "at": fact.at}
        case LineChanged() | BasketChanged() | CouponEntered() | DepartmentSold() | SessionVoided() | AssistChanged():
            return {**_changed(fact.change), "lane": lane, "session": fact.session, "at": fact.change.at}
        case SpotChecked():
            found: dict[str, object] = {
                "matched": fact.matched,
                "missing": len(fact.missing),
                "extra": len(fact.extra),
                "voided": fact.voided,
                "difference_minor": fact.difference.minor,
            }
            told = _told(Act.SPOT_CHECK, fact.staff, after=found)
            return {**told, "lane": lane, "session": fact.session, "at": fact.at}
        case DrawerOpened() | DrawerStoodOpen() | DrawerStayedShut() | DrawerDoubted():
            ended: dict[str, object] = {"drawer": _DRAWER[type(fact)].value}
            told = _told(Act.NO_SALE, fact.staff, reason=fact.why.value, after=ended)
            return {**told, "lane": lane, "session": fact.session, "at": fact.at}
        case PaymentSettled():
            settled: dict[str, object] = {
                "moved": fact.moved,
                "kind": fact.kind.value,
                "way": fact.way.value,
                "terminal": fact.terminal_id[:MOST_SIGNS],
                **_amount(fact.amount),
            }
            told = _told(Act.SETTLE, fact.staff, reason=fact.basis.value, after=settled)
            return {**told, "lane": lane, "session": fact.session, "at": fact.at}
        case SessionSuspended():
            return {**_told(Act.SUSPEND, fact.staff), "lane": lane, "session": fact.session, "at": fact.at}
        case SessionResumed():
            told = _told(Act.BASKETS, fact.staff, reason=TAKE_UP)
            return {**told, "lane": lane, "session": fact.session, "at": fact.at}
        case ReceiptRequested():
            return {**_told(Act.REPRINT, fact.staff), "lane": lane, "session": fact.session, "at": at}
        case _:
            assert_never(fact)


_DRAWER: dict[type[DrawerEndFact], DrawerEnd] = {
    DrawerOpened: DrawerEnd.OPENED,
    DrawerStoodOpen: DrawerEnd.WAS_OPEN,
    DrawerStayedShut: DrawerEnd.STAYED_SHUT,
    DrawerDoubted: DrawerEnd.UNKNOWN,
}


def _told(
    act: Act,
    staff: str,
    *,
    why: str = "",
    reason: str = "",
    command: str = "",
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> dict[str, object]:
    return {
        "act": act.value,
        "staff": staff,
        "why": why,
        "reason": reason,
        "command": command,
        "before": before or {},
        "after": after or {},
    }


def _changed(change: Change) -> dict[str, object]:
    """Line 0 is the whole basket. The number of a certificate travels with the sale alone."""
    place = {"line": change.line}
    told = _told(
        change.act,
        change.staff,
        reason=change.why.value,
        before={**place, **_amount(change.before)},
        after={**place, **_amount(change.after)},
    )
    return {**told, "words": change.words} if change.words else told


def _amount(money: Money) -> dict[str, object]:
    return {"minor": money.minor, "currency": money.currency}
