"""The terminal's own way of cutting and making ZVT messages; the drivers have theirs."""

from __future__ import annotations

import struct
from collections.abc import Iterator


def take_messages(buffer: bytearray) -> Iterator[tuple[str, bytes]]:
    """Whole messages out of `buffer`, each as its control field in hex ("0601") and its data; they leave the buffer."""
    while len(buffer) >= 3:
        head, size = 3, buffer[2]
        if size == 0xFF:
            if len(buffer) < 5:
                return
            head, size = 5, struct.unpack_from("<H", buffer, 3)[0]
        if len(buffer) < head + size:
            return
        control, data = buffer[:2].hex().upper(), bytes(buffer[head : head + size])
        del buffer[: head + size]
        yield control, data


def make_message(control: str, data: bytes = b"", *, long_length: bool = False) -> bytes:
    """`long_length` writes the length as FF lo hi even where one byte would do."""
    if long_length or len(data) > 254:
        return bytes.fromhex(control) + b"\xff" + struct.pack("<H", len(data)) + data
    return bytes.fromhex(control) + bytes([len(data)]) + data


def digits(number: int | str, count: int) -> bytes:
    """`count` decimal digits, two a byte."""
    return bytes.fromhex(str(number).zfill(count))


def counted(data: bytes, figures: int) -> bytes:
    """`data` behind its length, one figure a byte: F0 F8 for eight bytes and two figures."""
    return bytes(0xF0 | int(figure) for figure in str(len(data)).zfill(figures)) + data


def number_in_halves(number: str) -> bytes:
    """A card number two digits a byte, an odd one filled up with F."""
    return bytes.fromhex(number if len(number) % 2 == 0 else number + "F")


def asked_receipt(data: bytes) -> int | None:
    """The receipt number at the start of a reversal's fields; None where it does not bring one."""
    if len(data) >= 3 and data[0] == 0x87 and data[1:3].hex().isdecimal():
        return int(data[1:3].hex())
    return None


def asked_amount(data: bytes) -> tuple[int | None, str | None]:
    """Amount and currency number of a payment or refund; None for what it does not bring."""
    amount: int | None = None
    currency: str | None = None
    at = 0
    while at < len(data):
        field, rest = data[at], data[at + 1 :]
        if field == 0x04 and len(rest) >= 6 and rest[:6].hex().isdecimal():
            amount, at = int(rest[:6].hex()), at + 7
        elif field == 0x49 and len(rest) >= 2:
            currency, at = rest[:2].hex(), at + 3
        elif field == 0x19:
            at += 2
        else:
            break
    return amount, currency
