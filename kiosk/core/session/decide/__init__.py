"""What the lane does about an input. Total, deterministic, pure: it says no by a message or not at all, never by
raising. An input that fits nothing (a touch that came too late) changes nothing.
"""

from __future__ import annotations

from typing import assert_never

from kiosk.core.policy import Policy
from kiosk.core.session.decide import (
    absent,
    activity,
    bags,
    basket,
    calls,
    carry,
    clock,
    coupons,
    debts,
    fiscal,
    help_page,
    hesitation,
    lane,
    master,
    offers,
    owed,
    parts,
    pay,
    practise,
    price,
    receipt,
    refunds,
    saved,
    staff,
    take_up,
    tap,
    typed,
    weigh,
)
from kiosk.core.session.inputs import (
    AddWeighedTouched,
    AllBackTouched,
    AmountGiven,
    AnswerTouched,
    AskLost,
    BackTouched,
    BadgeScanned,
    BagsTouched,
    BagTouched,
    BasketCodeGiven,
    BasketGranted,
    BasketHanded,
    BasketRefused,
    CancelConfirmed,
    CancelTouched,
    CardApproved,
    CardAuthorised,
    CardFailed,
    CardPractised,
    CardProgressed,
    CardResolvedCharged,
    CardResolvedUncharged,
    CardTouched,
    CardUnknown,
    CardUnresolved,
    CertificateCounted,
    ClaimAnswered,
    ClockMoved,
    CodeKeyTouched,
    ComeBackTouched,
    CountScanned,
    CouponScanned,
    CouponTouched,
    DeviceCame,
    DeviceLost,
    EaseTouched,
    ExpiredScanned,
    FaceTouched,
    GivenByHand,
    HelpAnswered,
    HelpNotNeeded,
    HelpPageTouched,
    HelpTouched,
    Input,
    ItemPicked,
    ItemScanned,
    LabelScanned,
    LanguageTouched,
    MasterCame,
    MessageClosed,
    Moment,
    MoreTimeTouched,
    NoBarcodeTouched,
    NoPaperTouched,
    NotTakenScanned,
    NumberLookedUp,
    OfferNotTaken,
    OfferTaken,
    OtherWayTouched,
    OutboxStood,
    PaperTouched,
    PartsBackTouched,
    PayTouched,
    PinChecked,
    PinGiven,
    PriceTouched,
    PrintDone,
    PrinterShowed,
    PrintLost,
    QuantityTouched,
    ReasonTouched,
    ReceiptGiven,
    ReceiptTouched,
    RefundTouched,
    RemarkTyped,
    RemoveTouched,
    SaleFound,
    SaveTouched,
    ScaleShowed,
    ServerLinkChanged,
    ShelfMissing,
    SignatureCame,
    SignatureLost,
    SplitTouched,
    StaffActed,
    StaffNumberGiven,
    StaffTouched,
    Started,
    StartTouched,
    StayTouched,
    Stopping,
    TakeTouched,
    TakeUpTouched,
    TareTouched,
    TerminalReadied,
    Ticked,
    TypeTouched,
    UndoTouched,
    UnitsTouched,
    UnknownScanned,
    UnreadableScanned,
)
from kiosk.core.session.notes import CardProgressNoted, ScaleNoted, ServerNoted
from kiosk.core.session.rules import policy_in_force
from kiosk.core.session.state import LaneState
from kiosk.core.session.turn import Decision, Turn

__all__ = ["Decision", "decide"]


