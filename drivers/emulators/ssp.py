"""A note validator at address 0 of an SSP line as the other end of its wire: mouth, escrow, cash box, a count for life.

`POST /set`: `insert` (a note such as EUR20; any other comes back), `power` ("cut": it restarts; a note on its way is
moved into the cash box, one in escrow comes back). What it has not told yet is forgotten then, its count is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drivers.emulators.base import Act, Fault, Faults, Say

THINKING_S = 0.01
STACKING_S = 0.3
ESCROW_S = 10.0
SERIAL = 4711
NOTES = ("EUR5", "EUR10", "EUR20", "EUR50", "EUR100", "EUR200")
OK, UNKNOWN, PARAMETERS, NOT_NOW, FAIL = 0xF0, 0xF2, 0xF3, 0xF5, 0xF8
FAULTS = (
    Fault("bad_check", "its answers have a wrong check"),
    Fault("lost_answer", "one answer does not arrive"),
    Fault("jam", "a note is jammed, and none is taken"),
    Fault("stacker_full", "the cash box is full, and no note is taken"),
    Fault("fraud", "once, it tells of an attempt at fraud"),
    Fault("no_counters", "it does not count its notes"),
    Fault("strange_event", "once, it tells of an event that nobody knows, C0"),
    Fault("old_protocol", "it speaks protocol 5 at most"),
)


class SspEmulator:
    """A validator with a cash box; `own` are its faults."""

    KIND = 0
    own: tuple[Fault, ...] = FAULTS

    def __init__(self) -> None:
        self.faults = Faults(self.own)
        self._cashbox: list[str] = []
        self._returned: list[str] = []
        self._stacked = 1000  # in its life
        self._moving = ""  # a note between escrow and cash box
        self._escrow = ""
        self._until: float | None = None  # what lies in escrow or moves does so until then
        self._heard = b""
        self._power_up()

    def _power_up(self) -> None:
        self._events = bytearray([0xF1])
        self._enabled, self._allowed = False, 0
        self._answered: tuple[int, bytes] | None = None  # the last question's bit, and what was said
        if self._moving:
            self._events += bytes([0xE2, self._channel(self._moving)])
            self._stack()
        elif self._escrow:
            self._events += bytes([0xE1, self._channel(self._escrow)])
            self._give_back()

    @property
    def deadline(self) -> float | None:
        return self._until

    def connected(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        self._heard = b""
        return ()

    def disconnected(self, now: float) -> None:  # noqa: ARG002 - the protocol's signature
        self._heard = b""

    def ticked(self, now: float) -> Sequence[Act]:
        if self._until is None or now < self._until:
            return ()
        if self._moving:
            self._events.append(self._put_away())
        elif self._escrow:
            self._give_back()
            self._events += b"\xed\xec"
        return ()

    def received(self, data: bytes, now: float) -> Sequence[Act]:
        acts: list[Act] = []
        for body in self._packets(data):
            bit, asked = body[0] & 0x80, body[2:-2]
            if body[0] & 0x7F or not asked or crc_of(body[:-2]) != body[-2] | body[-1] << 8:
                continue
            if self._answered is None or self._answered[0] != bit or asked == b"\x11":
                self._answered = bit, self._answer(asked, now)
            if not self.faults.take("lost_answer"):
                acts.append(Say(self._framed(*self._answered), THINKING_S))
        return acts

    def _packets(self, data: bytes) -> Iterator[bytes]:
        """The bodies, undoubled, of the packets that end in `data`."""
        self._heard += data
        while (start := self._heard.find(0x7F)) >= 0:
            body, at = bytearray(), start + 1
            while at < len(self._heard) and (len(body) < 2 or len(body) < body[1] + 4):
                if self._heard[at] == 0x7F:
                    if self._heard[at + 1 : at + 2] != b"\x7f":  # a packet begins within this one, or all is not here
                        break
                    at += 1
                body.append(self._heard[at])
                at += 1
            if len(body) > 1 and len(body) == body[1] + 4:
                self._heard = self._heard[at:]
                yield bytes(body)
            elif at < len(self._heard) - 1:
                self._heard = self._heard[at:]
            else:
                return
        self._heard = b""

    def _framed(self, bit: int, said: bytes) -> bytes:
        body = bytes([bit, len(said)]) + said
        crc = crc_of(body) ^ (1 if self.faults.has("bad_check") else 0)
        return b"\x7f" + (body + bytes([crc & 0xFF, crc >> 8])).replace(b"\x7f", b"\x7f\x7f")

    # ------------------------------------------------------------------------------------------------ what it is asked

    def _answer(self, asked: bytes, now: float) -> bytes:
        return self._said(asked, now)

    def _said(self, asked: bytes, now: float) -> bytes:
        match asked[0], asked[1:]:
            case 0x11, b"":
                return bytes([OK])
            case 0x06, version if len(version) == 1:
                return bytes([FAIL if version[0] > (5 if self.faults.has("old_protocol") else 8) else OK])
            case 0x05, b"":
                return bytes([OK]) + _setup(self.KIND)
            case 0x0C, b"":
                return bytes([OK]) + SERIAL.to_bytes(4, "big")
            case 0x58, b"" if not self.faults.has("no_counters"):
                counters = self._counters()
                return bytes([OK, len(counters)]) + b"".join(count.to_bytes(4, "little") for count in counters)
            case 0x02, mask if len(mask) == 2:
                self._allowed = mask[0] | mask[1] << 8
            case 0x0A, b"":
                self._enabled = True
            case 0x09, b"":
                self._enabled = False
            case 0x08, b"" if self._escrow:
                self._give_back()
                self._events += b"\xed\xec"
            case 0x18, b"" if self._escrow:
                self._until = now + ESCROW_S
            case ((0x08 | 0x18), b""):
                return bytes([NOT_NOW])
            case 0x07, b"":
                return bytes([OK]) + self._polled(now)
            case ((0x02 | 0x06), _):
                return bytes([PARAMETERS])
            case _:
                return bytes([UNKNOWN])
        return bytes([OK])

    def _counters(self) -> tuple[int, ...]:
        """Stacked, stored, given out, moved from the store into the cash box, rejected."""
        return self._stacked, 0, 0, 0, len(self._returned)

    def _polled(self, now: float) -> bytes:
        told, self._events = bytes(self._events), bytearray()
        if self._escrow and bytes([0xEF, 0]) not in told:
            if self._until is None:  # told of it now; the next poll lets it in
                self._until = now + ESCROW_S
                told += bytes([0xEF, self._channel(self._escrow)])
            else:
                self._moving, self._escrow = self._escrow, ""
                self._until = now + STACKING_S
                self._events += bytes([0xEE, self._channel(self._moving)])
                told += b"\xcc"
        elif self._moving:
            told += b"\xcc"
        for fault, code in (("jam", 0xE9), ("stacker_full", 0xE7)):
            told += bytes([code]) if self.faults.has(fault) else b""
        if self.faults.take("fraud"):
            told += b"\xe6\x00"
        if self.faults.take("strange_event"):
            told += b"\xc0\x01"
        return told if self._enabled else told + b"\xe8"

    # ------------------------------------------------------------------------------------------------------- its notes

    def state(self) -> dict[str, object]:
        return {
            "open": self._enabled and self._allowed > 0,
            "takes": [note for note in NOTES if self._lets_in(note)],
            "stacked": self._stacked,
            "cashbox": list(self._cashbox),
            "returned": list(self._returned),
            "escrow": self._escrow,
            "moving": self._moving,
        }

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        for name, value in values.items():
            match name, value:
                case "insert", str():
                    self._insert(value)
                case "power", "cut":
                    self._power_up()
                case _:
                    raise ValueError(f'{name}={value}: this validator knows insert="EUR20" and power="cut"')
        return ()

    def _insert(self, note: str) -> None:
        full = self._escrow or self._moving or self.faults.has("jam") or self.faults.has("stacker_full")
        if full or not self._lets_in(note):
            self._returned.append(note)
            if self._enabled and not full:
                self._events += b"\xef\x00\xed\xec"
            return
        self._escrow, self._until = note, None
        self._events += b"\xef\x00"

    def _lets_in(self, note: str) -> bool:
        return self._enabled and note in NOTES and bool(self._allowed & 1 << self._channel(note) - 1)

    def _give_back(self) -> None:
        self._returned.append(self._escrow)
        self._escrow, self._until = "", None

    def _put_away(self) -> int:
        """The note that moves is where it belongs; the event that says so."""
        self._stack()
        return 0xEB

    def _stack(self) -> None:
        self._cashbox.append(self._moving)
        self._stacked += 1
        self._moving, self._until = "", None

    @staticmethod
    def _channel(note: str) -> int:
        return NOTES.index(note) + 1


def _setup(kind: int) -> bytes:
    """Kind, firmware, currency, multiplier, channels with value and security, hundredths, protocol, all in full."""
    values = [int(note[3:]) for note in NOTES]
    return (
        bytes([kind])
        + b"0400"
        + b"EUR"
        + bytes([0, 0, 1, len(NOTES), *values, *[2] * len(NOTES), 0, 0, 100, 6])
        + b"EUR" * len(NOTES)
        + b"".join(value.to_bytes(4, "little") for value in values)
    )


def crc_of(data: bytes) -> int:
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ (0x8005 if crc & 0x8000 else 0)) & 0xFFFF
    return crc
