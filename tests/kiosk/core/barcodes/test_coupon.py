import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.barcodes import Kind, Meaning, interpret
from kiosk.core.barcodes.coupon import CouponOffer, Purchase, Requirement, SaveAs, read_offer, read_paperless
from kiosk.core.barcodes.refusal import Refusal

TODAY = datetime.date(2026, 3, 15)


def read(text: str) -> Meaning:
    return interpret("]e0", text, today=TODAY)


ONE = Purchase(value=1, counted_as=Requirement.UNITS, family="120")
OFFERS = [
    # 2.50 off any one, until the last day of January 2014
    (
        "1" "0614141" "654321" "3250" "11" "0" "120" "3140131",
        CouponOffer(company="0614141", offer="654321", save=250, primary=ONE, expires="140131"),
    ),
    # 0.75 off one of a family, or three of another
    (
        "1" "0614141" "123456" "275" "11" "0" "650" "1" "0" "13" "0" "850" "9" "3140131",
        CouponOffer(
            company="0614141",
            offer="123456",
            save=75,
            primary=Purchase(value=1, counted_as=Requirement.UNITS, family="650"),
            others=(Purchase(value=3, counted_as=Requirement.UNITS, family="850"),),
            expires="140131",
        ),
    ),
    # a third item of another company, free; serial number, retailer, first day; not to be multiplied
    (
        "0" "614141" "000001" "10" "11" "0" "000"
        "1" "1" "11" "0" "000" "1" "0614142" "2" "220" "1" "001" "0" "614143"
        "4" "260301" "5" "0" "000123" "6" "7" "0614141000005" "9" "1" "2" "0" "1",
        CouponOffer(
            company="614141",
            offer="000001",
            save=0,
            save_as=SaveAs.FREE,
            primary=Purchase(value=1, counted_as=Requirement.UNITS, family="000"),
            others=(
                Purchase(value=1, counted_as=Requirement.UNITS, family="000", company="0614142"),
                Purchase(value=20, counted_as=Requirement.GOODS, family="001", company="614143"),
            ),
            rule=1,
            starts="260301",
            serial="000123",
            retailer="0614141000005",
            applies_to=2,
            may_multiply=False,
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "offer"), OFFERS, ids=["one item", "this or that", "everything there is"])
def test_an_offer_says_all_of_its_fields(text: str, offer: CouponOffer) -> None:
    assert read_offer(text) == offer


def test_a_coupon_is_told_with_its_offer_and_dates_are_no_reason_against_the_code() -> None:
    meaning = read("8110106141416543213500110000310123196000")
    assert (meaning.valid, meaning.kind, meaning.coupon_id) == (True, Kind.COUPON, "8110:0614141-654321")
    assert (meaning.item_key, meaning.gtin, meaning.reason) == (None, None, "a coupon until 2010-12-31")
    assert meaning.coupon is not None
    assert (meaning.coupon.save, meaning.coupon.save_as) == (500, SaveAs.CENTS_OFF_BASKET)
    assert read("8110106141416543213500110000" + "4270101").reason == "a coupon from 2027-01-01 on"
    assert read("8110106141416543213500110000" + "3260300").expires == datetime.date(2026, 3, 31)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "(8110) cannot be ''"),
        ("A06141416543213500110000", "digits only"),
        ("706141416543213500110000", "cannot have 7 as the length of its company prefix"),
        ("106141", "ends within its company prefix"),
        ("10614141654321", "ends within its save value"),
        ("10614141654321650000", "cannot have 6 as the length of its save value"),
        ("106141416543213500116000", "cannot have 6 as its primary purchase requirement code"),
        ("10614141654321350011000", "ends within its primary family code"),
        ("106141416543213500110000" + "7", "no data field 7"),
        ("106141416543213500110000" + "4260101" + "3270101", "data field 3 after 4"),
        ("106141416543213500110000" + "3261301", "no date"),
        ("106141416543213500110000" + "4260230", "no date"),
        ("106141416543213500110000" + "93000", "cannot have 3 as its save value code"),
        ("106141416543213500110000" + "60", "cannot have 0 as the length of its retailer"),
    ],
)
def test_an_offer_that_does_not_follow_its_fields_is_refused_in_words(text: str, reason: str) -> None:
    meaning = read(f"8110{text}")
    assert (meaning.valid, meaning.kind) == (False, Kind.UNKNOWN)
    assert reason in meaning.reason


