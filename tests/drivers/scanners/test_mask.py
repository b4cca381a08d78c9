from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.scanners.mask import mask, may_be_card_number

CARD = b"4111111111111111"
CARDS = [CARD, b"5500005555555559", b"378282246310005", b"6799851000000000019", b"4222222222222"]

AROUND = [b"%s", b"%s\r", b"A%s\r\n", b"]C0%s\r", b"]A%s\r", b"]E0400638\r]C1%s\r", b"\x02%s\x03", b"]C0%s", b"000%s\r"]
NO_CARDS = [b"]E04006381333931\r", b"F4006381333931\r\n", b"]C10109501101530003\r", b"]d2019501101530003\r"]


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize(
    "around",
    [b"%s", b"%s\r", b"A%s\r\n", b"]C0%s\r", b"]E0400638133393\r]C1%s\r", b"\x02%s\x03", b"]C0%s", b"0000%s\r"],
)
def test_a_bank_card_held_before_a_scanner_does_not_stand_in_a_trace(card: bytes, around: bytes) -> None:
    shown = mask(around % card)
    assert card not in shown
    assert len(shown) == len(around % card)


@pytest.mark.parametrize("code", [b"134512345678901234", b"284936150123456789", b"301234567890123456789012"])
@pytest.mark.parametrize("around", [b"%s", b"%s\r", b"A%s\r\n", b"]C0%s\r", b"]Q1%s\r", b"\x02%s\x03"])
def test_nor_does_a_phones_payment_code(code: bytes, around: bytes) -> None:
    assert code not in mask(around % code)


@given(st.sampled_from(CARDS), st.integers(1, 18), st.binary(max_size=4), st.binary(max_size=4))
def test_nor_does_it_in_two_pieces(card: bytes, cut: int, before: bytes, behind: bytes) -> None:
    shown = mask(before + card[:cut]) + mask(card[cut:] + behind)
    assert card not in shown
    assert sum(byte in b"0123456789" for byte in mask(card[:cut]) + mask(card[cut:])) < 9


@pytest.mark.parametrize("read", NO_CARDS)
def test_what_is_no_cards_number_is_shown(read: bytes) -> None:
    assert mask(read) == read


@given(st.binary(max_size=200))
def test_any_bytes_keep_their_places_and_all_but_digits_are_shown(data: bytes) -> None:
    shown = mask(data)
    assert len(shown) == len(data)
    changed = {(one, chr(other)) for one, other in zip(data, shown, strict=True) if one != other}
    assert all(chr(one).isdecimal() and other == "*" for one, other in changed)


@pytest.mark.parametrize(
    ("digits", "is_one"), [(CARD, True), (b"4111111111111112", False), (b"411111111111", False), (b"0" * 16, False)]
)
def test_a_cards_number_is_known_by_its_length_and_check(digits: bytes, is_one: bool) -> None:
    assert may_be_card_number(digits) is is_one