def decide(state: LaneState, event: Input, moment: Moment, policy: Policy) -> Decision:  # noqa: PLR0915
    """The facts that `event` makes, the effects to start once they are durable, and the lane afterwards."""
    policy = policy_in_force(state, policy, moment.wall)
    turn = Turn(state, moment, policy)
    match event:
        case (
            ItemScanned()
            | LabelScanned()
            | CountScanned()
            | CouponScanned()
            | NotTakenScanned()
            | UnknownScanned()
            | UnreadableScanned()
            | ExpiredScanned()
        ):
            if price.is_asked(turn):
                price.show(turn, event)
            else:
                basket.scanned(turn, event)
        case TypeTouched():
            typed.open_keys(turn)
        case NumberLookedUp():
            typed.looked_up(turn, event.scan)
        case PriceTouched():
            price.open_check(turn)
        case TakeTouched():
            price.take(turn)
        case BagsTouched():
            bags.open_bags(turn)
        case BagTouched():
            bags.add(turn, event.item)
        case StartTouched():
            lane.start_touched(turn)
        case LanguageTouched():
            lane.language_touched(turn, event.language)
        case EaseTouched():
            lane.ease_touched(turn, event.ease)
        case NoBarcodeTouched():
            basket.open_pick(turn)
        case ItemPicked():
            if price.is_asked(turn):
                price.show(turn, ItemScanned(event.item.key, event.item))
            else:
                basket.picked(turn, event.item)
        case QuantityTouched():
            basket.set_quantity(turn, event.line, event.quantity)
        case RemoveTouched():
            basket.remove(turn, event.line)
        case CouponTouched():
            coupons.remove(turn, event.key)
        case UndoTouched():
            basket.undo(turn)
        case TareTouched():
            weigh.tare_touched(turn, event.tare_g)
        case AddWeighedTouched():
            weigh.add_weighed(turn)
        case ScaleShowed():
            turn.happened(ScaleNoted(event.load, event.grams, event.at_zero))
            weigh.scale_changed(turn)
        case PayTouched():
            pay.pay_touched(turn)
        case CardTouched():
            pay.card_touched(turn)
        case SplitTouched():
            parts.split_touched(turn)
        case AmountGiven():
            parts.amount_given(turn, event.minor)
        case PartsBackTouched():
            parts.back_touched(turn)
        case ReceiptGiven():
            refunds.receipt_given(turn, event.wanted)
        case SaleFound():
            refunds.found(turn, event)
        case ClaimAnswered():
            refunds.claim_answered(turn, event)
        case UnitsTouched():
            refunds.units_touched(turn, event.line, event.units)
        case AllBackTouched():
            refunds.all_touched(turn)
        case RefundTouched():
            refunds.refund_touched(turn)
        case GivenByHand():
            debts.given(turn, event)
        case OtherWayTouched():
            pay.give_up(turn)
        case MoreTimeTouched():
            pay.more_time(turn)
        case CardProgressed():
            if pay.is_open(turn, event.attempt):
                turn.happened(CardProgressNoted(event.code, event.text))
        case CardAuthorised():
            pay.authorised(turn, event)
        case CardApproved():
            pay.approved(turn, event)
        case CardFailed():
            pay.failed(turn, event)
        case CardUnknown():
            pay.unknown(turn, event)
        case CardResolvedCharged():
            pay.resolved_charged(turn, event)
        case CardResolvedUncharged():
            pay.resolved_uncharged(turn, event.attempt)
        case CardUnresolved():
            pay.unresolved(turn, event)
        case TerminalReadied():
            pay.terminal_readied(turn, event.mark)
        case PaperTouched():
            receipt.paper_touched(turn)
            refunds.paper_touched(turn)
        case NoPaperTouched():
            receipt.no_paper(turn)
        case ReceiptTouched():
            receipt.receipt_touched(turn)
        case FaceTouched():
            tap.face_touched(turn, event.face)
        case ReasonTouched():
            tap.reason_touched(turn, event.reason)
        case RemarkTyped():
            tap.remark_typed(turn, event.text)
        case PrinterShowed():
            receipt.printer_showed(turn, event)
            saved.print_slip(turn)
        case PrintDone():
            receipt.printed(turn, event.job)
        case PrintLost():
            receipt.print_lost(turn, event)
            saved.slip_lost(turn, event.job)
        case BackTouched():
            if not help_page.back(turn):
                lane.back(turn)
        case CancelTouched():
            lane.cancel_touched(turn)
        case CancelConfirmed():
            lane.cancel_confirmed(turn)
        case StayTouched():
            tap.stay(turn)  # being there is all it says
        case SaveTouched():
            saved.suspend_touched(turn)
        case TakeUpTouched():
            saved.take_up_opened(turn)
        case CodeKeyTouched():
            saved.key_touched(turn)
            typed.key_touched(turn)
            staff.key_touched(turn)
            refunds.key_touched(turn)
        case BasketCodeGiven():
            take_up.code_given(turn, event.code, event.lane, event.items)
        case ComeBackTouched():
            saved.come_back_touched(turn, event.items)
        case OfferTaken():
            offers.taken(turn, event.basket)
        case OfferNotTaken():
            offers.not_taken(turn, event.basket)
        case ShelfMissing():
            offers.shelf_missing(turn)
        case BasketGranted():
            take_up.granted(turn, event)
        case BasketRefused():
            take_up.refused(turn, event)
        case AskLost():
            take_up.lost(turn, event.request)
        case BasketHanded():
            take_up.handed(turn, event)
        case HelpTouched():
            help_page.close(turn)
            calls.help_touched(turn)
        case HelpNotNeeded():
            calls.not_needed(turn)
        case HelpAnswered():
            calls.answered(turn, event)
        case HelpPageTouched():
            help_page.help_page_touched(turn)
        case AnswerTouched():
            help_page.answer_touched(turn, event.question)
        case MessageClosed():
            lane.message_closed(turn)
        case DeviceCame():
            lane.device_came(turn, event.device)
        case SignatureCame():
            fiscal.signed(turn, event.key, event.signature)
        case SignatureLost():
            fiscal.not_signed(turn, event.key, event.reason)
        case DeviceLost():
            lane.device_lost(turn, event.device, event.kind, event.detail)
        case BadgeScanned():
            staff.badge_scanned(turn, event.staff)
        case StaffTouched():
            staff.staff_touched(turn)
        case StaffNumberGiven():
            staff.number_given(turn, event.number)
        case PinGiven():
            staff.pin_given(turn, event.pin)
        case PinChecked():
            staff.pin_checked(turn, event)
        case StaffActed():
            staff.acted(turn, event.act)
        case CardPractised():
            practise.practised(turn, event.outcome)
        case ClockMoved():
            clock.moved(turn, event.move)
        case Started():
            lane.started(turn, event.version)
        case Stopping():
            lane.stopping(turn)
        case Ticked():
            lane.ticked(turn)
        case ServerLinkChanged():
            turn.happened(ServerNoted(event.online))
            offers.link_changed(turn)
        case OutboxStood():
            owed.stood(turn, event.standing)
        case CertificateCounted():
            owed.certificate_counted(turn, event.days)
        case MasterCame():
            master.came(turn, event)
        case _:
            assert_never(event)
    if absent.shopper_did(state, event, policy.division_g):
        activity.note(turn)
        help_page.keep(turn)
        hesitation.begin(turn)
    else:
        hesitation.follow(turn)
    calls.settle(turn, state, event)
    if not isinstance(event, Stopping):
        offers.offer_next(turn)
        master.take_if_free(turn)
        carry.carry_if_due(turn)
    return turn.decision()
