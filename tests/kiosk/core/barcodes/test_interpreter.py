import dataclasses
import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.barcodes import Kind, Meaning, ReasonKind, interpret

GS = "\x1d"
TODAY = datetime.date(2026, 3, 15)
PEN = "4006381333931"


def read(symbology: str, text: str, **store: str) -> Meaning:
    return interpret(symbology, text, today=TODAY, **store)


@pytest.mark.parametrize(
    ("symbology", "text", "gtin"),
    [
        ("]E0", PEN, "04006381333931"),
        ("]E0", "0042100005264", "00042100005264"),  # UPC-A as 13 digits
        ("]E0", "042100005264", "00042100005264"),  # and as 12
        ("]E4", "96385074", "00000096385074"),
        ("", PEN, "04006381333931"),
        ("", "042100005264", "00042100005264"),
        ("", "96385074", "00000096385074"),
        ("", "14006381333938", "14006381333938"),
        ("]I1", "14006381333938", "14006381333938"),
        ("]e0", "0104006381333931", "04006381333931"),
        ("]E0", "9783161484100", "09783161484100"),  # ISBN
        ("]E0", "9770317847001", "09770317847001"),  # ISSN
    ],
)
def test_an_item_number_is_fourteen_digits_however_it_was_read(symbology, text, gtin):
    meaning = read(symbology, text)
    assert (meaning.valid, meaning.kind, meaning.gtin, meaning.item_key) == (True, Kind.ITEM, gtin, gtin)


@pytest.mark.parametrize(
    ("symbology", "text"),
    [
        ("]E0", "4006381333932"),
        ("]E4", "96385075"),
        ("]E0", "01234566"),
        ("", "4006381333932"),
        ("]e0", "0104006381333932"),
    ],
)
def test_a_wrong_check_digit_is_said_and_no_item_is_named(symbology, text):
    meaning = read(symbology, text)
    assert (meaning.valid, meaning.reason_kind) == (False, ReasonKind.BAD_CHECK_DIGIT)
    assert meaning.item_key is None
    assert meaning.reason.startswith("the check digit of ")


@pytest.mark.parametrize("symbology", ["", "]C0"])
def test_without_identifier_or_fnc1_gs1_data_is_refused_and_not_guessed(symbology):
    for text in (f"0104006381333931{GS}10ABC", "010400638133393117261231", "(01)04006381333931(10)ABC"):
        meaning = read(symbology, text)
        assert (meaning.valid, meaning.reason_kind, meaning.item_key) == (False, ReasonKind.NO_IDENTIFIER, None)


@pytest.mark.parametrize(
    ("symbology", "text"),
    [
        ("]A0", "ABC123"),
        ("]C0", "HELLO"),
        ("]Q1", "WIFI:S:shop;;"),
        ("]L0", "text"),
        ("]X0", "12"),
        ("", "hello"),
        ("]I0", "12345678"),
    ],
)
def test_other_symbols_are_nothing_that_is_sold_here(symbology, text):
    meaning = read(symbology, text)
    assert (meaning.valid, meaning.kind, meaning.reason_kind) == (False, Kind.UNKNOWN, ReasonKind.UNSUPPORTED)


CODES = st.one_of(
    st.text(),
    st.text("0123456789", max_size=30),
    st.text("0123456789\x1d]EC^/:?=&.%AB٣²", max_size=40),
    st.builds(
        "01{}{}".format, st.sampled_from(["04006381333931", "90000000000003"]), st.text("0123456789\x1dA", max_size=40)
    ),
    st.builds("https://x.example/01/{}".format, st.text(max_size=30)),
    st.binary(max_size=40).map(lambda raw: raw.decode("latin-1")),
)
SYMBOLOGIES = st.one_of(
    st.sampled_from(["", "]E0", "]E1", "]E3", "]E4", "]C0", "]C1", "]e0", "]d2", "]Q1", "]Q3", "]I1", "]A0"]),
    st.text(max_size=4),
)


@given(SYMBOLOGIES, CODES, st.sampled_from(["DE", "GB", "DK", "SE", "US", "??", ""]), st.none() | st.text(max_size=14))
def test_any_text_gets_a_meaning_or_a_refusal_in_words(symbology, text, region, pattern):
    meaning = interpret(symbology, text, region=region, pattern=pattern, today=TODAY)
    assert meaning.valid is (meaning.reason_kind is ReasonKind.OK)
    assert meaning.valid or meaning.reason
    assert meaning.gtin is None or (len(meaning.gtin) == 14 and meaning.gtin.isdigit())
    assert json.loads(json.dumps(meaning.as_json())).keys() == {field.name for field in dataclasses.fields(Meaning)}
