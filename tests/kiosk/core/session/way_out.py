"""What people do so that a lane serves the next shopper, whatever state it is in: the visit is paid, or given up."""

from __future__ import annotations

from kiosk.core.debts import GivenAs
from kiosk.core.doubts import Basis
from kiosk.core.interventions import Answer
from kiosk.core.mode import LaneMode
from kiosk.core.session.inputs import (
    BackTouched,
    BadgeScanned,
    BasisGiven,
    CancelConfirmed,
    CancelTouched,
    CardTouched,
    GivenByHand,
    Input,
    InterventionGiven,
    MessageClosed,
    NoPaperTouched,
    OtherWayTouched,
    OutcomeTouched,
    PartsBackTouched,
    PayTouched,
    PinGiven,
    RefundTouched,
    ShowCodeTouched,
    StaffActed,
    WalletTouched,
)
from kiosk.core.session.notes import PayView, Say
from kiosk.core.session.state import (
    AttemptStage,
    LaneState,
    Paid,
    Screen,
    Session,
    Settle,
    Settling,
    Shopping,
    debts_of,
    screen,
)
from kiosk.core.staff import Act, Proof
from kiosk.core.values import Way

MANAGER, TECHNICIAN = "amir", "tess"
PINS = {"lena": "4711", MANAGER: "8024", TECHNICIAN: "13579"}
"""As the demo's staff file has them."""
STEP_BACK = (
    Screen.PICK, Screen.TYPE, Screen.PRICE, Screen.BAGS, Screen.WEIGH, Screen.WAIT, Screen.SPLIT, Screen.PRACTISE,
    Screen.TAP, Screen.SAVED, Screen.TAKE_UP, Screen.FETCH,
)  # fmt: skip
ACT_TO_OPEN = {
    LaneMode.CLOSED: Act.OPEN_LANE,
    LaneMode.TRAINING: Act.END_TRAINING,
    LaneMode.SERVICE: Act.END_SERVICE,
}


def is_out(state: LaneState) -> bool:
    """The lane invites the next shopper, and no money is on its way."""
    free = state.session is None and state.attempt is None and state.refund is None
    return free and state.mode is LaneMode.OPEN and screen(state) is Screen.ATTRACT


def next_act(state: LaneState, *, moved: bool) -> Input | None:
    """What a shopper who wants to be done does next, or who is called to help; None: they wait.

    `moved`: whether the money of the open payment moved, as somebody can find out who asks the bank.
    """
    if state.pad is not None:
        return _at_the_keys(state)
    who = _wanted(state)
    if state.staff is not None:
        if who and state.staff.staff != who:
            return BadgeScanned(who)
        return _of_staff(state, moved=moved)
    return BadgeScanned(who) if who else _of_shopper(state)


def _wanted(state: LaneState) -> str:
    """Who has to come."""
    session = state.session
    if state.mode is LaneMode.SERVICE:
        return TECHNICIAN
    stuck = state.attempt is not None and state.attempt.stage is AttemptStage.PARKED
    checked = session is not None and bool(session.interventions)
    halved = state.refund is not None and state.attempt is None
    return MANAGER if stuck or checked or halved or _is_left_to_staff(state) or state.mode is not LaneMode.OPEN else ""


def _is_left_to_staff(state: LaneState) -> bool:
    session = state.session
    if session is None or not isinstance(session.phase, Settling) or state.attempt is not None:
        return False
    owed = any(not debt.at for debt in debts_of(state))
    return session.phase.way is not Settle.OPEN or (owed and not _can_pay(state, session))


def _at_the_keys(state: LaneState) -> Input | None:
    pad = state.pad
    if pad is None or pad.checking:
        return None
    if pad.act is None or pad.member is None:
        return BackTouched()
    return PinGiven(PINS[pad.member.id]) if pad.wants is Proof.PIN else BadgeScanned(pad.member.id)


def _of_staff(state: LaneState, *, moved: bool) -> Input | None:
    session, attempt, run = state.session, state.attempt, state.settle
    if run is not None and attempt is not None:
        if state.ask_again_at is None:
            return None
        return BasisGiven(attempt.id, moved, Basis.BANK) if run.moved is moved else OutcomeTouched(moved)
    if state.refund is not None:
        return RefundTouched() if attempt is None and state.refund.done else None
    if state.debts_shown and _is_left_to_staff(state):
        return GivenByHand(debts_of(state)[0].id, GivenAs.CASH)
    if screen(state) is not Screen.STAFF and state.service is None:
        return BackTouched()
    if attempt is not None and attempt.stage is AttemptStage.PARKED:
        return StaffActed(Act.SETTLE)
    if session is not None and session.interventions:
        return InterventionGiven(session.interventions[0].id, Answer.APPROVE)
    if _is_left_to_staff(state):
        return StaffActed(Act.DEBTS)
    return StaffActed(ACT_TO_OPEN.get(state.mode, Act.SIGN_OFF))


def _of_shopper(state: LaneState) -> Input | None:
    here, session = screen(state), state.session
    if state.message is not None:
        return CancelConfirmed() if state.message.say is Say.ASK_CANCEL else MessageClosed()
    if here in STEP_BACK:
        return BackTouched()
    if here is Screen.RECEIPT:
        return NoPaperTouched()
    if here is Screen.WALLET:
        by_phone = state.mark_of(Way.CARD) is None and state.mark_of(Way.WALLET) is not None
        return ShowCodeTouched() if by_phone else BackTouched()
    if here is Screen.PAY:
        return _at_payment(state)
    if here is Screen.PAYING:
        attempt = state.attempt
        by_cash = attempt is not None and attempt.cash is not None
        return OtherWayTouched() if by_cash and not state.giving_up else None
    if here is Screen.BASKET and session is not None:
        return PayTouched() if session.lines and _can_pay(state, session) else CancelTouched()
    return None


def _can_pay(state: LaneState, session: Session) -> bool:
    """By a reader: no reader gives anything back for goods that cost nothing."""
    ready = any(state.mark_of(way) is not None for way in (Way.CARD, Way.WALLET)) and state.attempt is None
    return ready and session.rest.minor > 0 and not session.training


def _at_payment(state: LaneState) -> Input | None:
    session = state.session
    if session is None or isinstance(session.phase, Paid):
        return None
    if isinstance(state.view, PayView) and state.view.part is not None:
        return BackTouched()
    if not _can_pay(state, session):
        return BackTouched() if isinstance(session.phase, Shopping) else PartsBackTouched()
    return CardTouched() if state.mark_of(Way.CARD) is not None else WalletTouched()
