"""A payment that its terminal can never tell of is settled by a manager: once, by name, and by nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.doubts import Basis
from kiosk.core.refund import Wanted
from kiosk.core.session.decide.staff_acts import offered
from kiosk.core.session.effects import AskTerminal, PushOutbox, QueryPayment
from kiosk.core.session.facts import FailedAs, PartReturned, PaymentFailed, SalePaid
from kiosk.core.session.inputs import (
    AllBackTouched,
    AmountGiven,
    BackTouched,
    BadgeScanned,
    BasisGiven,
    CardApproved,
    CardFailed,
    CardResolvedCharged,
    CardTouched,
    CardUnknown,
    CardUnresolved,
    Device,
    DeviceLost,
    NoPaperTouched,
    OutcomeTouched,
    PartsBackTouched,
    PayTouched,
    ReceiptGiven,
    RefundTouched,
    SaleFound,
    SplitTouched,
    StaffActed,
    TerminalReadied,
)
from kiosk.core.session.lane_facts import StaffSignedOff
from kiosk.core.session.notes import Say
from kiosk.core.session.refund_facts import RefundPaid, RefundStopped
from kiosk.core.session.settle_facts import PaymentSettled
from kiosk.core.session.settle_notes import SettleRun
from kiosk.core.session.staff_facts import ActRefused, NotDone
from kiosk.core.session.state import AttemptKind, AttemptStage, Screen, Settle, Settling, Shopping, debts_of
from kiosk.core.staff import RIGHTS, Act, Role
from kiosk.core.totals import Tally
from tests.kiosk.core.session.crew import AMIR, LENA, STAFFED, TESS, proves, signs_on
from tests.shop import BREAD, MARK, MILK, Shop

CREW = replace(STAFFED, signer=False)


CHARGED = Shop().opens().scans(MILK).asks_to_pay().result()


def doubted(shop: Shop) -> Shop:
    """The link was lost, and the terminal's memory is empty."""
    return shop.does(CardUnknown(shop.attempt.id, "link lost"), CardUnresolved(shop.attempt.id, "unclear", "emptied"))


def parked() -> Shop:
    return doubted(Shop(policy=CREW).opens().scans(MILK, BREAD).asks_to_pay())


def looks(shop: Shop) -> Shop:
    """The manager opens the page, and the terminal still cannot tell."""
    signs_on(shop, AMIR).does(StaffActed(Act.SETTLE))
    if shop.state.pad is not None:  # who takes over has shown their badge alone
        proves(shop, AMIR)
    return shop.does(CardUnresolved(shop.attempt.id, "unclear", "emptied"))


def says(shop: Shop, *, moved: bool, basis: Basis = Basis.BANK) -> Shop:
    return shop.does(OutcomeTouched(moved), BasisGiven(shop.attempt.id, moved, basis))


def queries(shop: Shop) -> int:
    return sum(isinstance(effect, QueryPayment) for effect in shop.effects)


def test_said_to_be_charged_it_is_sold_without_numbers_that_nobody_knows() -> None:
    shop = says(looks(parked()), moved=True, basis=Basis.TERMINAL)
    [settled], [sold] = shop.happened(PaymentSettled), shop.happened(SalePaid)
    assert (settled.moved, settled.basis, settled.staff, settled.name) == (True, Basis.TERMINAL, "amir", AMIR.name)
    assert (settled.amount.minor, settled.terminal_id, settled.verdict) == (478, MARK.terminal_id, "unclear")
    tender = sold.sale.tender
    assert (tender.amount.minor, tender.attempt) == (478, settled.attempt)
    assert (tender.terminal_id, tender.receipt_no, tender.trace_no, tender.slip) == ("", "", "", ())
    assert shop.state.mark == MARK, "the next doubt is not asked after by what a person said"
    assert any(isinstance(effect, PushOutbox) for effect in shop.effects)


def test_the_lane_is_its_shoppers_again_and_sells_by_card_to_the_next() -> None:
    shop = says(looks(parked()), moved=True)
    assert (shop.screen, shop.state.staff, shop.state.attempt, shop.state.call) == (Screen.RECEIPT, None, None, None)
    shop.does(NoPaperTouched(), BackTouched()).waits(60).scans(MILK).pays()
    assert (shop.screen, len(shop.happened(SalePaid))) == (Screen.RECEIPT, 2)


def test_said_not_to_be_charged_nothing_is_booked_and_the_basket_can_be_paid_anew() -> None:
    shop = says(looks(parked()), moved=False)
    [failed] = shop.happened(PaymentFailed)
    assert failed.outcome is FailedAs.NOT_CHARGED
    assert (shop.screen, shop.state.staff, shop.happened(SalePaid)) == (Screen.PAY, None, [])
    assert isinstance(shop.state.session.phase, Shopping)  # type: ignore[union-attr]
    assert shop.state.message is not None
    assert shop.state.message.say is Say.CARD_NOT_CHARGED
    assert len(shop.does(CardTouched()).terminal_authorises().terminal_completes().happened(SalePaid)) == 1