def test_a_paperless_coupon_names_funder_offer_and_serial_number() -> None:
    assert read_paperless("010614141654321212345678") == ("0614141", "654321", "12345678")
    meaning = read("8112010614141654321212345678")
    assert (meaning.kind, meaning.coupon_id, meaning.serial) == (Kind.COUPON, "8112:0614141-654321", "12345678")
    for text in ("206141416543210123456", "0061414165432101234567", "0"):
        with pytest.raises(Refusal):
            read_paperless(text)


def test_a_global_coupon_number_has_its_check_digit_and_perhaps_a_serial_number() -> None:
    assert read("2559501101020917").coupon_id == "9501101020917"
    assert read("2559501101020917123456").serial == "123456"
    assert "check digit" in read("2559501101020918").reason


numbers = st.integers(1, 99_999)
purchases = st.builds(
    Purchase,
    value=numbers,
    counted_as=st.sampled_from(Requirement),
    family=st.from_regex("[0-9]{3}", fullmatch=True),
    company=st.just("") | st.from_regex("[0-9]{6,12}", fullmatch=True),
)
offers = st.builds(
    CouponOffer,
    company=st.from_regex("[0-9]{6,12}", fullmatch=True),
    offer=st.from_regex("[0-9]{6}", fullmatch=True),
    save=numbers,
    save_as=st.sampled_from(SaveAs),
    primary=purchases.map(lambda one: Purchase(value=one.value, counted_as=one.counted_as, family=one.family)),
    others=st.lists(purchases, max_size=2).map(tuple),
    expires=st.sampled_from(["", "261231"]),
    starts=st.sampled_from(["", "260100"]),
    serial=st.just("") | st.from_regex("[0-9]{6,15}", fullmatch=True),
    retailer=st.just("") | st.from_regex("[0-9]{7,13}", fullmatch=True),
    applies_to=st.integers(0, 2),
    store_coupon=st.integers(0, 9),
    may_multiply=st.booleans(),
)


def written(offer: CouponOffer) -> str:
    """The other way round, from the guideline's table."""

    def sized(text: str, less: int = 0) -> str:
        return f"{len(text) - less}{text}"

    def bought(one: Purchase) -> str:
        code = {"units": 0, "goods": 1, "basket": 2, "pounds": 3, "kilograms": 4, "cashier": 9}[one.counted_as]
        return f"{sized(str(one.value))}{code}{one.family}"

    def with_company(one: Purchase) -> str:
        return bought(one) + (sized(one.company, 6) if one.company else "9")

    parts: list[Any] = [sized(offer.company, 6), offer.offer, sized(str(offer.save)), bought(offer.primary)]
    parts += [f"1{offer.rule}{with_company(one)}" for one in offer.others[:1]]
    parts += [f"2{with_company(one)}" for one in offer.others[1:]]
    parts += [f"3{offer.expires}"] if offer.expires else []
    parts += [f"4{offer.starts}"] if offer.starts else []
    parts += [f"5{sized(offer.serial, 6)}"] if offer.serial else []
    parts += [f"6{sized(offer.retailer, 6)}"] if offer.retailer else []
    saved = {"cents": 0, "free": 1, "free_units": 2, "percent": 5, "cents_off_basket": 6}[offer.save_as]
    return "".join([*parts, f"9{saved}{offer.applies_to}{offer.store_coupon}{0 if offer.may_multiply else 1}"])


@given(offers)
def test_any_offer_is_read_as_it_was_written(offer: CouponOffer) -> None:
    assert read_offer(written(offer)) == offer


@given(offers, st.integers(0, 200), st.sampled_from("0123456789A\x1d"))
def test_a_changed_digit_gets_an_answer(offer: CouponOffer, place: int, digit: str) -> None:
    text = written(offer)
    meaning = read(f"8110{text[: place % len(text)]}{digit}{text[place % len(text) + 1 :]}")
    assert meaning.valid or meaning.reason
