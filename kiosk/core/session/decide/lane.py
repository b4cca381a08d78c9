"""What belongs to the visit as a whole: start, language, help, back, cancel, time."""

from __future__ import annotations

from kiosk.core.ease import Ease
from kiosk.core.mode import LaneMode
from kiosk.core.session.decide import (
    absent,
    bag_questions,
    bagging,
    basket,
    calls,
    cash,
    changes,
    days,
    debts,
    drawer,
    fiscal,
    help_page,
    hesitation,
    interventions,
    members,
    mode,
    offers,
    pay,
    receipt,
    refunds,
    saved,
    scale_queue,
    service,
    settle,
    shelf,
    staff,
    take_up,
    tap,
    totals,
    weigh,
)
from kiosk.core.session.facts import (
    EaseChosen,
    EndReason,
    LaneStarted,
    LaneStopped,
    LanguageChanged,
    SessionEnded,
    StartedBy,
)
from kiosk.core.session.inputs import Device
from kiosk.core.session.lane_notes import DeviceBack
from kiosk.core.session.notes import (
    AttractEaseChosen,
    AttractLanguageChosen,
    BagsView,
    BasketView,
    DeviceNoted,
    FetchView,
    MemberView,
    PayView,
    PickView,
    PractiseView,
    PriceView,
    ReceiptView,
    SavedView,
    Say,
    SplitView,
    TakeUpView,
    TapView,
    TypeView,
    WaitView,
    WeighView,
)
from kiosk.core.session.state import AttemptStage, LaneState, Paying, Session, Settling, Shopping
from kiosk.core.session.turn import Turn
from kiosk.core.values import Money


def started(turn: Turn, version: str) -> None:
    """The lane stands where it stood: the basket is back, and what was unfinished is asked after."""
    after_crash = not turn.state.stopped_well
    turn.happened(LaneStarted(version=version, after_crash=after_crash))
    session = turn.state.session
    if after_crash and session is not None and isinstance(session.phase, Shopping) and session.lines:
        turn.say(Say.RESUMED)
    interventions.started(turn)
    bagging.started(turn)
    pay.resume(turn)
    cash.started(turn)
    refunds.started(turn)
    receipt.resume(turn)
    fiscal.started(turn)
    calls.started(turn)
    saved.started(turn)
    offers.started(turn)
    drawer.started(turn)
    days.started(turn)
    totals.started(turn)
    staff.started(turn)


def stopping(turn: Turn) -> None:
    tap.settle(turn)
    turn.happened(LaneStopped())


def start_touched(turn: Turn) -> None:
    if turn.state.session is None and mode.lets_in(turn):
        basket.start(turn, StartedBy.TOUCH)


def language_touched(turn: Turn, language: str) -> None:
    """Everything else stays as it is."""
    if language not in turn.policy.languages:
        return
    session = turn.state.session
    if session is None:
        turn.happened(AttractLanguageChosen(language))
    elif session.language != language:
        turn.happened(LanguageChanged(session=session.id, language=language))


def ease_touched(turn: Turn, ease: Ease) -> None:
    """The visit goes on as it was; only its look and sound are others."""
    session = turn.state.session
    if session is None:
        turn.happened(AttractEaseChosen(ease))
    elif session.ease != ease:
        turn.happened(EaseChosen(session=session.id, ease=ease))


def message_closed(turn: Turn) -> None:
    """The message is out of the way; what it is about stands as before."""
    message = turn.state.message
    if message is not None and message.say is Say.OFFER_HELP:
        hesitation.refused(turn)
    bag_questions.read(turn)
    turn.hush()


