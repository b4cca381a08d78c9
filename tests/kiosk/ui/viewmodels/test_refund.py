"""Goods come back, as staff sees it."""

from dataclasses import replace

from kiosk.core.refund import LAST, Wanted
from kiosk.core.session.inputs import (
    AllBackTouched,
    BackTouched,
    CodeKeyTouched,
    PaperTouched,
    ReceiptGiven,
    RefundTouched,
    UnitsTouched,
)
from kiosk.ui.viewmodels.refund import RefundViewModel, derive_refund
from tests.kiosk.ui.scenes import scene


def test_a_receipt_is_asked_for_and_one_that_is_not_here_is_said_so() -> None:
    props = derive_refund(scene("find-receipt"), "12")
    assert (props.step, props.typed, props.lane, props.doubtful) == ("ask", "4-000012", "Of lane 4", False)
    assert not derive_refund(scene("find-receipt"), "").able
    missing = derive_refund(scene("find-receipt-missing"), "77")
    assert (missing.doubtful, missing.hint) == (
        True, "There is no such receipt. Please compare the number.",
    )  # fmt: skip


def test_what_comes_back_is_counted_and_what_it_brings_is_said() -> None:
    props = derive_refund(scene("refund"), "")
    assert (props.step, props.amount, props.able) == ("choose", "€8.89", True)
    assert [row.quantity for row in props.rows] == [1, 0, 0, 0, 0, 0, 1]
    assert [row.price for row in props.rows[1:3]] == ["0.845 kg", "2 of 2 left"]
    # 7.57 and 1.32 are the 8.89
    assert [row.price for row in (props.rows[0], props.rows[6])] == ["1 of 1 left · €7.57", "3 of 3 left · €1.32"]


def test_that_the_store_is_asked_or_cannot_be_is_said() -> None:
    asking = derive_refund(scene("refund-asking"), "")
    assert (asking.step, asking.hint, asking.able) == ("run", "We are asking the store.", False)
    away = derive_refund(scene("find-receipt-away"), "77")
    assert (away.doubtful, away.hint) == (True, "The store can't be asked for it now. Please try again later.")
    assert derive_refund(scene("refund-away"), "").step == "choose"


def test_while_the_money_goes_and_when_it_went() -> None:
    props = derive_refund(scene("refund-card"), "")
    assert (props.hint, props.reader, props.amount) == ("The shopper holds their card to the reader.", "card", "€8.89")
    done = derive_refund(scene("refund-done"), "")
    assert (done.step, done.title, done.hint) == (
        "done", "€8.89 went back", "Receipt 4-000002. Please give it to the shopper.",
    )  # fmt: skip


def test_a_receipt_that_may_not_be_on_paper_is_offered_again() -> None:
    props = derive_refund(scene("refund-unprinted"), "")
    assert (props.again, props.hint) == (True, "Receipt 4-000002. It may not be on paper.")
    assert not derive_refund(scene("refund-done"), "").again


def test_a_card_is_offered_only_where_the_wallet_refused_and_a_reader_is_there() -> None:
    refused = scene("refund-refused-phone")
    assert (derive_refund(refused, "").to_card, derive_refund(scene("refund"), "").to_card) == (True, False)
    no_reader = replace(refused, state=replace(refused.state, mark=None))
    assert not derive_refund(no_reader, "").to_card


def test_touches_are_posted(qtbot) -> None:
    posted: list[object] = []
    refund = RefundViewModel(posted.append)
    refund.show(scene("find-receipt"))
    refund.give()
    for key in "0123":
        refund.digit(key)
    refund.erase()
    refund.give()
    refund.nextLane()
    refund.give()
    refund.last()
    refund.count("3", -1)
    refund.everything()
    refund.refund()
    refund.refundToCard()
    refund.printAgain()
    refund.leave()
    key = CodeKeyTouched()
    assert posted == [
        *[key] * 5, ReceiptGiven(Wanted(12)), key, ReceiptGiven(Wanted(12, "3")), ReceiptGiven(LAST),
        UnitsTouched(3, -1), AllBackTouched(), RefundTouched(), RefundTouched(to_card=True), PaperTouched(),
        BackTouched(),
    ]  # fmt: skip
