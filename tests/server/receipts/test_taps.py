"""What the form on the page of an e-receipt says, however it was filled in."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from kiosk.core.survey import LONGEST_REMARK
from server.receipts.taps import Answer, read_answer


def form(**told: str) -> bytes:
    return urlencode(told).encode()


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        (form(face="5"), Answer(5)),
        (form(face="2", remark="秤太慢"), Answer(2, "秤太慢")),
        (form(remark="no face"), None),
        (form(face="6"), None),
        (form(face="-1"), None),
        (b"face=5&" + b"&".join(b"x=1" for _ in range(20)), None),
        ("face=5&remark=ü".encode(), None),
        (b"", None),
    ],
)
def test_an_answer_has_a_face_and_plain_words(body: bytes, answer: Answer | None) -> None:
    assert read_answer(body) == answer


def test_a_remark_is_no_longer_than_one_at_a_lane() -> None:
    told = read_answer(form(face="1", remark="a" * 10 * LONGEST_REMARK))
    assert told is not None
    assert len(told.remark) <= LONGEST_REMARK
