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


def test_gs1_elements_tell_item_lot_serial_and_dates():
    meaning = read("]d2", f"01{PEN.zfill(14)}17270131" + f"10LOT-7{GS}21S/9{GS}15261200")
    assert (meaning.valid, meaning.kind, meaning.gtin) == (True, Kind.ITEM, "04006381333931")
    assert (meaning.lot, meaning.serial) == ("LOT-7", "S/9")
    assert meaning.expires == datetime.date(2027, 1, 31)
    assert meaning.best_before == datetime.date(2026, 12, 31)  # day 00 is the last of its month
    assert list(meaning.ais) == ["01", "17", "10", "21", "15"]


def test_an_expired_pack_is_refused_but_still_says_which_item_it_is():
    meaning = read("]C1", "010400638133393117260314")
    assert (meaning.valid, meaning.reason_kind) == (False, ReasonKind.EXPIRED)
    assert (meaning.kind, meaning.item_key, meaning.reason) == (Kind.ITEM, "04006381333931", "expired on 2026-03-14")
    assert read("]C1", "010400638133393117260315").valid  # good until the end of its day


def test_a_passed_best_before_date_is_said_and_sells():
    meaning = read("]C1", "010400638133393115260314")
    assert meaning.valid
    assert meaning.reason == "was best before 2026-03-14; it may still be sold"


@pytest.mark.parametrize(
    ("text", "kind", "price", "weight", "count"),
    [
        ("01900000000000033103001250", Kind.WEIGHED, None, 1250, None),
        ("01900000000000033101000012", Kind.WEIGHED, None, 1200, None),
        ("01900000000000033202000250", Kind.WEIGHED, None, 1134, None),  # 2.50 lb = 1133.98 g
        ("01900000000000033922499", Kind.PRICED, 499, None, None),
        (f"01900000000000033922499{GS}3103001250", Kind.PRICED, 499, 1250, None),
        ("01900000000000033932978499", Kind.PRICED, 499, None, None),
        ("01900000000000033921499", Kind.PRICED, 4990, None, None),
        ("0190000000000003306", Kind.COUNTED, None, None, 6),
    ],
)
def test_measures_in_gs1_elements(text, kind, price, weight, count):
    meaning = read("]e0", text)
    assert meaning.valid, meaning.reason
    assert (meaning.kind, meaning.price_minor, meaning.weight_g, meaning.count) == (kind, price, weight, count)
    assert meaning.item_key == meaning.gtin == "90000000000003"
    assert meaning.currency == ("EUR" if price else None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0190000000000003", "tells no price, weight or count"),
        ("01900000000000033103000000", "zero"),
        ("01900000000000033932840499", "priced in USD, this store sells in EUR"),
        ("0190000000000003392304990", ""),
        ("01900000000000033923004995", "decimals that EUR does not have"),
        ("010400638133393117261399", "(17) cannot be '261399'"),
        ("010400638133393117260230", "(17) is no date: 260230"),
        ("010400638133393110" + "A" * 21, "a separator may be missing"),
        ("019000000000000339220049917271231", "a separator may be missing"),  # price and date run into one another
        ("019000000000000330617271231", "a separator may be missing"),
        ("01040063813339311", "begins no GS1 element"),
        ("0104006381333931" + "10A" + GS + "10B", "twice"),
        ("", "empty"),
        (GS, "no data"),
        ("00340123450000000000", "pallet or case"),
        ("10ABC", "without an item number"),
    ],
)
def test_gs1_elements_that_cannot_be_right_are_refused_in_words(text, reason):
    meaning = read("]e0", text)
    assert meaning.valid is (reason == "")
    assert reason in meaning.reason
    assert meaning.valid or meaning.item_key is None


@pytest.mark.parametrize("symbology", ["", "]C0"])
def test_without_identifier_or_fnc1_gs1_data_is_refused_and_not_guessed(symbology):
    for text in (f"0104006381333931{GS}10ABC", "010400638133393117261231", "(01)04006381333931(10)ABC"):
        meaning = read(symbology, text)
        assert (meaning.valid, meaning.reason_kind, meaning.item_key) == (False, ReasonKind.NO_IDENTIFIER, None)


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
        ("https://[::1/01/4006381333931", "no well-formed web address"),
        ("https://id.gs1.org/00/340123450000000000", "pallet"),
    ],
)
def test_a_digital_link_that_names_no_item_is_refused_in_words(address, reason):
    meaning = read("]Q1", address)
    assert not meaning.valid
    assert reason in meaning.reason


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


def test_two_digit_years_reach_from_49_years_back_to_50_ahead():
    assert read("]C1", "010400638133393117760101").expires == datetime.date(2076, 1, 1)
    assert read("]C1", "010400638133393117770101").expires == datetime.date(1977, 1, 1)
    assert interpret("]C1", "010400638133393117770101").expires == datetime.date(2077, 1, 1)


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
