"""What a unit on SSP is asked, and how it takes it: the first byte of a question, and of an answer.

Source: Innovative Technology's public SSP manuals. Numbers behind a command are low byte first.
"""

from __future__ import annotations

from drivers.cash.ssp_setup import PROTOCOL
from drivers.contract import DeviceFault, FaultKind

SYNC, DISABLE, ENABLE, INHIBITS = b"\x11", b"\x09", b"\x0a", b"\x02"
POLL, REJECT, COUNTERS = b"\x07", b"\x08", b"\x58"
HOST_PROTOCOL, SETUP, SERIAL = b"\x06" + bytes([PROTOCOL]), b"\x05", b"\x0c"
INTRODUCTION = (SYNC, DISABLE, HOST_PROTOCOL, SETUP, SERIAL, COUNTERS)

# of units that speak in cipher
GENERATOR, MODULUS, EXCHANGE = b"\x4a", b"\x4b", b"\x4c"

# of units that store notes and give them out
LEVELS = b"\x22"
ROUTE_TO_STORE = b"\x3b\x00"  # value, currency: kept for payouts
ENABLE_STORE = b"\x5c\x00"
PAY_OUT = b"\x46"  # the number of kinds, of each how many, value, currency; then what is meant
REALLY = b"\x58"

OK, UNKNOWN_COMMAND, NOT_NOW, NO_KEY = 0xF0, 0xF2, 0xF5, 0xFA


def refusal(question: bytes, data: bytes) -> DeviceFault:
    """What it means that `question` was answered with `data`, which says no."""
    if data[0] == NO_KEY:
        return DeviceFault(FaultKind.SETTINGS, "the validator wants encryption, which taking notes does not need")
    if question == HOST_PROTOCOL:
        return DeviceFault(FaultKind.SETTINGS, f"the validator does not speak protocol {PROTOCOL}")
    return DeviceFault(FaultKind.REFUSED, f"answer {data[:8].hex(' ')} to {question.hex(' ')}")
