import datetime

import pytest

from kiosk.core.barcodes import Kind, Meaning, interpret

GS = "\x1d"
TODAY = datetime.date(2026, 3, 15)
PEN = "4006381333931"


def read(symbology: str, text: str) -> Meaning:
    return interpret(symbology, text, today=TODAY)


@pytest.mark.parametrize(
    ("symbology", "text"),
    [
        ("]E0", "0512345678900"),
        ("]E0", "9812345678902"),
        ("]E0", "9912345678909"),
        ("]e0", "8110106141416543213500110000310123196000"),
    ],
)
def test_coupons_are_known_as_coupons(symbology, text):
    meaning = read(symbology, text)
    assert (meaning.valid, meaning.kind, meaning.item_key) == (True, Kind.COUPON, None), meaning.reason


def test_a_number_that_no_layout_claims_is_an_item_of_its_own():
    meaning = read("", "2000001000007")
    assert (meaning.kind, meaning.gtin, meaning.item_key) == (Kind.ITEM, "02000001000007", "02000001000007")


def test_an_in_store_label_is_known_behind_a_gs1_identifier_too():
    meaning = interpret("]e0", "0102012345804999", region="GB")
    assert (meaning.kind, meaning.price_minor, meaning.item_key) == (Kind.PRICED, 499, "02012345000001")