def test_only_what_is_parked_is_offered_and_only_to_a_manager() -> None:
    manager, host = RIGHTS[Role.MANAGER], RIGHTS[Role.HOST]
    shop = Shop(policy=CREW).opens().scans(MILK).asks_to_pay()
    assert Act.SETTLE not in offered(shop.state, manager, CREW)
    shop.does(CardUnknown(shop.attempt.id, "link lost"))
    assert (shop.attempt.stage, Act.SETTLE in offered(shop.state, manager, CREW)) == (AttemptStage.DOUBT, False)
    for _ in range(CREW.resolve_tries):
        shop.does(CardUnresolved(shop.attempt.id, "no_answer", "")).waits(CREW.resolve_pause_s)
    assert offered(shop.state, manager, CREW)[Act.SETTLE]
    assert Act.SETTLE not in offered(shop.state, host, CREW)


@pytest.mark.parametrize("member", [LENA, TESS], ids=["host", "technician"])
def test_who_is_no_manager_settles_nothing_and_their_try_is_told(member) -> None:  # type: ignore[no-untyped-def]
    shop = signs_on(parked(), member).does(StaffActed(Act.SETTLE))
    shop.does(OutcomeTouched(moved=True), BasisGiven(shop.attempt.id, moved=True, basis=Basis.BANK))
    assert (shop.screen, shop.happened(PaymentSettled)) == (Screen.STAFF, [])
    [refused] = shop.happened(ActRefused)
    assert (refused.act, refused.why, refused.staff) == (Act.SETTLE, NotDone.NO_RIGHT, member.id)


def test_a_badge_alone_does_not_settle_anything() -> None:
    shop = parked().does(BadgeScanned(AMIR.id), StaffActed(Act.SETTLE))
    assert shop.screen is Screen.SIGN_ON
    assert shop.state.pad is not None
    assert shop.state.pad.act is Act.SETTLE


def test_the_terminal_is_asked_once_more_first_and_nobody_speaks_before_it() -> None:
    shop = signs_on(parked(), AMIR)
    before = queries(shop)
    shop.does(StaffActed(Act.SETTLE))
    assert (shop.screen, queries(shop), shop.state.settle) == (Screen.SETTLE, before + 1, SettleRun())
    says(shop, moved=True)
    assert shop.happened(PaymentSettled) == []
    shop.does(CardResolvedCharged(shop.attempt.id, shop.result()))
    [sold] = shop.happened(SalePaid)
    assert (sold.sale.tender.receipt_no, shop.state.settle, shop.screen) == ("0008", None, Screen.STAFF)
    assert shop.happened(PaymentSettled) == []


def test_while_the_page_is_open_nobody_waits_for_the_terminal_again() -> None:
    shop = looks(parked())
    before = queries(shop)
    shop.waits(CREW.parked_pause_s)
    assert queries(shop) == before
    shop.does(OutcomeTouched(moved=False)).waits(CREW.staff_stays_s)
    assert (shop.state.staff, shop.state.settle, queries(shop)) == (None, None, before + 1)


def test_two_touches_settle_once() -> None:
    shop = looks(parked())
    touch = BasisGiven(shop.attempt.id, moved=True, basis=Basis.BANK)
    shop.does(OutcomeTouched(moved=True), touch, touch)
    assert (len(shop.happened(PaymentSettled)), len(shop.happened(SalePaid))) == (1, 1)


def test_a_touch_on_a_page_that_said_something_else_settles_nothing() -> None:
    shop = looks(parked()).does(OutcomeTouched(moved=False))
    shop.does(BasisGiven(shop.attempt.id, moved=True, basis=Basis.BANK))
    shop.does(BasisGiven("4-000000-a9", moved=False, basis=Basis.BANK))
    assert shop.happened(PaymentSettled) == []


def test_back_leads_from_the_reason_to_the_question_and_out_of_the_page() -> None:
    shop = looks(parked()).does(OutcomeTouched(moved=True), BackTouched())
    assert shop.state.settle == SettleRun()
    shop.does(BackTouched())
    assert (shop.screen, shop.state.settle, shop.attempt.stage) == (Screen.STAFF, None, AttemptStage.PARKED)


def test_after_a_power_cut_it_is_settled_or_as_it_was() -> None:
    open_page = looks(parked()).does(OutcomeTouched(moved=True)).loses_power()
    assert (open_page.attempt.stage, open_page.happened(PaymentSettled)) == (AttemptStage.PARKED, [])
    shop = says(looks(parked()), moved=True).loses_power()
    assert (shop.state.attempt, len(shop.happened(PaymentSettled)), shop.screen) == (None, 1, Screen.RECEIPT)


def test_what_tells_nothing_and_comes_after_the_act_changes_nothing() -> None:
    for moved in (True, False):
        shop = looks(parked())
        attempt = shop.attempt.id
        says(shop, moved=moved)
        facts = len(shop.facts)
        shop.does(CardUnresolved(attempt, "unclear", ""), CardUnknown(attempt, ""))
        shop.does(CardApproved(attempt, CHARGED, ()), CardFailed(attempt, FailedAs.DECLINED, "05", ""))
        assert len(shop.facts) == facts


