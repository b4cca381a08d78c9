import datetime

import pytest

from kiosk.core.barcodes import Kind, Meaning, interpret

GS = "\x1d"
TODAY = datetime.date(2026, 3, 15)
PEN = "4006381333931"


def read(symbology: str, text: str) -> Meaning:
    return interpret(symbology, text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "upc_a"),
    [
        ("0425261", "042100005264"),
        ("01234565", "012345000065"),
        ("0654321", "065100004327"),
        ("425261", "042100005264"),
    ],
)
def test_a_upc_e_is_widened_to_the_upc_a_that_it_stands_for(text, upc_a):
    assert read("]E0", text).gtin == upc_a.zfill(14)


def test_the_same_eight_digits_are_a_upc_e_or_an_ean_8_by_their_symbology():
    assert read("]E0", "01234565").gtin == "00012345000065"
    assert read("]E4", "01234565").gtin == "00000001234565"
    assert read("", "01234565").gtin == "00000001234565"


@pytest.mark.parametrize(
    ("symbology", "text", "addon"),
    [
        ("]E3", "977031784700105", "05"),
        ("]E3", "978316148410052495", "52495"),
        ("]E3", "04210000526412", "12"),
        ("]E0", "9770317847001]E105", "05"),
        ("]E0", "9783161484100]E252495", "52495"),
        ("]E0", "978316148410052495", "52495"),
        ("]E0", "9770317847001 05", "05"),
        ("]E4", "9638507405", "05"),
    ],
)
def test_an_add_on_is_split_off(symbology, text, addon):
    meaning = read(symbology, text)
    assert (meaning.valid, meaning.kind, meaning.addon) == (True, Kind.ITEM, addon)
