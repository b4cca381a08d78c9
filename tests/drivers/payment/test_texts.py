from __future__ import annotations

from drivers.payment.texts import progress_text, result_text, status_text


def test_known_codes_are_plain_english() -> None:
    assert progress_text(0x0A) == "Please insert or hold your card"
    assert result_text(0x6C) == "the payment was cancelled or no card was shown in time"
    assert status_text(0xDF) == "the terminal is out of order"


def test_the_banks_own_codes_are_a_decline() -> None:
    assert result_text(0x01) == result_text(0x63) == "the bank declined the card"


def test_a_code_that_nobody_knows_is_still_a_sentence() -> None:
    assert progress_text(0x77) == "Please look at the terminal"
    assert result_text(0xEE) == "the terminal gave code EE"
    assert status_text(0x12) == "the terminal reports status 12"
