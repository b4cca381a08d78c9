"""Every worked example of barcodes as one table: what stands on the goods, and what the lane makes of it."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.barcodes import InStorePattern, Kind, interpret
from kiosk.core.barcodes.check_digits import measure_check_digit
from kiosk.core.values import gtin_check_digit

GS = "\x1d"
TODAY = datetime.date(2026, 3, 15)

TABLE = [
    # what, region, symbology and text, kind, what it says besides
    ("UPC-E to UPC-A, sixth digit 1", "US", "]E00425261", Kind.ITEM, {"gtin": "00042100005264"}),
    ("UPC-E to UPC-A, all eight", "US", "]E001234565", Kind.ITEM, {"gtin": "00012345000065"}),
    ("UPC-E to UPC-A, sixth digit 1", "US", "]E00654321", Kind.ITEM, {"gtin": "00065100004327"}),
    ("the same digits as EAN-8", "DE", "]E401234565", Kind.ITEM, {"gtin": "00000001234565"}),
    ("a magazine and its issue", "DE", "]E3977031784700105", Kind.ITEM, {"addon": "05"}),
    ("add-on with its own identifier", "DE", "]E09770317847001]E105", Kind.ITEM, {"addon": "05"}),
    ("a book and its price", "US", "]E3978316148410052495", Kind.ITEM, {"addon": "52495"}),
    ("sheet music", "DE", "]E09790260000438", Kind.ITEM, {"gtin": "09790260000438"}),
    ("a coupon beside a Code 128", "US", "]E00512345678900]C18100712345", Kind.COUPON, {"coupon_id": "0512345678900"}),
    ("German price label", "DE", "]E02212356005006", Kind.PRICED, {"price_minor": 500}),
    ("German count label", "DE", "]E02512362000065", Kind.COUNTED, {"count": 6}),
    ("German weight label", "DE", "]E02812346005001", Kind.WEIGHED, {"weight_g": 500}),
    ("British price label", "GB", "]E02012345804999", Kind.PRICED, {"item_key": "02012345000001"}),
    ("American price label", "US", "]E0212345804995", Kind.PRICED, {"price_minor": 499}),
    ("Swedish price label", "SE", "]E02088888810094", Kind.PRICED, {"price_minor": 1009}),
    ("net weight in kilograms", "DE", "]e001900000000000033103001250", Kind.WEIGHED, {"weight_g": 1250}),
    ("net weight in pounds", "US", "]e001900000000000033202000250", Kind.WEIGHED, {"weight_g": 1134}),
    (
        "weight, price and a last day",
        "DE",
        f"]e0019000000000000331030012503922499{GS}17261231",
        Kind.PRICED,
        {"weight_g": 1250, "price_minor": 499},
    ),
    (
        "day 00 is the last of its month",
        "DE",
        "]d2010400638133393117280200",
        Kind.ITEM,
        {"expires": datetime.date(2028, 2, 29)},
    ),
    ("lot and serial number", "DE", f"]Q3010400638133393110A{GS}21B", Kind.ITEM, {"lot": "A", "serial": "B"}),
    ("Digital Link, GTIN-8", "DE", "]Q1https://x.example/01/96385074", Kind.ITEM, {"gtin": "00000096385074"}),
    (
        "Digital Link, percent signs",
        "DE",
        "]Q1https://x.example/a/01/04006381333931/10/L%2F1?17=270131",
        Kind.ITEM,
        {"lot": "L/1"},
    ),
]


@pytest.mark.parametrize(("region", "code", "kind", "says"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_a_worked_example(region: str, code: str, kind: Kind, says: dict[str, object]) -> None:
    meaning = interpret("", code, region=region, today=TODAY, currency="USD" if region == "US" else "EUR")
    assert (meaning.valid, meaning.kind) == (True, kind), meaning.reason
    assert {name: getattr(meaning, name) for name in says} == says


@pytest.mark.parametrize(("value", "digit"), [("2875", 9), ("14685", 6), ("0499", 8)])
def test_the_check_digit_of_a_measure(value: str, digit: int) -> None:
    assert measure_check_digit(value) == digit


def test_every_date_on_a_label_is_a_day() -> None:
    for ai in ("11", "12", "13", "15", "16", "17"):
        meaning = interpret("]C1", f"0104006381333931{ai}260230", today=TODAY)
        assert meaning.reason == f"({ai}) is no date: 260230"


def test_an_item_of_varying_measure_is_refused_where_no_label_tells_it() -> None:
    for code in ("90000000000003", "]I190000000000003", "]Q1https://x.example/01/90000000000003"):
        assert "varying measure" in interpret("", code).reason


bodies = st.from_regex("[1-8][0-9]{11,12}", fullmatch=True)
texts = st.text("ABCXYZ0123456789-/", min_size=1, max_size=20)


@given(bodies, texts, texts, st.dates(datetime.date(2026, 3, 15), datetime.date(2070, 12, 31)))
def test_elements_and_link_say_the_same_of_any_item(body: str, lot: str, serial: str, last: datetime.date) -> None:
    number = f"{body}{gtin_check_digit(body)}".zfill(14)
    day = last.strftime("%y%m%d")
    elements = interpret("]d2", f"01{number}17{day}10{lot}{GS}21{serial}", region="CH", today=TODAY)
    quoted = [text.replace("/", "%2F") for text in (lot, serial)]
    link = interpret(
        "]Q1", f"https://x.example/01/{number}/10/{quoted[0]}/21/{quoted[1]}?17={day}", region="CH", today=TODAY
    )
    for meaning in (elements, link):
        assert (meaning.lot, meaning.serial, meaning.expires) == (lot, serial, last), meaning.reason
        assert meaning.gtin == number or meaning.kind is Kind.COUPON


@given(st.integers(1, 99_999), st.integers(0, 9_999))
def test_a_label_made_by_the_pattern_is_read_back(grams: int, article: int) -> None:
    layout = InStorePattern.parse("28IIIICWWWWWX")
    body = f"28{article:04d}{measure_check_digit(f'{grams:05d}')}{grams:05d}"
    key, measure = layout.read(f"{body}{gtin_check_digit(body)}")
    assert (measure.weight_g, key[:7], key[7:13]) == (grams, f"028{article:04d}", "000000")


@given(st.integers(1, 999_999), st.integers(0, 5))
def test_pounds_are_rounded_once_to_the_nearest_gram(value: int, places: int) -> None:
    meaning = interpret("]e0", f"0190000000000003320{places}{value:06d}")
    exact = value * 45_359_237  # hundred-thousandths of a gram, times ten to the places
    unit = 100_000 * 10**places
    if meaning.valid:
        assert meaning.weight_g is not None
        assert abs(meaning.weight_g * unit - exact) * 2 <= unit
    else:
        assert exact * 2 < unit  # less than half a gram: nothing to sell
