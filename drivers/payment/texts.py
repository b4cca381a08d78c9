"""ZVT's codes in plain English: what the shopper is asked to do, and why a payment or a command failed."""

from __future__ import annotations

SERVICE_NEEDED = frozenset({0x51, 0xC2})  # initialisation, diagnosis: a new registration sees to them
ALL_WELL = frozenset({0x00, 0x9C, 0xDC})  # ready, or only busy just now
PROGRESS_TEXTS = {
    0x00: "Please confirm the amount on the terminal",
    0x01: "Please look at the terminal",
    0x02: "Please look at the terminal",
    0x03: "This is not possible on the terminal",
    0x04: "Waiting for the bank",
    0x05: "The payment is being reversed",
    0x07: "This card is not accepted",
    0x08: "This card is not known",
    0x09: "This card has expired",
    0x0A: "Please insert or hold your card",
    0x0B: "Please remove your card",
    0x0C: "The card cannot be read",
    0x0D: "The payment was cancelled",
    0x0E: "Please wait",
    0x10: "This card is not valid",
    0x12: "The terminal has a system fault",
    0x13: "This payment is not possible",
    0x14: "There is not enough credit on the card",
    0x15: "The PIN was wrong",
    0x17: "Please wait",
    0x18: "The PIN was wrong too often",
    0x1C: "Approved, please take your goods",
    0x1D: "Declined",
    0xD2: "Connecting to the bank",
    0xD3: "Connecting to the bank",
}
PLEASE_WAIT = 0x0E
ABORTED_BY_CUSTOMER = 0x6C
ALREADY_REVERSED = 0xB4

RESULT_TEXTS = {
    0x64: "the card could not be read",
    0x65: "the card gave no data",
    0x66: "the terminal could not process the card",
    0x67: "this kind of card is not accepted",
    0x68: "this kind of card is not accepted",
    0x6A: "the terminal's memory is full",
    0x6B: "the terminal is not registered",
    0x6C: "the payment was cancelled or no card was shown in time",
    0x6F: "the terminal does not take this currency",
    0x71: "there is not enough credit on the card",
    0x72: "the card's chip does not work",
    0x73: "the card's data are not right",
    0x78: "the card has expired",
    0x79: "the card is not valid yet",
    0x7A: "the terminal does not know this card",
    0x7D: "the terminal could not reach the bank",
    0x83: "the terminal cannot do this now",
    0x9A: "the terminal did not understand the till",
    0x9B: "the terminal's line to the bank failed",
    0x9C: "the terminal is busy",
    0xA0: "the terminal could not reach the bank",
    0xA1: "the bank does not answer",
    0xA3: "the terminal has no connection",
    0xB1: "the terminal's memory is full",
    0xB2: "the terminal's journal is full",
    0xB4: "it is reversed already",
    0xB5: "it cannot be reversed",
    0xC2: "the terminal needs a diagnosis",
    0xC3: "the amount is more than the terminal takes",
    0xC5: "this way of paying is not supported",
    0xC6: "the terminal does not take this currency",
    0xC8: "the amount is too small for the terminal",
    0xCC: "the terminal's printer is not ready",
    0xDC: "a card is still in the terminal",
    0xF0: "the terminal's end of day is open",
    0xFF: "the terminal has a system fault",
}

STATUS_TEXTS = {
    0x51: "the terminal needs an initialisation",
    0x62: "the terminal's clock is not set",
    0x9C: "the terminal is busy",
    0xB1: "the terminal's memory is full",
    0xB2: "the terminal's journal is full",
    0xC2: "the terminal needs a diagnosis",
    0xCC: "the terminal's printer is not ready",
    0xDC: "a card is still in the terminal",
    0xDF: "the terminal is out of order",
    0xF0: "the terminal's end of day is open",
}


def progress_text(code: int) -> str:
    return PROGRESS_TEXTS.get(code, "Please look at the terminal")


def result_text(code: int) -> str:
    if 0x01 <= code <= 0x63:
        return "the bank declined the card"
    return RESULT_TEXTS.get(code, f"the terminal gave code {code:02X}")


def status_text(code: int) -> str:
    return STATUS_TEXTS.get(code, f"the terminal reports status {code:02X}")
