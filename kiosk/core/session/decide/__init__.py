"""What the lane does about an input. Total, deterministic, pure: it says no by a message or not at all, never by
raising. An input that fits nothing (a touch that came too late) changes nothing.
"""

from __future__ import annotations

from typing import assert_never

from kiosk.core.policy import Policy
from kiosk.core.session import inputs as happened
from kiosk.core.session.decide import (
    absent,
    activity,
    bag_questions,
    bagging,
    bags,
    basket,
    calls,
    carry,
    cash,
    changes,
    clock,
    coupons,
    days,
    debts,
    drawer,
    fiscal,
    from_store,
    help_page,
    hesitation,
    interventions,
    lane,
    late_words,
    master,
    member_page,
    members,
    mode,
    offers,
    owed,
    parts,
    pay,
    practise,
    price,
    receipt,
    refunds,
    saved,
    scale_prices,
    scanners,
    service,
    settle,
    shelf,
    spot,
    staff,
    staff_list,
    take_up,
    tap,
    totals,
    typed,
    visits,
    wallet,
    weigh,
)
from kiosk.core.session.lane_facts import OffBy
from kiosk.core.session.notes import BaggingNoted, CardProgressNoted, ScaleNoted, ServerNoted
from kiosk.core.session.rules import policy_in_force
from kiosk.core.session.state import LaneState
from kiosk.core.session.turn import Decision, Turn

__all__ = ["Decision", "decide"]


