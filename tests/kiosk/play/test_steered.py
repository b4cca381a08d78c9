"""What a step of a scenario failed by: an answer that refuses, or nobody who answers."""

from __future__ import annotations

from email.message import Message
from urllib.error import HTTPError

import pytest

from kiosk.play.steered import ProgramEndedError, failed_by


@pytest.mark.parametrize(
    ("error", "gone"),
    [
        (ConnectionRefusedError("nobody listens"), True),
        (TimeoutError("no answer"), True),
        (HTTPError("http://127.0.0.1/", 409, "taken", Message(), None), False),
        (ValueError("no such note"), False),
    ],
    ids=["nobody listens", "nobody answers", "refused", "not to be had"],
)
def test_who_refuses_has_answered_and_who_cannot_be_asked_is_gone(error: Exception, gone: bool) -> None:
    failed = failed_by(error, "step 3, books")
    assert isinstance(failed, ProgramEndedError) is gone
    assert str(failed).startswith("step 3, books: ")