def test_the_period_tells_what_was_parked_and_what_of_it_staff_settled() -> None:
    totals = says(looks(parked()), moved=False).state.period.of("EUR")
    assert (totals.parked, totals.settled) == (Tally(1, 478), Tally(1, 478))


# ---------------------------------------------------------------------------------------- parts, and what goes back


def part_going_back() -> Shop:
    """Two euros of the basket are paid; nobody knows whether they went back."""
    shop = Shop(policy=CREW).opens().scans(MILK, BREAD).does(PayTouched(), SplitTouched(), AmountGiven(200))
    return doubted(shop.terminal_authorises().terminal_completes().does(PartsBackTouched()))


def test_a_part_that_staff_say_went_back_stands_no_more() -> None:
    shop = says(looks(part_going_back()), moved=True)
    [returned] = shop.happened(PartReturned)
    assert (returned.result, returned.tender.amount.minor) == (None, 200)
    assert isinstance(shop.state.session.phase, Shopping)  # type: ignore[union-attr]
    assert (shop.screen, debts_of(shop.state)) == (Screen.BASKET, ())


def test_a_part_that_staff_say_did_not_go_back_stands_and_can_be_given_back_by_hand() -> None:
    shop = says(looks(part_going_back()), moved=False)
    phase = shop.state.session.phase  # type: ignore[union-attr]
    assert isinstance(phase, Settling)
    assert phase.way is Settle.STUCK
    assert [debt.amount.minor for debt in debts_of(shop.state)] == [200]


def test_a_part_on_staffs_word_is_never_undone_at_the_terminal_but_left_to_them() -> None:
    shop = Shop(policy=CREW).opens().scans(MILK, BREAD).does(PayTouched(), SplitTouched(), AmountGiven(200))
    says(looks(doubted(shop)), moved=True).does(PartsBackTouched())
    asked = [effect for effect in shop.effects if isinstance(effect, AskTerminal)]
    assert [effect.kind for effect in asked] == [AttemptKind.PAYMENT]
    assert [debt.amount.minor for debt in debts_of(shop.state)] == [200]


def refund_in_doubt() -> Shop:
    """A sale of today is undone, and nobody knows whether it was."""
    shop = Shop(policy=CREW).opens().scans(MILK, BREAD).pays()
    [sold] = shop.happened(SalePaid)
    signs_on(shop.does(NoPaperTouched(), BackTouched()).waits(60)).does(StaffActed(Act.REFUND))
    shop.does(ReceiptGiven(Wanted(1)), SaleFound(Wanted(1), sold.sale), AllBackTouched(), RefundTouched())
    return doubted(shop)


def test_a_refund_that_staff_say_went_back_is_booked_with_its_receipt_and_they_stay() -> None:
    shop = says(looks(refund_in_doubt()), moved=True)
    [paid] = shop.happened(RefundPaid)
    assert paid.sale.tender.amount.minor == -478
    assert (paid.sale.tender.receipt_no, paid.sale.tender.trace_no) == ("", "")
    assert (shop.state.refund, shop.state.attempt) == (None, None)
    assert shop.state.staff is not None


def test_a_refund_that_staff_say_did_not_go_back_can_be_tried_again() -> None:
    shop = says(looks(refund_in_doubt()), moved=False)
    assert (len(shop.happened(RefundStopped)), shop.happened(RefundPaid)) == (1, [])
    assert (shop.state.refund, shop.state.attempt) == (None, None)


def test_goods_that_were_paid_on_staffs_word_go_back_to_the_card_that_is_shown() -> None:
    shop = says(looks(parked()), moved=True)
    [sold] = shop.happened(SalePaid)
    signs_on(shop.does(NoPaperTouched(), BackTouched()).waits(60)).does(StaffActed(Act.REFUND))
    shop.does(ReceiptGiven(Wanted(1)), SaleFound(Wanted(1), sold.sale), AllBackTouched(), RefundTouched())
    assert shop.attempt.kind is AttemptKind.GIVE_BACK


def test_whoever_signs_off_or_is_away_leaves_the_payment_as_it_is() -> None:
    shop = looks(parked()).does(OutcomeTouched(moved=True), StaffActed(Act.SIGN_OFF))
    assert (shop.state.settle, shop.screen, len(shop.happened(StaffSignedOff))) == (None, Screen.RESTING, 1)
    assert shop.attempt.stage is AttemptStage.PARKED


def test_a_terminal_that_comes_back_under_the_page_is_asked_first() -> None:
    shop = looks(parked()).does(DeviceLost(Device.TERMINAL, "silent", ""), OutcomeTouched(moved=False))
    shop.does(TerminalReadied(MARK), BasisGiven(shop.attempt.id, moved=False, basis=Basis.BANK))
    assert shop.happened(PaymentSettled) == []
    shop.does(CardResolvedCharged(shop.attempt.id, shop.result()))
    assert len(shop.happened(SalePaid)) == 1
