"""What frames are called where their bytes do not say it: protocol → the name of what passed. For people only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from drivers.emulators.escpos_stream import CommandStream
from drivers.emulators.wire_log import FROM_DEVICE, TO_DEVICE
from drivers.emulators.zvt_bytes import take_messages

MOST_NAMES = 4
MORE = "…"

ZVT = {
    "0501": "status enquiry",
    "0600": "registration",
    "0601": "authorisation",
    "0602": "log off",
    "0620": "repeat receipt",
    "0630": "reversal",
    "0631": "refund",
    "0650": "end of day",
    "0670": "diagnosis",
    "0693": "initialisation",
    "06B0": "abort asked",
    "040F": "status information",
    "04FF": "intermediate status",
    "060F": "completion",
    "061E": "abort",
    "06D1": "print line",
    "06D3": "print block",
    "8000": "yes",
    "8400": "yes",
}
CCTALK = {
    0: "answer",
    5: "refused",
    163: "test hopper",
    164: "enable hopper",
    166: "hopper status",
    167: "dispense coins",
    168: "count for life",
    171: "coin of the hopper",
    172: "stop hopper",
    184: "coin id",
    217: "level",
    228: "master inhibit",
    229: "read credit",
    231: "inhibit coins",
    242: "serial number",
    244: "product code",
    246: "manufacturer",
    254: "simple poll",
}
SSP = {
    0x02: "inhibit notes",
    0x05: "setup",
    0x06: "protocol version",
    0x07: "poll",
    0x08: "give back",
    0x09: "disable",
    0x0A: "enable",
    0x0C: "serial number",
    0x11: "sync",
    0x18: "hold",
    0x22: "levels",
    0x3B: "route note",
    0x46: "pay out",
    0x4A: "generator",
    0x4B: "modulus",
    0x4C: "key exchange",
    0x58: "counters",
    0x5C: "enable payout",
    0x7E: "sealed",
    0xF0: "ok",
    0xF2: "unknown command",
    0xF3: "wrong parameters",
    0xF5: "not now",
    0xF8: "failed",
    0xFA: "no key",
}
TOLEDO = {"W": "weigh", "Z": "zero", "T": "tare", "C": "clear"}
ESCPOS = {
    "AutoStatusWanted": "automatic status",
    "Barcode": "bar code",
    "Cut": "cut",
    "DrawerPulse": "drawer pulse",
    "Glyph": "text",
    "Initialise": "initialise",
    "PaperReportWanted": "paper report",
    "ProcessIdWanted": "process id",
    "Qr": "QR code",
    "Raster": "picture",
}

Namer = Callable[[str, bytes], Iterator[str]]


def namer(protocol: str) -> Callable[[str, bytes], list[str]]:
    """Names what passed on a wire of `protocol`; nothing where the bytes are text that reads itself, or unknown."""
    names = NAMERS.get(protocol, _nameless)
    return lambda way, data: _few(names(way, data))


def _nameless(_way: str, _data: bytes) -> Iterator[str]:
    return iter(())


def _few(names: Iterator[str]) -> list[str]:
    """Each once in a row, and not too many."""
    told: list[str] = []
    for name in names:
        if told[-1:] == [name]:
            continue
        if len(told) == MOST_NAMES:
            return [*told, MORE]
        told.append(name)
    return told


def _zvt(_way: str, data: bytes) -> Iterator[str]:
    if data[:1] in (b"\x06", b"\x15") and len(data) == 1:
        yield "block taken" if data == b"\x06" else "block again"
        return
    message = data[2:].replace(b"\x10\x10", b"\x10") if data[:2] == b"\x10\x02" else data
    for control, _ in take_messages(bytearray(message)):
        if name := ZVT.get(control, "no" if control.startswith("84") else ""):
            yield name


def _cctalk(_way: str, data: bytes) -> Iterator[str]:
    """Of a coin box the echo of what it was asked comes first."""
    at = 0
    while at + 5 <= len(data):
        size = 5 + data[at + 1]
        if at + size > len(data) or sum(data[at : at + size]) % 256:
            return
        if name := CCTALK.get(data[at + 3]):
            yield name
        at += size


def _ssp(_way: str, data: bytes) -> Iterator[str]:
    if len(data) >= 4 and data[0] == 0x7F and (name := SSP.get(data[3])):
        yield name


def _toledo(way: str, data: bytes) -> Iterator[str]:
    if way == TO_DEVICE and len(data) == 1 and (name := TOLEDO.get(chr(data[0] & 0x7F))):
        yield name


def _escpos(way: str, data: bytes) -> Iterator[str]:
    if way == FROM_DEVICE:
        yield "status"
        return
    if data[:1] == b"\x10":
        yield "status asked" if data[1:2] == b"\x04" else "after trouble"
    for piece in CommandStream().feed(data):
        if name := ESCPOS.get(type(piece.command).__name__):
            yield name


def _camera(_way: str, data: bytes) -> Iterator[str]:
    if data.startswith(b"\x89PNG"):
        yield "picture"


NAMERS: Mapping[str, Namer] = {
    "camera": _camera,
    "cctalk": _cctalk,
    "cctalk-hopper": _cctalk,
    "escpos": _escpos,
    "ssp": _ssp,
    "ssp-recycler": _ssp,
    "toledo8217": _toledo,
    "zvt": _zvt,
}
