"""What of a text may leave the lane."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.diagnostics.masking import masked


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("card 4111111111111111 declined", "card ################ declined"),
        ("4111 1111 1111 1111", "#### #### #### ####"),
        ("4111-1111.1111/1111", "####-####.####/####"),
        ("4 1 1 1", "# # # #"),
        ("PIN 4711 was typed", "PIN #### was typed"),
        ("call +49 (170) 1234567", "call +## (###) #######"),
        ("电话 一三八 13800138000", "电话 一三八 ###########"),
        ("１３８００１３８", "########"),
        ("write to an.na+1@shop.example now", "write to (address) now"),
        ("key " + "0f" * 16, "key (key)"),
        ("token c2VjcmV0LXRva2VuLW9mLWxhbmU3", "token (key)"),
        ("paper is out on roll 12, 3 of 5", "paper is out on roll 12, 3 of 5"),
        ("kiosk.diagnostics.bundle.journal_extract", "kiosk.diagnostics.bundle.journal_extract"),
    ],
)
def test_no_number_address_or_key_stays_in_a_text(said: str, kept: str) -> None:
    assert masked(said) == kept


@given(st.text(alphabet=st.sampled_from("0123456789 -./:,ab@"), max_size=80))
def test_whatever_is_masked_has_no_four_digits_in_a_row(text: str) -> None:
    shown = masked(text)
    assert masked(shown) == shown
    run = 0
    for sign in shown.replace(" ", "").replace("-", ""):
        run = run + 1 if sign.isdigit() else 0
        assert run < 4