def back(turn: Turn) -> None:
    """One step back; nothing is lost."""
    if staff.leave(turn):
        return
    if settle.leave(turn):
        return
    if turn.state.attempt is not None and refunds.is_refund(turn, turn.state.attempt):
        pay.give_up(turn)
        return
    if service.leave(turn) or changes.leave(turn) or debts.leave(turn) or totals.leave(turn):
        return
    if drawer.leave(turn) or shelf.leave(turn) or refunds.leave(turn):
        return
    session = turn.state.session
    if session is None:
        saved.leave(turn)
        return
    if isinstance(session.phase, Paying):
        pay.give_up(turn)
        cash.give_up(turn)
        return
    if isinstance(session.phase, Settling) and turn.state.view == PayView():
        turn.say(Say.PART_PAID)
        return
    match turn.state.view:
        case PayView(part=part, phone=True):
            turn.hush()
            turn.open(PayView(part))
        case PayView(part=Money()):
            turn.hush()
            turn.open(PayView())
        case PickView(for_price=True) | TypeView(for_price=True):
            turn.hush()
            turn.open(PriceView())
        case PickView() | TypeView():
            turn.hush()
            scale_queue.go_on(turn)
        case PayView() | PriceView() | BagsView() | MemberView() | WaitView():
            turn.hush()
            turn.open(BasketView())
        case PractiseView() | SplitView():
            turn.hush()
            turn.open(PayView())
        case WeighView():
            weigh.leave(turn)
        case TapView():
            tap.finish(turn)
        case ReceiptView() | BasketView() | SavedView() | TakeUpView() | FetchView():
            return


def cancel_touched(turn: Turn) -> None:
    """An empty basket is left at once; a full one after a question."""
    session = turn.state.session
    if session is None or not isinstance(session.phase, Shopping):
        return
    if session.lines:
        turn.say(Say.ASK_CANCEL)
    else:
        _cancel(turn, session)


def cancel_confirmed(turn: Turn) -> None:
    """Counts only while the question is on the screen: a touch on one that a scan has just withdrawn came too late."""
    session, message = turn.state.session, turn.state.message
    asked = message is not None and message.say is Say.ASK_CANCEL
    if session is not None and isinstance(session.phase, Shopping) and asked:
        _cancel(turn, session)


def _cancel(turn: Turn, session: Session) -> None:
    turn.happened(SessionEnded(session=session.id, reason=EndReason.CANCELLED))


def device_came(turn: Turn, device: Device, *, mute: bool = False) -> None:
    """Who shops without it is told, for a moment, that it works again."""
    missed = device in turn.state.troubles
    turn.happened(DeviceNoted(device, "", "", mute=mute))
    session = turn.state.session
    if missed and session is not None and isinstance(session.phase, Shopping):
        turn.happened(DeviceBack(device, turn.moment.mono + turn.policy.passing_s))
    if device is Device.SIGNER:
        fiscal.signer_came(turn)
    cash.box_came(turn, device)


def device_lost(turn: Turn, device: Device, kind: str, detail: str) -> None:
    turn.happened(DeviceNoted(device, kind, detail))
    if device is Device.BUTTONS:
        absent.presence(turn, gone=False)
    if device is Device.HOPPER:
        cash.hopper_lost(turn)
    if turn.state.back is device:
        turn.happened(DeviceBack(None))


def ticked(turn: Turn) -> None:
    pay.ticked(turn)
    cash.ticked(turn)
    fiscal.ticked(turn)
    receipt.ticked(turn)
    calls.ticked(turn)
    absent.ticked(turn)
    take_up.ticked(turn)
    saved.ticked(turn)
    shelf.ticked(turn)
    help_page.ticked(turn)
    hesitation.ticked(turn)
    staff.ticked(turn)
    drawer.ticked(turn)
    days.ticked(turn)
    bagging.ticked(turn)
    members.ticked(turn)
    now = turn.moment.mono
    if turn.state.fades_at is not None and now >= turn.state.fades_at:
        turn.hush()
    if turn.state.back_until is not None and now >= turn.state.back_until:
        turn.happened(DeviceBack(None))


def next_deadline(state: LaneState) -> float | None:
    """When `Ticked` is wanted next, monotonic seconds, or None."""
    moments = [state.ask_again_at, state.hopper_until] if state.attempt is not None else []
    if state.attempt is not None and state.attempt.stage is AttemptStage.SENT and not state.giving_up:
        moments.append(state.patience_until)
    if isinstance(state.view, ReceiptView | TapView) and state.mode is not LaneMode.SERVICE:
        moments.append(state.view.closes_at)
    moments += [state.no_sale_until, days.deadline(state)]
    moments += [absent.deadline(state), saved.deadline(state), calls.deadline(state), staff.deadline(state)]
    moments += [help_page.deadline(state), hesitation.deadline(state), bagging.deadline(state), shelf.deadline(state)]
    moments += [members.deadline(state), state.sign_until, state.fades_at, state.back_until]
    known = [moment for moment in moments if moment is not None]
    return min(known) if known else None
