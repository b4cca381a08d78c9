from __future__ import annotations

from drivers.contract import PaymentResult
from drivers.payment.bmp import Fields
from drivers.payment.result import payment_result


def test_what_the_message_leaves_out_registration_told() -> None:
    assert payment_result(Fields(result=0x6C, amount_minor=5), terminal_id="52500041", currency="EUR") == PaymentResult(
        amount_minor=5, currency="EUR", terminal_id="52500041", result_code="6C"
    )


def test_what_the_message_says_counts() -> None:
    fields = Fields(result=0, amount_minor=5, currency="CHF", terminal_id="1", card_last4="1111", card_name="VISA")
    result = payment_result(fields, terminal_id="52500041", currency="EUR")
    assert (result.currency, result.terminal_id, result.result_code) == ("CHF", "1", "00")
    assert (result.card_name, result.card_last4) == ("VISA", "1111")


def test_no_result_is_not_an_approval() -> None:
    assert payment_result(Fields(), terminal_id="", currency="EUR").result_code == ""
