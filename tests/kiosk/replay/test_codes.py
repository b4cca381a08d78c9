"""Codes that mean the goods again."""

from dataclasses import replace

import pytest

from kiosk.core.barcodes import interpret
from kiosk.core.items import Pack, Unit
from kiosk.core.pricing import Label, Line
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.values import Money
from kiosk.replay.codes import coupon_code, goods_code
from tests.kiosk.core.pricing.test_coupons import TWO_OFF
from tests.shop import APPLES, MILK

HAM = replace(MILK, key="02812340000002", unit=Unit.KG)
ROLL = replace(MILK, key="02212350000007")
BAG = replace(MILK, key="02512360000005")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (Line(1, replace(MILK, key="09520002000217")), "9520002000217"),
        (Line(1, replace(MILK, key="00000020000035")), "20000035"),
        (Line(1, replace(MILK, key="19520002000214")), "]C10119520002000214"),
        (Line(1, HAM, label=Label(net_g=500)), "2812346005001"),
        (Line(1, ROLL, label=Label(Money(500, "EUR"))), "2212356005006"),
        (Line(1, BAG, 6), "2512362000065"),
        (Line(1, APPLES), None),
    ],
)
def test_the_code_of_a_line_means_that_line(line: Line, code: str | None) -> None:
    assert goods_code(line) == code


def test_a_pack_keeps_its_days_lot_and_serial_number() -> None:
    pack = Pack(lot="L1", serial="S9", expires="2027-01-31", best_before="2026-12-24")
    code = goods_code(Line(1, replace(MILK, key="09520006000183"), pack=pack))
    meaning = interpret("]d2", (code or "").removeprefix("]d2"))
    assert (meaning.lot, meaning.serial) == ("L1", "S9")
    assert (str(meaning.expires), str(meaning.best_before)) == ("2027-01-31", "2026-12-24")
    assert goods_code(Line(1, MILK, pack=Pack(lot="L1"))) == f"]d201{MILK.key}10L1"


def test_a_label_that_no_usual_layout_has_is_not_made_up() -> None:
    odd = replace(MILK, key="02999990000000")
    assert goods_code(Line(1, odd, label=Label(net_g=123_456))) is None


def test_coupons_are_written_as_the_store_writes_them() -> None:
    assert coupon_code(Coupon(id="JAM50", serial="000001")) == "]C0JAM50-000001"
    assert coupon_code(Coupon(id="FIVE")) == "]C0FIVE"
    assert coupon_code(Coupon(id="8110:0614141-654321", offer=TWO_OFF)) is None
