"""What a terminal or a gateway says of money → inputs of the lane, without any card number."""

from __future__ import annotations

from typing import assert_never

from drivers.contract import (
    CodeToShow,
    PaymentAuthorised,
    PaymentEnded,
    PaymentProgress,
    PaymentResolved,
    TerminalReady,
)
from kiosk.core.session import inputs as happened
from kiosk.core.session.facts import TerminalMark
from kiosk.core.values import Way
from kiosk.lane import readings
from kiosk.lane.card_numbers import without_card_numbers

PaymentReading = TerminalReady | PaymentProgress | CodeToShow | PaymentAuthorised | PaymentEnded | PaymentResolved


def read_payment(device: happened.Device, reading: PaymentReading) -> happened.Input:
    """The input that `reading` of `device` means."""
    way = Way.WALLET if device is happened.Device.WALLET else Way.CARD
    match reading:
        case TerminalReady():
            mark = TerminalMark(reading.terminal_id, reading.last_receipt_no, reading.last_trace_no)
            return happened.TerminalReadied(mark, way)
        case PaymentProgress():
            return happened.CardProgressed(reading.attempt, reading.code, without_card_numbers(reading.text))
        case CodeToShow():
            return happened.WalletCodeCame(reading.attempt, reading.text, reading.until)
        case PaymentAuthorised():
            return happened.CardAuthorised(reading.attempt, reading.token, readings.card(reading.result), way)
        case PaymentEnded():
            return readings.ended(reading)
        case PaymentResolved():
            return readings.resolved(reading)
        case _:
            assert_never(reading)
