"""A sale is taken only when it adds up to the cent."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from kiosk.core.session.facts import SalePaid
from kiosk.core.session.inputs import AddWeighedTouched, ScalePriced, StartTouched
from kiosk.core.wire import sale_payload
from server.ingest.payloads import SaleIn, SaleIn3, TapIn, TapIn1
from tests.server.sales import BULB, altered, asked_tap, payload, sale, sale_with_coupon, tap
from tests.shop import APPLES, BANANAS, BREAD, MILK, POLICY, SOAP, Shop

Change = Callable[[dict[str, Any]], object]


def test_a_sale_as_the_lane_makes_it_is_taken() -> None:
    assert SaleIn.model_validate(payload()).total.gross_minor == payload()["total"]["gross_minor"]


@pytest.mark.parametrize(
    "packs",
    [
        [{"line": 9, "lot": "L", "serial": "", "expires": "", "best_before": ""}],
        [{"line": 1, "lot": "L", "serial": "", "expires": "", "best_before": ""}] * 2,
        [{"line": 1, "lot": "L", "serial": "", "expires": "tomorrow", "best_before": ""}],
        [{"line": 1, "lot": "L" * 21, "serial": "", "expires": "", "best_before": ""}],
    ],
)
def test_a_pack_that_cannot_be_of_this_sale_is_refused(packs: list[dict[str, Any]]) -> None:
    told = dict(sale_with_coupon(7).payload)
    assert SaleIn3.model_validate(told).coupons[0].coupon == "M20"
    with pytest.raises(ValidationError):
        SaleIn3.model_validate({**told, "packs": packs})


def by_a_scale(total_minor: int) -> dict[str, Any]:
    """Apples, 0.845 kg at 2.79: 235.755, as a scale has it that computes prices."""
    shop = Shop(policy=replace(POLICY, scale_prices=True)).opens().does(StartTouched()).picks(APPLES)
    shop.does(ScalePriced(1, 845, 10, 279, total_minor), AddWeighedTouched()).pays()
    (paid,) = shop.happened(SalePaid)
    assert isinstance(paid, SalePaid)
    return sale_payload(paid.sale)


@pytest.mark.parametrize("total_minor", [235, 236])
def test_a_load_costs_what_the_scale_says_whichever_way_it_rounds(total_minor: int) -> None:
    assert SaleIn.model_validate(by_a_scale(total_minor)).total.gross_minor == total_minor


def test_a_total_that_no_scale_can_have_said_is_refused() -> None:
    told = by_a_scale(235)
    for change, sentence in (
        ({"scale_total_minor": 234}, "not what weight and price come to"),
        ({"scale_total_minor": 237}, "not what weight and price come to"),
        ({"scale_total_minor": 236}, "is not the shelf price"),
        ({"gross_g": None, "tare_g": None, "unit": "each"}, "is of a weighed line"),
    ):
        with pytest.raises(ValidationError, match=sentence):
            SaleIn.model_validate({**told, "lines": [{**told["lines"][0], **change}]})


def test_random_baskets_add_up_alike_on_lane_and_server() -> None:
    chance = random.Random(4)
    for _ in range(40):
        shop = Shop().opens().scans(*chance.choices([MILK, BREAD, SOAP, BULB], k=chance.randint(1, 8)))
        shop.weighs(chance.choice([APPLES, BANANAS]), 5 * chance.randrange(25, 600)).pays()
        (paid,) = shop.happened(SalePaid)
        assert isinstance(paid, SalePaid)
        SaleIn.model_validate(sale_payload(paid.sale))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda sale: sale["lines"][0].update(price_minor=130), "is not the shelf price"),
        (lambda sale: sale["lines"][0].update(quantity=0), "greater than or equal to 1"),
        (lambda sale: sale["lines"][0].update(net_minor=1), "not what the tax rate makes"),
        (lambda sale: sale["lines"][0]["tax"].update(rate_bp=0), "not what the tax rate makes"),
        (lambda sale: sale["lines"][-1].update(gross_g=None), "gross and tare"),
        (lambda sale: sale["lines"][-1].update(tare_g=9999), "has no net weight"),
        (lambda sale: sale["lines"][0].update(gross_g=100, tare_g=0), "gross and tare"),
        (lambda sale: sale["lines"][1].update(line=1), "two lines have the same number"),
        (lambda sale: sale["lines"].pop(), "the lines' net_minor come to"),
        (lambda sale: sale["total"].update(saving_minor=5), "the total says 5"),
        (lambda sale: sale["by_rate"].pop(), "the tax summary is not"),
        (lambda sale: sale["by_rate"][0].update(tax_minor=0), "the tax summary is not"),
        (lambda sale: sale["tenders"][0].update(amount_minor=1), "1 was paid"),
        (lambda sale: sale["tenders"][0].update(card_last4="4242424242424242"), "match pattern"),
        (lambda sale: sale["tenders"][0].update(card_number="x"), "Extra inputs are not permitted"),
        (lambda sale: sale.update(currency="euro"), "match pattern"),
        (lambda sale: sale.update(paid_at="2026-11-22T10:00:00"), "a time needs its zone"),
        (lambda sale: sale.update(paid_at="yesterday"), "Invalid isoformat"),
        (lambda sale: sale.update(receipt_no="1"), "valid integer"),
        (lambda sale: sale.update(session="a\x00b"), "match pattern"),
        (lambda sale: sale.update(lines=[]), "at least 1 item"),
    ],
)
def test_what_does_not_add_up_is_refused_with_the_reason(change: Change, sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        SaleIn.model_validate(altered(1, change).payload)
    assert sentence in str(caught.value)


def test_a_reduction_is_the_difference_to_the_shelf_price() -> None:
    def reduced(minor: int) -> Change:
        def change(sale: dict[str, Any]) -> None:
            line = sale["lines"][0]
            line["reasons"] = [{"rule": "second half price", "units": 1, "saving_minor": minor}]

        return change

    with pytest.raises(ValidationError, match="258 is not the shelf price 258 less 9"):
        SaleIn.model_validate(altered(1, reduced(9)).payload)


@pytest.mark.parametrize(
    "change",
    [{"face": 0}, {"face": 6}, {"face": True}, {"hour": "2026-11-22T10:15"}, {"tap": "1"}, {"sale": 4}, {"weighed": 1}],
)
def test_a_tap_is_anonymous_and_exact_or_refused(change: dict[str, object]) -> None:
    TapIn1.model_validate(tap(1).payload)
    with pytest.raises(ValidationError):
        TapIn1.model_validate({**tap(1).payload, **change})


@pytest.mark.parametrize(
    "change",
    [
        {"question": ""},
        {"question": "Was it?"},
        {"reasons": ["a", "b", "c", "d"]},
        {"reasons": ["a", "a"]},
        {"remark": "x" * 121},
        {"remark": "two\nlines"},
    ],
)
def test_an_explained_tap_is_exact_or_refused(change: dict[str, object]) -> None:
    told = asked_tap(2, of=1, reasons=["slow"], remark="too slow").payload
    TapIn.model_validate(told)
    with pytest.raises(ValidationError):
        TapIn.model_validate({**told, **change})


def test_the_samples_are_what_they_seem() -> None:
    assert SaleIn.model_validate(dict(sale(3).payload)).receipt_no == 3
