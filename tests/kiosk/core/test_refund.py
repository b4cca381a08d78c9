"""What comes back is what was sold, to the last cent and never more, however it is parted."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from kiosk.core.pricing import price_basket
from kiosk.core.refund import gone, left, returned, steps
from kiosk.core.sale import Sale, Tender
from kiosk.core.session.facts import SalePaid
from kiosk.core.values import Money
from tests.kiosk.core.pricing.baskets import a_book, some_items, some_lines
from tests.shop import BREAD, MILK, Shop


def sold(*minors: int) -> Sale:
    """Two milk and a bread, 6.07, paid in parts of `minors` and the rest."""
    (paid,) = Shop().opens().scans(MILK, MILK, BREAD).pays().happened(SalePaid)
    assert isinstance(paid, SalePaid)
    return in_parts(paid.sale, *minors)


def in_parts(sale: Sale, *minors: int) -> Sale:
    parts = tuple(
        replace(sale.tender, amount=Money(minor, "EUR"), attempt=f"p{place}") for place, minor in enumerate(minors)
    )
    rest = sale.pricing.to_pay.minor - sum(minors)
    return replace(sale, earlier=parts, tender=replace(sale.tender, amount=Money(rest, "EUR")))


def booked(sale: Sale, returns: list[Sale], chosen: dict[int, int], number: int, *, undo: bool = False) -> Sale:
    """The refund of `chosen`, as the lane books it when every step went through."""
    lines, pricing = returned(sale, returns, chosen)
    plan = steps(sale, returns, -pricing.to_pay, undo=undo)
    tenders = [replace(step.of, amount=-step.amount, of=step.of.attempt, attempt=f"r{number}") for step in plan]
    *earlier, last = tenders
    return replace(
        sale, receipt_no=number, lines=lines, pricing=pricing, earlier=tuple(earlier), tender=last,
        returns=sale.receipt_no,
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_however_it_comes_back_all_refunds_together_are_the_sale_with_its_sign_turned(seed: int) -> None:
    chance = Random(seed)
    lines = tuple(some_lines(chance, some_items(chance)))
    pricing = price_basket(lines, "EUR", a_book(chance))
    sale = replace(sold(), lines=lines, pricing=pricing)
    total = pricing.to_pay.minor
    if total < 3:
        return
    sale = in_parts(sale, chance.randint(1, total - 2), 1)
    returns: list[Sale] = []
    while any(left(sale, returns).values()):
        choice = {line: chance.randint(0, units) for line, units in left(sale, returns).items()}
        if not any(choice.values()) or returned(sale, returns, choice)[1].to_pay.minor >= 0:
            choice = left(sale, returns)
            if returned(sale, returns, choice)[1].to_pay.minor >= 0:
                return  # what is left costs nothing
        returns.append(booked(sale, returns, choice, 100 + len(returns)))
        refund = returns[-1]
        assert sum(tender.amount.minor for tender in refund.tenders) == refund.pricing.to_pay.minor
        assert refund.pricing.net + refund.pricing.tax == refund.pricing.to_pay
    for figure in ("net", "tax", "to_pay", "saving"):
        assert sum(getattr(one.pricing, figure).minor for one in returns) == -getattr(pricing, figure).minor
    for total_of in pricing.by_rate:
        back = [one for refund in returns for one in refund.pricing.by_rate if one.tax == total_of.tax]
        assert sum(one.amount.minor for one in back) == -total_of.amount.minor
    assert back_by_tender(returns) == {tender.attempt: -tender.amount.minor for tender in sale.tenders}


def back_by_tender(returns: list[Sale]) -> dict[str, int]:
    went: dict[str, int] = {}
    for refund in returns:
        for tender in refund.tenders:
            went[tender.of] = went.get(tender.of, 0) + tender.amount.minor
    return went


def test_no_more_than_was_sold_comes_back_and_not_nothing() -> None:
    sale = sold()
    first = booked(sale, [], {1: 1}, 2)
    before, after = left(sale, []), left(sale, [first])
    assert (gone([first]), before[1] - after[1]) == ({1: 1}, 1)
    for chosen in ({}, {1: 0}, {9: 1}):
        with pytest.raises(ValueError, match="nothing comes back"):
            returned(sale, [], chosen)
    whole = booked(sale, [first], left(sale, [first]), 3)
    assert not any(left(sale, [first, whole]).values())
    with pytest.raises(ValueError, match="cannot go back"):
        returned(sale, [first, whole], {sale.lines[0].id: 1})


def ways(sale: Sale, returns: list[Sale], minor: int, *, undo: bool) -> list[tuple[str, int, bool]]:
    plan = steps(sale, returns, Money(minor, "EUR"), undo=undo)
    return [(step.of.attempt, step.amount.minor, step.given) for step in plan]


def test_all_of_it_on_the_same_day_undoes_each_payment_the_last_one_first() -> None:
    sale = sold(100, 200)
    assert ways(sale, [], 607, undo=True) == [(sale.tender.attempt, 307, False), ("p1", 200, False), ("p0", 100, False)]


def test_a_part_or_a_later_day_is_given_to_the_card_none_gets_more_than_it_paid() -> None:
    sale = sold(100, 200)
    last = sale.tender.attempt
    assert ways(sale, [], 607, undo=False) == [(last, 307, True), ("p1", 200, True), ("p0", 100, True)]
    assert ways(sale, [], 349, undo=True) == [(last, 307, True), ("p1", 42, True)]
    bread = {line.id: line.units for line in sale.lines if line.item == BREAD}
    first = booked(sale, [], bread, 2, undo=True)
    assert ways(sale, [first], 258, undo=True) == [("p1", 158, True), ("p0", 100, True)]


def test_a_tender_says_whose_money_it_takes_back() -> None:
    refund = booked(sold(), [], {1: 1}, 2)
    assert isinstance(refund.tender, Tender)
    assert (refund.tender.of, refund.tender.amount.minor < 0) == (sold().tender.attempt, True)
