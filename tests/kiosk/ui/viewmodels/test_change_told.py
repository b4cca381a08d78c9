"""The words of a change, as staff read them."""

from __future__ import annotations

import pytest

from kiosk.core.changes import Why
from kiosk.core.staff import Act
from kiosk.gallery.goods import SHELF
from kiosk.ui.viewmodels.change_told import choice_names, hint_told, reason_name, typed_told
from tests.kiosk.ui.scenes import scene


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("change-price", "Bananas, loose · €1.99/kg\nAt most 30 % less, by your role."),
        ("change-price-set", "Free-range eggs, 10 · €2.99 each\nAt most 30 % less, by your role."),
        ("change-discount", "Sourdough bread 500 g · €3.49\nAt most 20 %, by your role."),
        ("change-over-limit", "The whole basket: €24.58\nAt most 20 %, by your role."),
        ("change-quantity", "Whole milk 1 l: 2 now"),
        ("change-void", "Laundry detergent, colour, 1.3 l · €6.99"),
        ("change-sale", "The whole basket: €24.58"),
        ("change-department", "Where is it from?"),
        ("change-coupon", "Which coupon is it?"),
        ("change-tax", "Type the number of the certificate."),
        ("change-tax-again", "This basket is without tax."),
    ],
)
def test_it_says_what_it_is_about_and_up_to_how_much(moment: str, told: str) -> None:
    shown = scene(moment)
    session, changing = shown.state.session, shown.state.changing
    assert session is not None
    assert changing is not None
    assert hint_told(shown, session, changing, "") == told


def test_a_figure_is_read_from_its_end() -> None:
    shown = scene("staff-basket")
    told = [typed_told(shown, Act.DISCOUNT, "15", amount=amount) for amount in (False, True)]
    assert told == ["15 %", "€0.15"]
    assert typed_told(shown, Act.QUANTITY, "", amount=False) == "–"


def test_departments_and_coupons_are_called_as_in_the_store() -> None:
    assert choice_names(scene("staff-basket"), Act.DEPARTMENT, SHELF)["bakery"] == "Bakery"
    assert choice_names(scene("staff-basket", "zh_CN"), Act.COUPON, SHELF) == {
        "EGGS50": "鸡蛋立减 0.50", "FIVE": "满 50 减 5", "WINE10": "葡萄酒九折",
    }  # fmt: skip


def test_every_reason_has_its_words() -> None:
    told = [reason_name(scene("staff-basket"), why) for why in Why]
    assert len(set(told)) == len(Why)
