"""No card number comes through what devices say, and no item number is taken for one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from drivers.contract import (
    CodeRead,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    PaymentProgress,
    PaymentResolved,
    PaymentResult,
    Reading,
    Stamped,
    Verdict,
)
from kiosk.core.session.facts import CodeRefused, LineAdded
from kiosk.core.session.inputs import Device, ItemScanned, UnknownScanned
from kiosk.core.values import gtin_check_digit
from kiosk.lane.card_numbers import may_be_card_number
from kiosk.lane.inputs import InputReader
from tests.kiosk.lane.shelf import PENS, TODAY, Shelf
from tests.shop import MILK, POLICY, Shop

READER = InputReader(Shelf(MILK, PENS), POLICY, lambda: TODAY)
RESULT = PaymentResult(
    amount_minor=129,
    currency="EUR",
    terminal_id="52500041",
    receipt_no="0008",
    trace_no="000012",
    result_code="00",
    card_name="girocard",
    card_last4="4242",
)
card_bodies = st.from_regex(r"[3-6][0-9]{11,17}", fullmatch=True)
card_numbers = card_bodies.map(
    lambda body: next(body + digit for digit in "0123456789" if may_be_card_number(body + digit))
)
item_numbers = (
    st.from_regex(r"[0-9]{3}[1-9][0-9]{8}", fullmatch=True)
    .map(lambda body: body + str(gtin_check_digit(body)))
    .filter(lambda number: not number.startswith(("2", "02", "04", "05", "98", "99")))  # labels and coupons
)


@given(number=card_numbers, symbology=st.sampled_from(("", "]E0", "]C0", "]C1", "]Q1", "]I1", "]X0")))
def test_a_card_that_is_held_up_to_the_scanner_leaves_no_number_behind(number: str, symbology: str) -> None:
    for text in (number, " ".join(number[at : at + 4] for at in range(0, len(number), 4)), f";{number}=2612101?"):
        scanned = READER.read(Stamped(Device.SCANNER, 1, 0.0, CodeRead(symbology, text)))
        assert scanned is not None
        refused = Shop().opens().does(scanned).happened(CodeRefused)
        assert number not in repr(refused)


@given(number=item_numbers)
def test_any_item_number_that_the_store_knows_is_sold_even_one_that_could_be_a_card(number: str) -> None:
    known = replace(MILK, key=f"0{number}")
    scanned = InputReader(Shelf(known), POLICY, lambda: TODAY).read(
        Stamped(Device.SCANNER, 1, 0.0, CodeRead("]E0", number))
    )
    assert scanned == ItemScanned(known.key, known)


def test_an_item_number_that_passes_the_check_of_cards_is_sold() -> None:
    number = next(
        body + str(gtin_check_digit(body))
        for body in (f"400638{place:06d}" for place in range(10_000))
        if may_be_card_number(body + str(gtin_check_digit(body)))
    )
    known = replace(PENS, key=f"0{number}")
    reader = InputReader(Shelf(known), POLICY, lambda: TODAY)
    scanned = reader.code("]E0", number)
    assert scanned == ItemScanned(known.key, known)
    shop = Shop().opens().does(scanned)
    [added] = shop.happened(LineAdded)
    assert isinstance(added, LineAdded)
    assert added.code == f"0{number}"
    assert InputReader(Shelf(), POLICY, lambda: TODAY).code("]E0", number) == UnknownScanned("")


@given(number=card_numbers, gap=st.sampled_from(("", " ", "-")))
def test_a_terminal_that_says_a_card_number_is_not_repeated(number: str, gap: str) -> None:
    spaced = gap.join(number[at : at + 4] for at in range(0, len(number), 4))
    loose = replace(RESULT, card_name=f"VISA {spaced}", card_last4=number)
    said: list[Reading] = [
        PaymentAuthorised("a1", "t1", loose, 3.0),
        PaymentEnded("a1", PaymentOutcome.APPROVED, loose, "", ("CARD", spaced, f"PAN {spaced} OK")),
        PaymentEnded("a1", PaymentOutcome.DECLINED, loose, f"card {spaced} is blocked"),
        PaymentEnded("a1", PaymentOutcome.UNKNOWN, loose, spaced),
        PaymentResolved("a1", Verdict.CHARGED, loose),
        PaymentResolved("a1", Verdict.UNCLEAR, loose, spaced),
        PaymentProgress("a1", "0A", spaced),
    ]
    for reading in said:
        assert number[:-4] not in repr(READER.read(Stamped(Device.TERMINAL, 1, 0.0, reading))).replace(" ", "").replace(
            "-", ""
        )
