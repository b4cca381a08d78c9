"""A terminal tells after all what became of a payment that staff had settled: no money is lost, and nothing silent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.core.debts import GivenAs
from kiosk.core.doubts import Basis
from kiosk.core.refund import Wanted
from kiosk.core.session.debt_facts import DebtPaid, PartsLeft
from kiosk.core.session.effects import AskTerminal, PushOutbox, QueryPayment
from kiosk.core.session.facts import FailedAs, LaneCarried, PartReturned, PaymentStarted, SalePaid
from kiosk.core.session.inputs import (
    AllBackTouched,
    AmountGiven,
    BackTouched,
    BasisGiven,
    CardFailed,
    CardResolvedCharged,
    CardResolvedUncharged,
    CardUnknown,
    CardUnresolved,
    Device,
    DeviceLost,
    GivenByHand,
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
from kiosk.core.session.refund_facts import RefundPaid
from kiosk.core.session.settle_facts import SettledToldLate
from kiosk.core.session.state import Attempt, Screen, Shopping
from kiosk.core.staff import Act
from kiosk.core.values import Money, Way
from tests.kiosk.core.session.crew import AMIR, STAFFED, proves, signs_on
from tests.shop import BREAD, MARK, MILK, Shop

CREW = replace(STAFFED, signer=False, carry_every=1)


def settled(shop: Shop, *, moved: bool) -> Shop:
    """The terminal is gone for good, and a manager says what became of the open attempt."""
    number = shop.attempt.id
    shop.does(CardUnknown(number, "link lost"), CardUnresolved(number, "unclear", "emptied"))
    shop.does(DeviceLost(Device.TERMINAL, "silent", ""))
    signs_on(shop, AMIR).does(StaffActed(Act.SETTLE))
    if shop.state.pad is not None:  # who takes over has shown their badge alone
        proves(shop, AMIR)
    shop.does(CardUnresolved(number, "no_answer", "not connected"))
    return shop.does(OutcomeTouched(moved), BasisGiven(number, moved, Basis.SHOPPER))


def payment(*, moved: bool) -> Shop:
    return settled(Shop(policy=CREW).opens().scans(MILK, BREAD).asks_to_pay(), moved=moved)


def going_back(*, moved: bool) -> Shop:
    """A part of a basket that was to go back."""
    shop = Shop(policy=CREW).opens().scans(MILK, BREAD).does(PayTouched(), SplitTouched(), AmountGiven(200))
    return settled(shop.terminal_authorises().terminal_completes().does(PartsBackTouched()), moved=moved)


def refund(*, moved: bool) -> Shop:
    shop = Shop(policy=CREW).opens().scans(MILK, BREAD).pays()
    [sold] = shop.happened(SalePaid)
    signs_on(shop.does(NoPaperTouched(), BackTouched()).waits(60)).does(StaffActed(Act.REFUND))
    shop.does(ReceiptGiven(Wanted(1)), SaleFound(Wanted(1), sold.sale), AllBackTouched(), RefundTouched())
    return settled(shop, moved=moved)


def comes_back(shop: Shop) -> Shop:
    """The terminal is there again, and asked."""
    shop.effects.clear()
    shop.does(TerminalReadied(MARK))
    assert [effect.attempt.id for effect in shop.effects if isinstance(effect, QueryPayment)] == [attempt(shop)]
    return shop


def attempt(shop: Shop) -> str:
    assert shop.state.settled is not None
    return shop.state.settled.attempt.id


def charged(shop: Shop, minor: int = 478) -> Shop:
    result = shop.state.settled.attempt.amount if shop.state.settled is not None else Money(0, "EUR")
    told = replace(CHARGED, amount=replace(result, minor=minor))
    return shop.does(CardResolvedCharged(attempt(shop), told))


CHARGED = Shop().opens().scans(MILK).asks_to_pay().result()


def test_a_terminal_that_says_the_same_is_believed_and_nothing_else_happens() -> None:
    shop = comes_back(payment(moved=True))
    facts = len(shop.facts)
    charged(shop)
    [told] = shop.facts[facts:]
    assert isinstance(told, SettledToldLate)
    assert (told.said, told.told, shop.state.settled) == (True, True, None)
    assert shop.state.debts == ()


def test_a_charge_that_staff_said_was_none_is_owed_to_its_shopper_until_somebody_gives_it_back() -> None:
    shop = charged(comes_back(payment(moved=False)))
    [told], [left] = shop.happened(SettledToldLate), shop.happened(PartsLeft)
    assert (told.said, told.told, told.amount.minor) == (False, True, 478)
    [debt] = shop.state.debts
    assert debt == left.debt
    assert (debt.amount.minor, debt.tenders[0].receipt_no, debt.id) == (478, "0008", told.attempt)
    assert any(isinstance(effect, PushOutbox) for effect in shop.effects)
    assert isinstance(shop.state.session.phase, Shopping)  # type: ignore[union-attr]
    signs_on(shop).does(StaffActed(Act.DEBTS), GivenByHand(debt.id, GivenAs.CASH))
    assert (len(shop.happened(DebtPaid)), shop.state.debts) == (1, ())


def test_once_a_card_is_asked_for_again_nobody_asks_about_the_one_before() -> None:
    shop = payment(moved=False).does(TerminalReadied(MARK)).pays()
    shop.effects.clear()
    shop.does(DeviceLost(Device.TERMINAL, "silent", ""), TerminalReadied(MARK))
    asked = [effect for effect in shop.effects if isinstance(effect, QueryPayment)]
    assert (asked, len(shop.happened(SalePaid))) == ([], 1), "its last transaction is another one now"


def test_an_answer_that_turned_a_payment_away_is_heard() -> None:
    shop = comes_back(payment(moved=False))
    number = attempt(shop)
    shop.asks_to_pay()
    shop.does(CardFailed(shop.attempt.id, FailedAs.CANCELLED, "", "it is being asked about another payment"))
    shop.does(CardResolvedCharged(number, replace(CHARGED, amount=Money(478, "EUR"))))
    [debt] = shop.state.debts
    assert (debt.id, debt.amount.minor) == (number, 478)


def test_a_terminal_that_comes_back_while_a_phone_pays_is_asked_and_heard() -> None:
    shop = payment(moved=False)
    number = attempt(shop)
    other = Attempt(id="other", session="4-000001", amount=Money(478, "EUR"), mark=MARK, way=Way.WALLET)
    shop.state = replace(shop.state, attempt=other)
    charged(comes_back(shop))
    [debt] = shop.state.debts
    assert (debt.id, shop.state.attempt) == (number, other)


def test_a_sale_that_staff_said_was_charged_stands_when_its_terminal_says_that_it_was_not() -> None:
    shop = payment(moved=True)
    assert shop.screen is Screen.RECEIPT
    comes_back(shop).does(CardResolvedUncharged(attempt(shop)))
    [told] = shop.happened(SettledToldLate)
    assert (told.said, told.told) == (True, False)
    assert (shop.screen, shop.state.debts) == (Screen.RECEIPT, ()), "the store is short of it, and nobody owes anything"


@pytest.mark.parametrize(("case", "owed"), [(going_back, 200), (refund, 478)])
def test_money_that_staff_said_went_back_and_that_did_not_is_owed(case: Callable[..., Shop], owed: int) -> None:
    shop = case(moved=True)
    assert shop.happened(PartReturned) or shop.happened(RefundPaid)
    comes_back(shop).does(CardResolvedUncharged(attempt(shop)))
    [debt] = shop.state.debts
    assert (debt.amount.minor, debt.tenders[0].receipt_no) == (owed, "")


@pytest.mark.parametrize(("case", "minor"), [(going_back, 200), (refund, 478)])
def test_money_that_went_back_though_staff_said_not_is_told_and_owed_to_nobody(
    case: Callable[..., Shop], minor: int
) -> None:
    shop = charged(comes_back(case(moved=False)), minor)
    [told] = shop.happened(SettledToldLate)
    assert (told.said, told.told, shop.state.debts) == (False, True, ())


def test_one_that_still_cannot_tell_or_tells_of_another_amount_is_asked_when_it_comes_again() -> None:
    shop = comes_back(payment(moved=False))
    shop.does(CardUnresolved(attempt(shop), "unclear", "emptied"))
    charged(shop, 479)
    assert (shop.happened(SettledToldLate), shop.state.settled is not None) == ([], True)
    comes_back(shop.does(DeviceLost(Device.TERMINAL, "silent", "")))


def test_one_that_was_there_all_the_time_is_not_asked_again() -> None:
    shop = comes_back(payment(moved=False))
    shop.effects.clear()
    shop.does(TerminalReadied(MARK))
    assert not any(isinstance(effect, QueryPayment) for effect in shop.effects)


def test_a_power_cut_forgets_neither_word() -> None:
    shop = comes_back(payment(moved=False).loses_power())
    assert len(charged(shop).state.debts) == 1
    assert len(shop.loses_power().state.debts) == 1


def test_books_carried_forward_carry_what_staff_settled() -> None:
    shop = payment(moved=True).does(NoPaperTouched(), BackTouched()).waits(60)
    [*_, carried] = shop.happened(LaneCarried)
    assert carried.settled == shop.state.settled
    assert carried.settled is not None


def test_nothing_is_asked_of_the_terminal_but_the_question() -> None:
    shop = payment(moved=False)
    begun = len(shop.happened(PaymentStarted))
    comes_back(shop)
    charged(shop)
    assert not any(isinstance(effect, AskTerminal) for effect in shop.effects)
    assert len(shop.happened(PaymentStarted)) == begun
