"""What may be believed of what came over a wire, by each protocol's own frames and apart from its driver.

A judge hears both directions. A reading that moves money or goods is allowed only where a frame that is whole and
bit-exact has said it on this link: its checksum holds, or, in a protocol without one, its form from head to end does.
What is harmless in itself (there, away, trouble, no weight, a status) is always allowed; all else is forbidden unless
the judge knows why not, so that a new kind of reading has to be thought of here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from drivers.contract import (
    Ask,
    Colour,
    Confirm,
    DeviceCondition,
    DeviceFault,
    LampSet,
    PaymentAuthorised,
    PaymentEnded,
    PaymentOutcome,
    PaymentResolved,
    PrintEnded,
    PrintOutcome,
    Reading,
    Request,
    Signed,
    Verdict,
)
from drivers.emulators.zvt_bytes import take_messages
from drivers.emulators.zvt_line import BLOCK, check_bytes
from scripts.proofs.fuzzing.answers import Answers
from scripts.proofs.fuzzing.coins import Coins
from scripts.proofs.fuzzing.inputs import Inputs
from scripts.proofs.fuzzing.judge import HARMLESS as HARMLESS
from scripts.proofs.fuzzing.judge import KEPT
from scripts.proofs.fuzzing.judge import Judge as Judge
from scripts.proofs.fuzzing.notes import Notes, StoredNotes
from scripts.proofs.fuzzing.paid import Paid
from scripts.proofs.fuzzing.reads import Keys, MakersReads, Packets, Reads
from scripts.proofs.fuzzing.weights import SCALES


class Lines(Judge):
    """Keeps the lines that the last chunk ended, without their ends."""

    def __init__(self, end: bytes = rb"\n") -> None:
        self._end = re.compile(end)
        self._rest = b""
        self.ended: list[bytes] = []

    def came(self, data: bytes) -> None:
        *self.ended, self._rest = self._end.split(self._rest + data)
        self._rest = self._rest[-2 * KEPT :]

    def lost(self) -> None:
        self._rest = b""
        self.ended = []


class Prints(Judge):
    """Printed is what the printer's own block with the job's mark has confirmed; one real-time byte may stand in it."""

    ASKED = re.compile(rb"\x1d\(H\x06\x0000(.{4})", re.DOTALL)
    REAL_TIME = bytes(byte for byte in range(256) if byte & 0x93 == 0x12)

    def __init__(self) -> None:
        self._mark = b""
        self._past = b""

    def sent(self, data: bytes) -> None:
        for found in self.ASKED.finditer(data):
            if found[1] != self._mark:
                self._mark, self._past = found[1], b""

    def came(self, data: bytes) -> None:
        self._past = self._past[-16:] + data.translate(None, self.REAL_TIME)

    def lost(self) -> None:
        self._past = b""

    def allows(self, reading: Reading) -> bool:
        if isinstance(reading, PrintEnded):
            confirmed = self._mark != b"" and b'7"' + self._mark + b"\0" in self._past
            return reading.outcome is not PrintOutcome.PRINTED or confirmed
        return super().allows(reading)


class Queued(Judge):
    """Printed is what the queue has called completed, after it was given the document."""

    COMPLETED = b"\x23\x00\x09job-state\x00\x04\x00\x00\x00\x09"

    def __init__(self) -> None:
        self.lost()

    def sent(self, data: bytes) -> None:
        if b"application/vnd.cups-raw" in data:
            self.lost()

    def came(self, data: bytes) -> None:
        past = self._past + data
        self._completed = self._completed or self.COMPLETED in past
        self._past = past[-len(self.COMPLETED) :]

    def lost(self) -> None:
        self._past, self._completed = b"", False

    def allows(self, reading: Reading) -> bool:
        if isinstance(reading, PrintEnded):
            return reading.outcome is not PrintOutcome.PRINTED or self._completed
        return super().allows(reading)


class Zvt(Judge):
    """No checksum over TCP: what is demanded are whole messages from the link's first byte on.

    Authorised: a status with result 00 and the very amount. Approved: the lane's confirmation, then a completion. Not
    charged: the terminal said so (an abort, a refusal, a status), or nothing was ever sent. Resolved either way: a
    status, or the completion of an enquiry. How the terminal is: a completion, with that very byte for what ails it.
    """

    MONEY = (b"\x06\x01", b"\x06\x30", b"\x06\x31")

    def __init__(self) -> None:
        self._unread = bytearray()
        self._amounts: dict[str, bytes] = {}  # of what was asked and has not ended
        self._commanded = ""  # the attempt that was handed to the terminal
        self._confirmed = False
        self._said: list[tuple[str, bytes]] = []

    def asked(self, request: Request) -> None:
        if isinstance(request, Ask):
            self._amounts[request.attempt] = b"\x04" + bytes.fromhex(f"{request.amount_minor:012d}")
        elif isinstance(request, Confirm):
            self._confirmed = True
            self._said.clear()

    def sent(self, data: bytes) -> None:
        if data[:2] in self.MONEY:
            self._commanded = next(iter(self._amounts), "")
            self._confirmed = False
            self._said.clear()

    def came(self, data: bytes) -> None:
        self._unread += data
        self._said += take_messages(self._unread)
        del self._said[:-KEPT]

    def lost(self) -> None:
        self._unread.clear()

    def allows(self, reading: Reading) -> bool:
        match reading:
            case PaymentAuthorised(attempt):
                return any(b"\x27\x00" in body for body in self._statuses(self._amounts[attempt]))
            case PaymentEnded(attempt, outcome):
                commanded = attempt == self._commanded
                self._amounts.pop(attempt, None)
                self._commanded = "" if commanded else self._commanded
                if outcome is PaymentOutcome.UNKNOWN:
                    return True
                if outcome is PaymentOutcome.APPROVED:
                    return self._confirmed and any(control == "060F" for control, _ in self._said)
                denials = ("061E", "040F", *(f"84{code:02X}" for code in range(256)))
                return not commanded or any(control in denials for control, _ in self._said)
            case PaymentResolved(verdict=Verdict.CHARGED):
                return bool(self._statuses(b"\x27\x00"))
            case PaymentResolved(verdict=Verdict.NOT_CHARGED):
                return any(control in ("040F", "060F") for control, _ in self._said)
            case PaymentResolved():
                return True
            case DeviceCondition(fault):
                return any(control == "060F" and _ails(body, fault) for control, body in self._said)
            case _:
                return super().allows(reading)

    def _statuses(self, holds: bytes) -> list[bytes]:
        return [body for control, body in self._said if control == "040F" and holds in body]


def _ails(body: bytes, fault: DeviceFault | None) -> bool:
    """Whether a completion can have said so: in one byte, which is shown where it has no words of its own."""
    if fault is None:
        return True
    _, shown, code = fault.detail.partition("reports status ")
    return int(code, 16) in body if shown else bool(body)


class SerialZvt(Zvt):
    """The same, of messages in blocks whose checksum is right, wherever those begin; one that is sent again, as nobody
    has answered it, is the same question.
    """

    def __init__(self) -> None:
        super().__init__()
        self._past = b""
        self._last = b""

    def sent(self, data: bytes) -> None:
        for message, _ in _blocks(data):
            if message != self._last:
                self._last = message
                super().sent(message)

    def came(self, data: bytes) -> None:
        past = self._past + data
        for message, end in _blocks(past):
            if end > len(self._past):
                self._said += take_messages(bytearray(message))
        del self._said[:-KEPT]
        self._past = past[-KEPT:]

    def lost(self) -> None:
        super().lost()
        self._past = b""


def _blocks(wire: bytes) -> Iterator[tuple[bytes, int]]:
    """The messages of whole blocks, one at each place where one may begin, and where it ends."""
    for start in re.finditer(rb"\x10(?=\x02)", wire):
        block = BLOCK.match(wire, start.start())
        if block and block[2] == check_bytes(message := block[1].replace(b"\x10\x10", b"\x10")):
            yield message, block.end()


class Signatures(Lines):
    """Signed is what a line of JSON says, field by field."""

    FIELDS = ("key", "unit", "algorithm", "transaction", "counter", "started", "ended", "signature")

    def allows(self, reading: Reading) -> bool:
        if isinstance(reading, Signed):
            said = {name: getattr(reading, name) for name in self.FIELDS}
            return any(_object(line) | said == _object(line) for line in self.ended)
        return super().allows(reading)


def _object(line: bytes) -> dict[str, object]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


class Lamps(Lines):
    """A lamp is set when the board has said which of its relays stand."""

    COLOURS = (Colour.GREEN, Colour.WHITE, Colour.AMBER, Colour.RED)

    def allows(self, reading: Reading) -> bool:
        if not isinstance(reading, LampSet):
            return super().allows(reading)
        found = (re.fullmatch(rb"OK ([01]{1,9})\r?", line) for line in self.ended)
        stands = (dict(zip(self.COLOURS, line[1], strict=False)) for line in found if line)
        lit = [[colour for colour, digit in relays.items() if digit == ord("1")] for relays in stands]
        return [reading.colour] in lit or [] in lit


JUDGES: dict[str, Callable[[], Judge]] = {
    "serial-aim": Reads,
    "serial-datalogic": MakersReads,
    "serial-honeywell": MakersReads,
    "hid-pos": Packets,
    "wedge": Keys,
    "evdev": Keys,
    **SCALES,
    "cctalk": Coins,
    "cctalk-hopper": Paid,
    "ssp": Notes,
    "ssp-recycler": StoredNotes,
    "escpos": Prints,
    "escpos-cups": Queued,
    "zvt": Zvt,
    "zvt-serial": SerialZvt,
    "nexo": lambda: Answers(Judge(), ('"Result": "Success"',), ('"Result": "Failure"',)),
    "wallet": lambda: Answers(Judge(), ('"state": "paid"',), ('"state": "declined"', '"state": "cancelled"')),
    "sign-json": Signatures,
    "relay": Lamps,
    "input-board": Inputs,
}
"""A protocol without a line here fails the proof; NAME-serial is that of NAME's own driver for serial lines. Cameras
have pictures, not bytes: `pictures.py` is their proof.
"""