def decide(state: LaneState, event: happened.Input, moment: happened.Moment, policy: Policy) -> Decision:  # noqa: PLR0915
    """The facts that `event` makes, the effects to start once they are durable, and the lane afterwards."""
    if service.is_deaf(state, event):
        return Decision((), (), state)
    if isinstance(event, happened.ReadBy):
        return scanners.heard(state, event, decide(state, event.code, moment, policy), policy)
    policy = policy_in_force(state, policy, moment.wall)
    turn = Turn(state, moment, policy)
    match event:
        case (
            happened.ItemScanned()
            | happened.LabelScanned()
            | happened.CountScanned()
            | happened.CouponScanned()
            | happened.MemberScanned()
            | happened.NotTakenScanned()
            | happened.UnknownScanned()
            | happened.UnreadableScanned()
            | happened.ExpiredScanned()
        ):
            if price.is_asked(turn):
                price.show(turn, event)
            elif spot.is_running(turn):
                spot.scanned(turn, event)
            else:
                basket.scanned(turn, event)
        case happened.TypeTouched():
            typed.open_keys(turn)
        case happened.NumberLookedUp():
            typed.looked_up(turn, event.scan)
        case happened.PriceTouched():
            price.open_check(turn)
        case happened.TakeTouched():
            price.take(turn)
        case happened.BagsTouched() | happened.BagTouched() | happened.BagBackTouched():
            bags.happened(turn, event)
        case happened.StartTouched():
            lane.start_touched(turn)
        case happened.LanguageTouched():
            lane.language_touched(turn, event.language)
        case happened.EaseTouched():
            lane.ease_touched(turn, event.ease)
        case happened.NoBarcodeTouched():
            basket.open_pick(turn)
        case happened.ItemPicked():
            if price.is_asked(turn):
                price.show(turn, happened.ItemScanned(event.item.key, event.item))
            else:
                basket.picked(turn, event.item)
        case happened.QuantityTouched():
            basket.set_quantity(turn, event.line, event.quantity)
        case happened.RemoveTouched():
            basket.remove(turn, event.line)
        case happened.CouponTouched():
            coupons.remove(turn, event.key)
        case happened.UndoTouched():
            basket.undo(turn)
        case happened.TareTouched():
            weigh.tare_touched(turn, event.tare_g)
        case happened.AddWeighedTouched():
            weigh.add_weighed(turn)
        case happened.ScaleShowed():
            turn.happened(ScaleNoted(event.load, event.grams, event.at_zero))
            weigh.scale_changed(turn)
        case happened.ScalePriced() | happened.ScaleUnpriced():
            scale_prices.told(turn, event)
        case happened.BaggingShowed():
            turn.happened(BaggingNoted(event.load, event.grams))
        case happened.BagChoiceTouched():
            bag_questions.chosen(turn, event.choice)
        case happened.PayTouched():
            pay.pay_touched(turn)
        case happened.CardTouched():
            pay.card_touched(turn)
        case happened.WalletTouched():
            wallet.touched(turn)
        case happened.ShowCodeTouched():
            wallet.show_code_touched(turn)
        case happened.WalletCodeRead():
            staff.leave(turn)  # who pays comes before who is signing on
            wallet.code_read(turn, event.code)
        case happened.WalletCodeCame():
            wallet.code_came(turn, event)
        case happened.SplitTouched():
            parts.split_touched(turn)
        case happened.AmountGiven():
            parts.amount_given(turn, event.minor)
        case happened.PartsBackTouched():
            parts.back_touched(turn)
        case happened.ReceiptGiven():
            refunds.receipt_given(turn, event)
        case happened.SaleFound():
            refunds.found(turn, event)
        case happened.ClaimAnswered():
            refunds.claim_answered(turn, event)
        case happened.UnitsTouched():
            refunds.units_touched(turn, event.line, event.more)
        case happened.AllBackTouched():
            refunds.all_touched(turn)
        case happened.RefundTouched():
            refunds.refund_touched(turn, event)
        case happened.GivenByHand():
            debts.given(turn, event)
        case happened.OtherWayTouched():
            pay.give_up(turn)
            cash.give_up(turn)
        case happened.MoreTimeTouched():
            pay.more_time(turn)
        case happened.CardProgressed():
            if pay.is_open(turn, event.attempt):
                turn.happened(CardProgressNoted(event.code, event.text))
        case happened.CardAuthorised():
            pay.authorised(turn, event)
        case happened.CardApproved():
            pay.approved(turn, event)
        case happened.CardFailed():
            pay.failed(turn, event)
        case happened.CardUnknown():
            pay.unknown(turn, event)
        case happened.CardResolvedCharged():
            pay.resolved_charged(turn, event)
            late_words.charged(turn, event)
        case happened.CardResolvedUncharged():
            pay.resolved_uncharged(turn, event.attempt)
            late_words.uncharged(turn, event.attempt)
        case happened.CardUnresolved():
            pay.unresolved(turn, event)
        case happened.TerminalReadied():
            pay.terminal_readied(turn, event.mark, event.way)
            late_words.readied(turn, state, event.way)
        case happened.PaperTouched():
            receipt.paper_touched(turn)
            refunds.paper_touched(turn)
        case happened.NoPaperTouched():
            receipt.no_paper(turn)
        case happened.ReceiptTouched():
            receipt.receipt_touched(turn)
        case happened.FaceTouched() | happened.ReasonTouched() | happened.RemarkTyped():
            tap.happened(turn, event)
        case happened.PresenceShowed():
            absent.presence(turn, gone=not event.present)
        case happened.PrinterShowed():
            receipt.printer_showed(turn, event)
            saved.print_slip(turn)
        case happened.PrintDone():
            receipt.printed(turn, event.job)
            totals.printed(turn, event.job)
        case happened.PrintLost():
            receipt.print_lost(turn, event)
            saved.slip_lost(turn, event.job)
            totals.print_lost(turn, event)
        case happened.BackTouched():
            if not help_page.back(turn):
                lane.back(turn)
        case happened.CancelTouched():
            lane.cancel_touched(turn)
        case happened.CancelConfirmed():
            lane.cancel_confirmed(turn)
        case happened.StayTouched():
            tap.stay(turn)  # being there is all it says
        case happened.SaveTouched():
            saved.suspend_touched(turn)
        case happened.TakeUpTouched():
            saved.take_up_opened(turn)
        case happened.CodeKeyTouched():
            saved.key_touched(turn)
            typed.key_touched(turn)
            staff.key_touched(turn)
            refunds.key_touched(turn)
            changes.key_touched(turn)
            debts.key_touched(turn)
            members.key_touched(turn)
        case happened.BasketCodeGiven():
            take_up.code_given(turn, event.code, event.lane, event.items)
        case happened.ComeBackTouched():
            saved.come_back_touched(turn, event.items)
        case happened.OfferTaken():
            offers.taken(turn, event.basket)
        case happened.OfferNotTaken():
            offers.not_taken(turn, event.basket)
        case happened.ShelfMissing():
            offers.shelf_missing(turn)
        case happened.BasketGranted():
            take_up.granted(turn, event)
        case happened.BasketRefused():
            take_up.refused(turn, event)
        case happened.AskLost():
            take_up.lost(turn, event.request)
        case happened.KeptTouched():
            take_up.chosen(turn, event)
        case happened.ShelfListed() | happened.ShelfSilent():
            shelf.answered(turn, event)
        case happened.BasketHanded():
            take_up.handed(turn, event)
        case happened.MemberTouched() | happened.PhoneGiven() | happened.MemberLeaves() | happened.MemberAnswered():
            member_page.happened(turn, event)
        case happened.HelpTouched():
            help_page.close(turn)
            calls.help_touched(turn)
        case happened.HelpNotNeeded():
            calls.not_needed(turn)
        case happened.HelpAnswered():
            calls.answered(turn, event)
        case happened.HelpPageTouched():
            help_page.help_page_touched(turn)
        case happened.AnswerTouched():
            help_page.answer_touched(turn, event.question)
        case happened.MessageClosed():
            lane.message_closed(turn)
        case happened.DeviceCame():
            lane.device_came(turn, event.device, mute=event.mute)
        case happened.SignatureCame():
            fiscal.signed(turn, event.key, event.signature)
        case happened.SignatureLost():
            fiscal.not_signed(turn, event.key, event.reason)
        case happened.DeviceLost():
            lane.device_lost(turn, event.device, event.kind, event.detail)
        case happened.BadgeScanned():
            staff.badge_scanned(turn, event.staff)
        case happened.StaffTouched():
            staff.staff_touched(turn)
        case happened.StaffNumberGiven():
            staff.number_given(turn, event.number)
        case happened.PinGiven():
            staff.pin_given(turn, event.pin)
        case happened.PinChecked():
            staff.pin_checked(turn, event)
        case happened.StaffActed():
            staff.acted(turn, event)
        case happened.ChangeOpened():
            changes.opened(turn, event)
        case happened.ChangeGiven():
            changes.given(turn, event)
        case happened.CardPractised():
            practise.practised(turn, event.outcome)
        case happened.ClockMoved():
            clock.moved(turn, event.move)
        case happened.Started():
            lane.started(turn, event.version)
        case happened.Stopping():
            lane.stopping(turn)
        case happened.Ticked():
            lane.ticked(turn)
        case happened.ServerLinkChanged():
            turn.happened(ServerNoted(event.online))
            offers.link_changed(turn)
            members.link_changed(turn)
        case happened.OutboxStood():
            owed.stood(turn, event.standing)
        case happened.CertificateCounted():
            owed.certificate_counted(turn, event.days)
        case (
            happened.InterventionGiven()
            | happened.InterventionAnswered()
            | happened.WithoutTouched()
            | happened.WaitTouched()
        ):
            interventions.happened(turn, event)
        case happened.SpotTouched() | happened.SpotLineTouched() | happened.SpotDone() | happened.SpotLeft():
            spot.happened(turn, event)
        case happened.PeriodCloseTouched() | happened.LastPeriodTouched() | happened.TotalsPrintTouched():
            totals.happened(turn, event)
        case happened.DayEndDone():
            days.done(turn, event)
        case happened.NoSaleGiven() | happened.DrawerShowed() | happened.DrawerDone():
            drawer.happened(turn, event)
        case (
            happened.DevicePicked()
            | happened.FindingOpened()
            | happened.TestOpened()
            | happened.TestEnded()
            | happened.DrawerTried()
            | happened.BoxTried()
            | happened.HopperTried()
            | happened.CoinPutBack()
            | happened.ServiceUsed()
        ):
            service.happened(turn, event)
        case happened.OutcomeTouched() | happened.BasisGiven():
            if settle.happened(turn, event):
                staff.sign_off(turn, OffBy.TOUCH)
        case happened.WeightsCame():
            bagging.weights_came(turn, event)
        case happened.ModeOrdered():
            mode.ordered(turn, event)
        case (
            happened.CashTouched()
            | happened.CashStops()
            | happened.CashCame()
            | happened.CashUncounted()
            | happened.BoxMarked()
            | happened.PayOutTold()
            | happened.HopperHolds()
            | happened.AlarmSeenTo()
            | happened.HandingTouched()
        ):
            cash.happened(turn, event)
        case happened.MasterCame() | happened.StaffCame() | happened.SurveyCame() | happened.SaidCame():
            from_store.came(turn, event)
        case _:
            assert_never(event)
    if absent.shopper_did(state, event, policy.division_g):
        activity.note(turn)
        help_page.keep(turn)
        hesitation.begin(turn)
    else:
        hesitation.follow(turn)
    service.settle(turn, state)
    scale_prices.follow(turn, state)
    totals.follow(turn)
    bagging.follow(turn, state)
    interventions.settle(turn, state)
    bag_questions.show(turn)
    calls.settle(turn, state, event)
    scanners.settle(turn, state, event)
    members.follow(turn, state)
    mode.follow(turn, state)
    visits.follow(turn)
    if not isinstance(event, happened.Stopping):
        offers.offer_next(turn)
        master.take_if_free(turn)
        staff_list.take_if_free(turn)
        carry.carry_if_due(turn)
    decision = turn.decision()
    if turn.again is None:
        return decision
    then = decide(decision.state, turn.again, moment, policy)
    return Decision((*decision.facts, *then.facts), (*decision.effects, *then.effects), then.state)
