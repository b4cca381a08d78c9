"""The code that a technician carries from the server to the lane."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.core.enrolment import LETTERS, EnrolmentCode, NotACode, pin_of

CODES = st.builds(EnrolmentCode, st.binary(min_size=16, max_size=16), st.binary(min_size=10, max_size=10))


@given(code=CODES)
def test_a_code_is_read_as_it_was_made_however_it_is_written(code: EnrolmentCode) -> None:
    text = code.text()
    assert EnrolmentCode.parse(text) == code
    assert EnrolmentCode.parse(text.lower().replace("-", " ") + "\n") == code
    assert EnrolmentCode.parse(text.replace("0", "o").replace("1", "l")) == code


@given(code=CODES, place=st.integers(0, 43), letter=st.sampled_from(LETTERS))
def test_a_letter_that_was_mistyped_is_told(code: EnrolmentCode, place: int, letter: str) -> None:
    letters = code.text().replace("-", "")
    assume(letters[place] != letter)
    with pytest.raises(NotACode):
        EnrolmentCode.parse(letters[:place] + letter + letters[place + 1 :])


@pytest.mark.parametrize("text", ["", "hello", "A" * 44, "0" * 44, "U" * 45, "数" * 45, "0" * 200])
def test_anything_else_is_no_code(text: str) -> None:
    with pytest.raises(NotACode):
        EnrolmentCode.parse(text)


def test_a_code_fits_one_authority() -> None:
    code = EnrolmentCode(pin_of(b"ours"), bytes(10))
    assert code.fits(b"ours")
    assert not code.fits(b"another")
    assert len(code.text()) == 45 + 8
