"""One pack is sold once: two codes of it, its recall, its dates, its serial number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.items import Pack
from kiosk.core.pricing import Label, Line
from kiosk.core.recalls import Recall
from kiosk.core.session.facts import CodeRefused, RefusedFor, SalePaid
from kiosk.core.session.inputs import (
    CountScanned,
    ExpiredScanned,
    ItemScanned,
    LabelScanned,
    QuantityTouched,
    SaveTouched,
    UndoTouched,
)
from kiosk.core.session.notes import Say
from kiosk.core.session.touches import Symbol
from kiosk.core.values import Money
from tests.shop import APPLES, BREAD, MILK, POLICY, SOAP, Shop

LOT = Pack(lot="L1", expires="2026-12-01")
ONE, OTHER = Pack(serial="S1"), Pack(serial="S2")
STALE = Pack(best_before="2026-11-21")


def bars(item=MILK) -> ItemScanned:  # type: ignore[no-untyped-def]
    return ItemScanned(item.key, item)


def matrix(pack: Pack | None = LOT, item=MILK) -> ItemScanned:  # type: ignore[no-untyped-def]
    return ItemScanned(item.key, item, pack, Symbol.MATRIX)


def lines(shop: Shop) -> list[tuple[int, Pack | None]]:
    assert shop.state.session is not None
    return [(line.quantity, line.pack) for line in shop.state.session.lines]


def said(shop: Shop) -> Say | None:
    return shop.state.message.say if shop.state.message else None


def opened() -> Shop:
    recalls = (Recall(item=MILK.key, lots=frozenset({"BAD"})), Recall(item=BREAD.key))
    return Shop(policy=replace(POLICY, recalls=recalls)).opens()


@pytest.mark.parametrize("codes", [(bars(), matrix()), (matrix(), bars())], ids=["bars first", "matrix first"])
def test_two_codes_of_one_pack_are_one_item_with_all_that_they_tell(codes: tuple[ItemScanned, ...]) -> None:
    assert lines(opened().does(*codes)) == [(1, LOT)]


def test_the_same_code_twice_is_two_packs_however_quickly() -> None:
    assert lines(opened().does(bars(), bars())) == [(2, None)]
    assert lines(opened().does(matrix(), matrix())) == [(2, LOT)]


def test_two_packs_with_two_codes_each_are_two() -> None:
    shop = opened().does(bars(), matrix())
    shop.now += 0.4
    assert lines(shop.does(bars(), matrix())) == [(2, LOT)]
    assert shop.total == 2 * 129


def test_the_other_code_after_a_while_is_another_pack() -> None:
    shop = opened().does(bars())
    shop.now += 1.5
    assert lines(shop.does(matrix())) == [(1, None), (1, LOT)]


def test_a_code_of_another_item_between_them_makes_them_two() -> None:
    assert lines(opened().does(bars(SOAP), bars(), matrix(item=APPLES), matrix()))[1:] == [(1, None), (1, LOT)]


def test_one_of_three_gets_what_its_other_code_tells() -> None:
    assert lines(opened().does(bars(), bars(), bars(), matrix())) == [(2, None), (1, LOT)]


@pytest.mark.parametrize(
    ("second", "say"),
    [
        (ExpiredScanned(MILK.key, MILK, Symbol.MATRIX), Say.EXPIRED),
        (matrix(Pack(lot="BAD")), Say.RECALLED),
    ],
)
def test_a_pack_is_taken_out_again_when_its_other_code_speaks_against_it(second: ItemScanned, say: Say) -> None:
    shop = opened().does(bars(), second)
    assert (lines(shop), shop.total, said(shop)) == ([], 0, say)


@pytest.mark.parametrize(
    "first", [ExpiredScanned(MILK.key, MILK, Symbol.MATRIX), matrix(Pack(lot="BAD"))], ids=["expired", "called back"]
)
def test_a_pack_that_was_refused_is_not_sold_by_its_other_code(first: ItemScanned) -> None:
    shop = opened().does(first, bars())
    assert lines(shop) == []
    shop.now += 2
    assert lines(shop.does(bars())) == [(1, None)]  # the next one is another pack


def test_a_line_that_was_undone_meanwhile_stays_undone() -> None:
    assert lines(opened().does(bars(), UndoTouched(), matrix())) == []


def test_a_lot_or_an_item_that_was_called_back_is_stopped() -> None:
    shop = opened().does(matrix(Pack(lot="BAD")))
    assert (said(shop), [fact.reason for fact in shop.happened(CodeRefused)]) == (Say.RECALLED, [RefusedFor.RECALLED])  # type: ignore[attr-defined]
    assert said(shop.does(bars(BREAD))) is Say.RECALLED
    assert said(shop.does(CountScanned(MILK.key, MILK, 6, Pack(lot="BAD")))) is Say.RECALLED
    assert lines(shop.does(matrix(Pack(lot="GOOD")))) == [(1, Pack(lot="GOOD"))]
    assert shop.state.message is None


def test_a_pack_past_its_best_is_sold_and_the_shopper_knows() -> None:
    shop = opened().does(matrix(STALE))
    assert (lines(shop), said(shop)) == ([(1, STALE)], Say.BEST_BEFORE)
    assert opened().does(matrix(Pack(best_before="2026-11-22"))).state.message is None
    label = LabelScanned("02812340000002", APPLES, Label(Money(299, "EUR")), STALE)
    assert said(opened().does(label)) is Say.BEST_BEFORE


def test_the_very_same_pack_is_not_sold_twice_in_a_visit() -> None:
    shop = opened().does(matrix(ONE), matrix(ONE))
    assert (lines(shop), said(shop)) == ([(1, ONE)], Say.PACK_IN_BASKET)
    assert lines(shop.does(matrix(OTHER))) == [(1, ONE), (1, OTHER)]


def test_a_pack_that_was_paid_for_here_is_stopped_even_after_a_power_cut() -> None:
    shop = opened().does(matrix(ONE)).pays().loses_power().does(matrix(ONE))
    assert (lines(shop), said(shop)) == ([], Say.PACK_SOLD)
    assert lines(shop.does(matrix(ONE, BREAD), matrix(OTHER))) == [(1, OTHER)]


def test_a_pack_with_a_number_of_its_own_has_no_stepper() -> None:
    shop = opened().does(matrix(ONE), QuantityTouched(1, 2))
    assert lines(shop) == [(1, ONE)]
    assert not Line(1, MILK, pack=ONE).countable
    assert lines(shop.does(QuantityTouched(1, 0))) == []
    assert lines(opened().does(matrix(LOT), QuantityTouched(1, 3))) == [(3, LOT)]


def test_what_was_sold_keeps_lot_date_and_serial_number() -> None:
    [paid] = opened().does(matrix(LOT), matrix(ONE, SOAP), matrix(ONE)).pays().happened(SalePaid)
    assert isinstance(paid, SalePaid)
    assert [line.pack for line in paid.sale.lines] == [LOT, ONE, ONE]


def test_a_basket_put_aside_loses_the_pack_that_somebody_paid_for_meanwhile() -> None:
    shop = opened().does(matrix(ONE), bars(SOAP), matrix(OTHER), SaveTouched())
    code = shop.state.saved[0].code
    shop.does(matrix(ONE)).pays()
    from kiosk.core.session.inputs import BasketCodeGiven, NoPaperTouched

    shop.does(NoPaperTouched()).waits(60).does(BasketCodeGiven(code))
    assert (lines(shop), said(shop)) == ([(1, None), (1, OTHER)], Say.PACK_SOLD)
