"""The store lets goods go back at one lane at a time: it is asked before any money moves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.claims import Claim, Unclaimed
from kiosk.core.refund import Wanted
from kiosk.core.session.effects import AskTerminal, ClaimRefund, FindSale, PushOutbox
from kiosk.core.session.inputs import (
    AllBackTouched,
    CardTouched,
    ClaimAnswered,
    PayTouched,
    ReceiptGiven,
    RefundTouched,
    SaleFound,
    StaffActed,
)
from kiosk.core.session.notes import Say
from kiosk.core.session.refund_facts import RefundStarted, RefundStopped
from kiosk.core.session.state import AttemptKind, Screen
from kiosk.core.staff import Act
from kiosk.core.values import Money
from tests.kiosk.core.session.crew import signs_on
from tests.kiosk.core.session.test_decide_refunds import UNSIGNED, after_a_sale, gives_back_all, refund_of, said, sold
from tests.shop import MILK, Shop

ASKED = replace(UNSIGNED, shares_baskets=True)
ELSEWHERE = {"lane": "7", "session": "7-000012", "receipt_no": 12, "paid_at": "2026-11-22T09:00:00+00:00"}


def claims(shop: Shop) -> list[Claim]:
    return [effect.claim for effect in shop.effects if isinstance(effect, ClaimRefund)]


def asks(shop: Shop) -> str:
    """All of the sale is to go back, and the store is asked; the refund."""
    gives_back_all(shop)
    assert shop.state.refund is not None
    return shop.state.refund.id


def test_the_store_is_asked_before_any_money_moves_and_its_yes_lets_it_go() -> None:
    shop = after_a_sale(policy=ASKED)
    refund, sale = asks(shop), sold(shop)
    (claim,) = claims(shop)
    assert claim == Claim(refund=refund, of=Wanted(1, "4", sale.paid_at), units={1: 2, 2: 1})
    assert (shop.screen, shop.state.attempt, len(shop.happened(RefundStarted))) == (Screen.REFUND, None, 1)
    shop.does(RefundTouched(), ClaimAnswered("another"))
    assert shop.state.attempt is None
    shop.does(ClaimAnswered(refund)).terminal_authorises().terminal_completes()
    assert (refund_of(shop).session, refund_of(shop).returns_at) == (refund, sale.paid_at)
    shop.does(ClaimAnswered(refund))
    assert (shop.state.attempt, shop.state.refund) == (None, None)


@pytest.mark.parametrize(
    ("why", "say", "again"),
    [
        (Unclaimed.AWAY, Say.REFUND_AWAY, False),
        (Unclaimed.HELD, Say.REFUND_HELD, True),
        (Unclaimed.CHANGED, Say.REFUND_CHANGED, True),
    ],
)
def test_without_the_stores_yes_nothing_goes_back_and_staff_is_told_why(
    why: Unclaimed, say: Say, *, again: bool
) -> None:
    shop = after_a_sale(policy=ASKED)
    shop.does(ClaimAnswered(asks(shop), why))
    assert (said(shop), len(shop.happened(RefundStopped)), shop.state.refund) == (say, 1, None)
    assert not any(
        isinstance(effect, AskTerminal) and effect.kind is not AttemptKind.PAYMENT for effect in shop.effects
    )
    assert isinstance(shop.effects[-1], FindSale) == again


def test_the_stores_yes_to_who_has_gone_moves_no_money_even_beside_a_shopper_who_pays() -> None:
    shop = after_a_sale(policy=ASKED)
    refund = asks(shop)
    shop.does(StaffActed(Act.SIGN_OFF)).scans(MILK).does(PayTouched(), CardTouched(), ClaimAnswered(refund))
    assert (len(shop.happened(RefundStopped)), shop.state.refund, shop.attempt.kind) == (1, None, AttemptKind.PAYMENT)
    assert shop.terminal_authorises().terminal_completes().screen is Screen.RECEIPT


def test_a_power_cut_while_the_store_is_asked_leaves_nothing_to_give_back() -> None:
    shop = after_a_sale(policy=ASKED)
    asks(shop)
    shop = shop.loses_power()
    assert (shop.state.refund, shop.state.attempt, len(shop.happened(RefundStopped))) == (None, None, 1)
    assert any(isinstance(effect, PushOutbox) for effect in shop.effects)


def test_a_receipt_of_another_lane_is_credited_to_the_card_and_booked_with_its_reference() -> None:
    shop = after_a_sale(policy=ASKED)
    sale = replace(sold(shop), **ELSEWHERE)
    wanted = Wanted(12, "7")
    signs_on(shop).does(StaffActed(Act.REFUND), ReceiptGiven(wanted), SaleFound(wanted, sale), AllBackTouched())
    shop.does(RefundTouched())
    (claim,) = claims(shop)
    assert claim.of == Wanted(12, "7", sale.paid_at)
    shop.does(ClaimAnswered(claim.refund))
    assert shop.attempt.kind is AttemptKind.GIVE_BACK  # though of today, and by a terminal of that number
    shop.terminal_authorises().terminal_completes()
    refund = refund_of(shop)
    assert (refund.lane, refund.returns, refund.returns_lane) == ("4", 12, "7")


def test_a_receipt_that_nobody_can_be_asked_for_or_of_other_money_is_not_there() -> None:
    shop, wanted = after_a_sale(policy=ASKED), Wanted(12, "7")
    signs_on(shop).does(StaffActed(Act.REFUND), ReceiptGiven(wanted), SaleFound(wanted, None, away=True))
    assert shop.state.desk is not None
    assert (shop.state.desk.missing, shop.state.desk.away) == (True, True)
    sale = sold(shop)
    dollars = replace(sale, pricing=replace(sale.pricing, to_pay=Money(607, "USD")))
    shop.does(ReceiptGiven(wanted), SaleFound(wanted, dollars))
    assert (shop.state.desk.missing, shop.state.desk.sale) == (True, None)
