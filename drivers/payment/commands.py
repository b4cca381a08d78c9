"""The messages that the lane sends of its own accord."""

from __future__ import annotations

from drivers.charging import Ask, GiveBack, Pay, TakeBack
from drivers.payment import apdu
from drivers.payment.apdu import Apdu
from drivers.payment.bmp import CURRENCIES, bcd

# Receipts are printed by the lane, line by line (80 + 02 + 04); nothing may be started at the terminal (10 + 20);
# it tells what it is doing (08). devices.md 5a.
CONFIGURATION = 0xBE
SAY_LAST_SILENTLY = b"\x03\x03"
LARGEST_AMOUNT = 10**12 - 1


def currency_code(currency: str) -> bytes:
    """Two BCD bytes; raises ValueError, in one sentence, for a currency that is not in the table."""
    if currency not in CURRENCIES:
        raise ValueError(f"currency {currency!r} is none of {', '.join(CURRENCIES)}")
    return bytes.fromhex(CURRENCIES[currency])


def register(password: bytes, currency: str) -> Apdu:
    return Apdu(apdu.REGISTER, password + bytes([CONFIGURATION]) + currency_code(currency))


def charge(ask: Ask, password: bytes) -> Apdu:
    """The command that begins `ask`; raises ValueError for what no terminal can be asked."""
    amount = _amount(ask.amount_minor, ask.currency)
    match ask:
        case Pay():
            return Apdu(apdu.AUTHORISE, amount)
        case TakeBack():
            return Apdu(apdu.REVERSE, password + b"\x87" + _receipt_no(ask.receipt_no) + amount)
        case GiveBack():
            return Apdu(apdu.REFUND, password + amount)


def _amount(amount_minor: int, currency: str) -> bytes:
    """Amount and currency; the amount must be 1 to `LARGEST_AMOUNT`, and the currency a known one."""
    if not 0 < amount_minor <= LARGEST_AMOUNT:
        raise ValueError(f"{amount_minor} is no amount that a terminal can take")
    return b"\x04" + bcd(amount_minor, 6) + b"\x49" + currency_code(currency)


def _receipt_no(digits: str) -> bytes:
    if not digits.isdecimal():
        raise ValueError(f"{digits!r} is no receipt number of a terminal")
    return bcd(int(digits), 2)


def say_last(password: bytes) -> Apdu:
    """Asks for the result of the last transaction, without printing it."""
    return Apdu(apdu.REPEAT_RECEIPT, password + SAY_LAST_SILENTLY)


def enquire(password: bytes) -> Apdu:
    return Apdu(apdu.ENQUIRE, password)


def initialise(password: bytes) -> Apdu:
    return Apdu(apdu.INITIALISE, password)


def diagnose() -> Apdu:
    return Apdu(apdu.DIAGNOSE)


def end_of_day(password: bytes) -> Apdu:
    return Apdu(apdu.END_OF_DAY, password)


def log_off() -> Apdu:
    return Apdu(apdu.LOG_OFF)


def abort() -> Apdu:
    return Apdu(apdu.ABORT)


def terminal_status(completion: bytes) -> int:
    """The status byte of the completion of `05 01`, which a software version (LLLVAR) may precede; 0 when absent."""
    head = completion[:3]
    if len(completion) > 3 and all(byte >> 4 == 0xF and byte & 0x0F <= 9 for byte in head):
        at = 3 + int("".join(str(byte & 0x0F) for byte in head))
        return completion[at] if at < len(completion) else 0
    return completion[0] if completion else 0
