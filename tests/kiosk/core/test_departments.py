"""Sold by department: under which tax, and under what name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.departments import department_item
from kiosk.core.values import Money
from tests.shop import BREAD, MILK, SOAP

PRICE = Money(250, "EUR")


def test_a_thing_of_a_department_has_the_tax_that_most_of_its_shelf_has() -> None:
    item = department_item("dairy", {"en": "Dairy"}, (MILK, BREAD, SOAP), PRICE)
    assert item is not None
    assert (item.key, item.name("en"), item.price, item.tax, item.category) == (
        "dept:dairy", "Dairy", PRICE, MILK.tax, "dairy",
    )  # fmt: skip


def test_between_equals_the_higher_rate_is_asked() -> None:
    item = department_item("mixed", {"en": "Mixed"}, (MILK, SOAP), PRICE)
    assert item is not None
    assert item.tax == SOAP.tax


@pytest.mark.parametrize(("ages", "wanted"), [((0, 16, 18), 18), ((0, 0, 18), 0), ((16, 0), 16), ((0,), 0)])
def test_of_a_shelf_for_grown_ups_it_is_for_grown_ups(ages: tuple[int, ...], wanted: int) -> None:
    item = department_item("wine", {}, [replace(MILK, min_age=age) for age in ages], PRICE)
    assert item is not None
    assert item.min_age == wanted


def test_a_shelf_with_nothing_of_this_currency_sells_nothing() -> None:
    assert department_item("dairy", {}, (replace(MILK, price=Money(1, "USD")),), PRICE) is None
