"""Goods that were paid in cash come back: out of the hopper where it can, else by hand, each part its own way."""

from __future__ import annotations

import pytest

from kiosk.core.cash import Box, PaidOut
from kiosk.core.debts import GivenAs
from kiosk.core.refund import Wanted
from kiosk.core.session.cash_effects import PayCash
from kiosk.core.session.cash_facts import ChangeOwed, PayOutStarted
from kiosk.core.session.effects import AskTerminal
from kiosk.core.session.facts import FailedAs, Sale, SalePaid
from kiosk.core.session.inputs import (
    AllBackTouched,
    BackTouched,
    CardFailed,
    CardTouched,
    GivenByHand,
    NoPaperTouched,
    OtherWayTouched,
    ReceiptGiven,
    RefundTouched,
    SaleFound,
    StaffActed,
    UnitsTouched,
)
from kiosk.core.session.notes import Say
from kiosk.core.session.refund_facts import RefundPaid
from kiosk.core.session.state import AttemptKind
from kiosk.core.staff import Act
from kiosk.core.totals import Tally
from kiosk.core.values import Way
from kiosk.core.wire import sale_payload
from server.ingest.payloads import SaleIn
from tests.kiosk.core.session.crew import signs_on
from tests.kiosk.core.session.test_decide_cash import asked, pays_out, puts_in, said, shuts
from tests.shop import Shop


def leaves(shop: Shop) -> Shop:
    return shop.does(NoPaperTouched(), BackTouched()).waits(60)


def paid_in_cash() -> Shop:
    """Milk and bread, 4.78, paid by 5.00 with 0.22 of change."""
    return leaves(pays_out(shuts(puts_in(asked(), 500, box=Box.NOTES)), PaidOut.PAID, 22))


def paid_in_both() -> Shop:
    """2.00 in cash, the rest by card."""
    shop = shuts(puts_in(asked(), 200).does(OtherWayTouched()))
    return leaves(shop.does(CardTouched()).terminal_authorises().terminal_completes())


def finds(shop: Shop, *returns: Sale) -> Shop:
    [paid] = shop.happened(SalePaid)
    assert isinstance(paid, SalePaid)
    wanted = Wanted(paid.sale.receipt_no)
    signs_on(shop).does(StaffActed(Act.REFUND), ReceiptGiven(wanted))
    return shop.does(SaleFound(wanted, paid.sale, returns))


def all_back(shop: Shop) -> Shop:
    return finds(shop).does(AllBackTouched(), RefundTouched())


def refund_of(shop: Shop) -> Sale:
    [back] = shop.happened(RefundPaid)
    assert isinstance(back, RefundPaid)
    return back.sale


def test_all_of_it_comes_out_of_the_hopper_before_it_is_booked() -> None:
    shop = all_back(paid_in_cash())
    assert (shop.effects[-1], shop.happened(RefundPaid)) == (
        PayCash(f"{shop.attempt.id}-out", shop.attempt.amount, "hopper-1"),
        [],
    )
    back = refund_of(pays_out(shop, PaidOut.PAID, 478))
    assert [(one.way, one.amount.minor, one.tendered) for one in back.tenders] == [(Way.CASH, -478, None)]
    cash = shop.state.period.of("EUR")
    assert (cash.tenders["cash"], cash.cash.paid_back, cash.cash.change) == (Tally(2, 0), Tally(1, 478), Tally(1, 22))
    assert sale_payload(back)["tenders"]


def test_a_part_of_it_comes_out_too_and_the_rest_another_time() -> None:
    shop = finds(paid_in_cash()).does(UnitsTouched(1, 1), RefundTouched())
    assert shop.attempt.kind is AttemptKind.GIVE_BACK
    pays_out(shop, PaidOut.PAID, 129)
    first = refund_of(shop)
    shop.does(BackTouched(), BackTouched(), StaffActed(Act.SIGN_OFF))
    finds(shop, first).does(AllBackTouched(), RefundTouched())
    assert shop.attempt.amount.minor == 478 - 129


