import datetime

import pytest

from kiosk.core.barcodes import Kind, Meaning, interpret

GS = "\x1d"
TODAY = datetime.date(2026, 3, 15)
PEN = "4006381333931"


def read(symbology: str, text: str) -> Meaning:
    return interpret(symbology, text, today=TODAY)


@pytest.mark.parametrize(
    ("symbology", "address"),
    [
        ("]Q1", f"https://id.gs1.org/01/{PEN}"),
        ("]d1", f"https://shop.example/de/products/01/0{PEN}"),
        ("]Q3", f"HTTPS://ID.GS1.ORG/01/{PEN}"),
        ("", f"http://example.com/01/{PEN}?utm=7&linkType=gs1:pip"),
    ],
)
def test_a_digital_link_is_read_and_never_opened(symbology, address):
    meaning = read(symbology, address)
    assert (meaning.valid, meaning.gtin) == (True, "04006381333931")


def test_a_digital_link_tells_lot_serial_weight_and_date():
    meaning = read("]Q1", f"https://example.com/a/01/{PEN}/22/2A/10/L%2F1/21/S9?17=261231&3103=001250&utm_source=x")
    assert (meaning.kind, meaning.weight_g, meaning.lot, meaning.serial) == (Kind.WEIGHED, 1250, "L/1", "S9")
    assert meaning.expires == datetime.date(2026, 12, 31)
    assert meaning.ais["22"] == "2A"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("https://example.com/hello", "names no item"),
        ("https://id.gs1.org/01/4006381333932", "check digit"),
        (f"https://id.gs1.org/01/{PEN}/21/S9/10/L1", "does not stand there"),
        (f"https://id.gs1.org/01/{PEN}/10", "in the middle"),
        (f"https://id.gs1.org/01/{PEN}?17=991399", "cannot be"),
        ("https:///01/4006381333931", "no well-formed web address"),
        ("https://id.gs1.org/00/340123450000000000", "pallet"),
    ],
)
def test_a_digital_link_that_names_no_item_is_refused_in_words(address, reason):
    meaning = read("]Q1", address)
    assert not meaning.valid
    assert reason in meaning.reason
