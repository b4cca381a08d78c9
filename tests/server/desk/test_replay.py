"""Baskets priced again: to the cent what `python -m kiosk price` says; nothing moves but what the change moves."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.__main__ import main
from kiosk.core.items import Item, Unit
from kiosk.core.master import sheet_records
from kiosk.core.pricing import ByHand, Discount, Label, Line, price_basket
from kiosk.core.pricing.rule_file import read_rules_text
from kiosk.core.sheet import LaterPrice, Row, read_sheet
from kiosk.core.values import Money, Weighing
from server.desk.previews import stands
from server.desk.replay import Basket, Cost, Stand, basket_of, cost, priced, told, touched
from tests.server.desk.desk import ASSETS, OFFERS, SHEET
from tests.server.sales import changed_sale, one_sale

RECORDS = dict(sheet_records(read_sheet(SHEET, "sample.csv"))) | {"rules:offers": OFFERS.decode()}
ITEMS = {row.item.key: row.item for row in read_sheet(SHEET, "sample.csv").rows}
PIZZA = ITEMS["09520011000017"]
AS_IS, _ = stands(RECORDS, RECORDS)
SINCE = "2026-11-20T10:00:00+01:00"


def basket(*lines: Line, by_hand: ByHand | None = None) -> Basket:
    return Basket("4", 7, "2026-11-20", "EUR", SINCE, lines, by_hand or ByHand(), (), 0)


def pieces(item: Item, quantity: int = 1, number: int = 1) -> Line:
    return Line(number, item, quantity)


def other_rules(change: Mapping[str, object], rule: str = "pizzas-2") -> dict[str, str]:
    """The sample with one promotion changed."""
    file = json.loads(OFFERS)
    file["rules"] = [{**one, **change} if one["id"] == rule else one for one in file["rules"]]
    return {**RECORDS, "rules:offers": json.dumps(file)}


KEYS = st.sampled_from(sorted(key for key, item in ITEMS.items() if item.unit is Unit.EACH))
LOADS = st.sampled_from(sorted(key for key, item in ITEMS.items() if item.unit is Unit.KG))


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(KEYS, st.integers(1, 6)), min_size=1, max_size=8),
    st.lists(st.tuples(LOADS, st.integers(100, 3000)), max_size=3),
)
def test_a_basket_costs_what_the_command_says_to_the_cent(
    some: list[tuple[str, int]], loads: list[tuple[str, int]]
) -> None:
    lines = [pieces(ITEMS[key], count, place) for place, (key, count) in enumerate(some, 1)]
    lines += [
        Line(len(some) + place, ITEMS[key], weighing=Weighing(grams, 0)) for place, (key, grams) in enumerate(loads, 1)
    ]
    document = {
        "currency": "EUR",
        "since": SINCE[:16],
        "lines": [
            *({"item": key, "qty": count} for key, count in some),
            *({"item": key, "weight_g": grams} for key, grams in loads),
        ],
    }
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as said:
        file = Path(folder) / "basket.json"
        file.write_text(json.dumps(document), encoding="utf-8")
        assert main(["price", str(file), "--rules", str(ASSETS / "offers.json")]) == 0
    assert priced(basket(*lines), AS_IS) == json.loads(said.getvalue())["to_pay_minor"]


def test_a_dearer_promotion_costs_who_has_it_and_nobody_else() -> None:
    now, then = stands(RECORDS, other_rules({"price": 550}))
    other = next(item for key, item in ITEMS.items() if item.category == "bags")
    assert cost(basket(pieces(PIZZA, 2)), now, then).difference == 50
    assert cost(basket(pieces(PIZZA, 1)), now, then).difference == 0
    assert cost(basket(pieces(other, 1)), now, then).difference == 0


def test_rules_that_stay_are_one_book_on_both_sides() -> None:
    now, then = stands(RECORDS, RECORDS)
    assert now.books == then.books
    assert then.items == {}


def with_price(minor: int, later: tuple[LaterPrice, ...] = ()) -> Stand:
    row = Row(PIZZA, 0)
    dearer = Item(**{**{name: getattr(PIZZA, name) for name in PIZZA.__slots__}, "price": Money(minor, "EUR")})  # type: ignore[arg-type]
    return Stand((), touched({PIZZA.key: row}, {PIZZA.key: Row(dearer, 0, later)}))


def test_a_changed_price_is_asked_for_pieces_but_not_where_a_label_or_staff_set_it() -> None:
    then = with_price(PIZZA.price.minor + 30)
    now = Stand((), {})
    labelled = Line(1, PIZZA, label=Label(price=Money(400, "EUR")))
    by_hand = Line(1, PIZZA, 2, override=Money(100, "EUR"))
    assert cost(basket(pieces(PIZZA, 3)), now, then).difference == 90
    assert cost(basket(labelled), now, then).difference == 0
    assert cost(basket(by_hand), now, then).difference == 0


def test_of_further_prices_the_new_one_is_looked_at_whenever_it_begins() -> None:
    later = (LaterPrice("2027-01-01T00:00:00", "", 199),)
    assert with_price(PIZZA.price.minor, later).items[PIZZA.key].price == Money(199, "EUR")
    assert with_price(PIZZA.price.minor).items == {}


def test_a_sale_comes_back_as_it_was_paid_with_what_staff_did_to_it() -> None:
    plain = basket_of(one_sale(), "2026-11-22", ())
    assert priced(plain, Stand((), {})) == price_basket(one_sale().lines, "EUR").to_pay.minor == plain.paid_minor
    changed = basket_of(changed_sale(), "2026-11-22", ())
    assert changed.by_hand == ByHand(discount=Discount(minor=50), exempt=True)
    assert [line.id for line in changed.lines if line.discount is not None] == [4]
    assert [line.id for line in changed.lines if line.override is not None] == [1]


@pytest.mark.parametrize("count", [0, 1, 30])
def test_sums_are_those_of_the_days_and_the_most_changed_come_first(count: int) -> None:
    costs = [Cost("4", one, f"2026-11-{one % 3 + 1:02d}", 100, 100 + one * (-1) ** one, 100) for one in range(count)]
    found = told(costs, "EUR")
    days = found["days"]
    assert isinstance(days, list)
    for place, name in enumerate(("was", "will", "paid", "baskets"), 1):
        assert found[name] == sum(row[place] for row in days)
    most = found["most"]
    assert isinstance(most, list)
    moved = [abs(row[4] - row[3]) for row in most]
    assert moved == sorted(moved, reverse=True)
    assert 0 not in moved


def test_rules_are_read_as_the_lanes_read_them() -> None:
    assert AS_IS.books[0].version == read_rules_text(OFFERS.decode()).version