def test_what_the_hopper_does_not_give_is_booked_once_and_owed_by_hand() -> None:
    shop = pays_out(all_back(paid_in_cash()), PaidOut.PARTLY, 300)
    back = refund_of(shop)
    assert (back.tender.amount.minor, back.slip) == (-478, ("Still due in cash: 1.78 EUR",))
    [debt] = shop.state.debts
    assert (debt.amount.minor, said(shop)) == (178, Say.GIVE_BY_HAND)
    assert shop.state.call is not None, "the debt has a call of its own, whoever is signed on"
    shop.does(BackTouched(), BackTouched(), StaffActed(Act.DEBTS), GivenByHand(debt.id, GivenAs.CASH))
    assert shop.state.debts == ()
    period = shop.state.period.of("EUR")
    assert (period.owed, period.given) == (Tally(1, 178), {"cash": Tally(1, 178)})


@pytest.mark.parametrize("end", [PaidOut.FAILED, PaidOut.PARTLY])
def test_a_hopper_that_gives_nothing_leaves_all_of_it_to_be_given_by_hand(end: PaidOut) -> None:
    shop = pays_out(all_back(paid_in_cash()), end, 0)
    assert [debt.amount.minor for debt in shop.state.debts] == [478]
    assert shop.state.period.of("EUR").cash.paid_back == Tally()


def test_a_payout_in_doubt_is_asked_after_and_nothing_is_owed_while_it_may_be_out() -> None:
    shop = pays_out(all_back(paid_in_cash()), PaidOut.UNKNOWN).waits(3)
    outs = [effect for effect in shop.effects if isinstance(effect, PayCash)]
    assert [out.ask_only for out in outs] == [False, False, True]
    assert (shop.happened(RefundPaid), shop.happened(ChangeOwed), shop.state.debts) == ([], [], ())
    pays_out(shop, PaidOut.PAID, 478)
    assert (refund_of(shop).tender.amount.minor, shop.state.debts) == (-478, ())


def test_a_payout_that_stays_in_doubt_is_an_alarm_and_no_debt() -> None:
    shop = all_back(paid_in_cash())
    while shop.state.attempt is not None:
        pays_out(shop, PaidOut.UNKNOWN).waits(3)
    assert (len(shop.state.cash_alarms), shop.state.debts) == (1, ())
    assert shop.state.period.of("EUR").cash.doubted == Tally(1, 478)


def test_a_power_cut_pays_nothing_out_again() -> None:
    shop = all_back(paid_in_cash()).loses_power()
    outs = [effect for effect in shop.effects if isinstance(effect, PayCash)]
    assert [out.ask_only for out in outs] == [True]
    pays_out(shop, PaidOut.PAID, 478)
    assert (refund_of(shop).tender.amount.minor, len(shop.happened(PayOutStarted))) == (-478, 2)


def test_of_a_sale_paid_both_ways_each_part_goes_back_its_own_way() -> None:
    shop = all_back(paid_in_both())
    asks = [effect for effect in shop.effects if isinstance(effect, AskTerminal)]
    assert (asks[-1].kind, asks[-1].amount.minor) == (AttemptKind.TAKE_BACK, 278)
    shop.terminal_authorises().terminal_completes()
    pays_out(shop, PaidOut.PAID, 200)
    back = refund_of(shop)
    assert [(one.way, one.amount.minor) for one in back.tenders] == [(Way.CARD, -278), (Way.CASH, -200)]


def test_where_the_card_says_no_no_cash_goes_out_either() -> None:
    shop = all_back(paid_in_both())
    shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "B5", "no"))
    assert (shop.happened(PayOutStarted), shop.happened(RefundPaid), shop.state.refund) == ([], [], None)


def test_what_a_refund_in_cash_tells_the_server_adds_up() -> None:
    shop = pays_out(all_back(paid_in_cash()), PaidOut.FAILED)
    [sold] = shop.happened(SalePaid)
    assert isinstance(sold, SalePaid)
    SaleIn.model_validate(sale_payload(sold.sale))
    assert sum(one["amount_minor"] for one in sale_payload(refund_of(shop))["tenders"]) == -478  # type: ignore[attr-defined]
