"""What the unit is asked leads to no e-receipt, and every part of a sale changes it."""

from dataclasses import replace

from kiosk.core.fiscal import process_data, sign_key
from kiosk.core.receipt import page_hash
from kiosk.core.session.facts import SalePaid
from kiosk.core.signature import Signing
from kiosk.core.values import Money
from tests.shop import MILK, Shop


def test_the_units_name_for_a_sale_is_its_own() -> None:
    (paid,) = Shop().opens().scans(MILK).pays().happened(SalePaid)
    assert isinstance(paid, SalePaid)
    key = sign_key(paid.sale)
    assert len(key) == 32
    assert key.isalnum()
    assert not page_hash(paid.sale.page_code).startswith(key)
    assert key == sign_key(replace(paid.sale, page_code="", signing=Signing.FAILED))
    assert key != sign_key(replace(paid.sale, receipt_no=2))


def test_another_amount_is_other_data() -> None:
    (paid,) = Shop().opens().scans(MILK).pays().happened(SalePaid)
    assert isinstance(paid, SalePaid)
    dearer = replace(paid.sale, pricing=replace(paid.sale.pricing, to_pay=Money(130, "EUR")))
    assert process_data(paid.sale) != process_data(dearer)
