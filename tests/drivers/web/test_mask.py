from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from drivers.web.mask import mask


def test_a_card_number_is_blanked_and_an_amount_stays() -> None:
    assert (
        mask(b'{"pan": "4929 1199 3344 5562", "amount": 12.34}') == b'{"pan": "**** **** **** ****", "amount": 12.34}'
    )


def test_a_phone_or_pin_of_two_digits_a_byte_is_blanked_with_all_that_stands_around_it() -> None:
    assert mask(b'{"tel": "' + bytes.fromhex("491705550199") + b'"}') == b"*" * 17
    assert mask(b'{"name":\t"Strau\xc3\x9f"}\r\n') == b'{"name":\t"Strau\xc3\x9f"}\r\n'


@given(st.integers(1, 18))
def test_a_card_number_cut_in_two_shows_nothing_of_it(cut: int) -> None:
    said = b"x4929119933445562x"
    assert mask(said[:cut]) + mask(said[cut:]) == b"x****************x"


@given(st.binary())
def test_a_trace_keeps_its_length_and_no_long_run_of_digits(data: bytes) -> None:
    shown = mask(data)
    assert len(shown) == len(data)
    assert not re.search(rb"[0-9]{5}", shown)
