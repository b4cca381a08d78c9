"""A price-computing scale that speaks Checkout Dialog 06 as the other end of its wire.

`POST /set`: see `platter`, and `power` ("cut": it restarts, and has forgotten what it weighed; the load stays).

It wants to know its partner's logic after it was switched on, after an error, after 50 weighings and after record 20.
"""

from __future__ import annotations

from collections.abc import Sequence

from drivers.emulators.base import Act, Fault, Faults, Say
from drivers.emulators.platter import Platter

THINKING_S = 0.01
WEIGHINGS_PER_CHECK = 50
TEST_POLYNOMIAL = 0x1021  # CRC-CCITT's: a real scale's is its maker's secret
ACK, NAK = b"\x06", b"\x15"
GENERAL, BAD_RECORD, BAD_PRICE, BAD_TARE, BAD_TEXT = 1, 10, 11, 12, 13
MOTION, UNMOVED, UNFINISHED, BELOW_MINIMUM, BELOW_ZERO, OVERLOAD = 20, 21, 22, 30, 31, 32
FAULTS = (
    Fault("bad_check", "it sends with odd parity as an eighth bit"),
    Fault("garbled", "its answers are bytes of no protocol"),
    Fault("unfinished", "it never ends a weighing"),
    Fault("refuses_price_0", "it takes no price of 0"),
    Fault("other_polynomial", "it finds no logic valid"),
    Fault("pounds", "it is set to pounds"),
    Fault("general", "it answers with error 01"),
    Fault("wrong_total", "each total is so much too high", "MINOR", needed=True),
)


class Dialog06Emulator:
    """A platter, and a partner whose logic it checks; `FAULTS` are its own."""

    def __init__(self) -> None:
        self.faults = Faults(FAULTS)
        self.platter = Platter()
        self._random = 0x47
        self._power_up()

    def _power_up(self) -> None:
        self._record: bytearray | None = None  # while it comes
        self._price = ""
        self._tare_g = 0
        self._asked = False  # a weighing was ordered and not yet fetched
        self._status = 0
        self._logic_known = False
        self._verdict: bool | None = None  # not yet fetched
        self._weighings = 0
        self._result = b""  # fetched last, and given again until the next is ordered
        self._weighed_at = -1  # the platter's count of touches at the last weighing

    @property
    def deadline(self) -> float | None:
        return self.platter.rest_at

    def connected(self, now: float) -> Sequence[Act]:  # noqa: ARG002 - the protocol's signature
        return ()

    def disconnected(self, now: float) -> None:  # noqa: ARG002 - the protocol's signature
        self._record = None

    def ticked(self, now: float) -> Sequence[Act]:
        self.platter.ticked(now)
        return ()

    def received(self, data: bytes, now: float) -> Sequence[Act]:
        self.platter.ticked(now)
        return [Say(self._spoiled(answer), THINKING_S) for byte in data if (answer := self._heard(byte))]

    def state(self) -> dict[str, object]:
        return self.platter.state() | {"logic_known": self._logic_known, "weighings": self._weighings}

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:
        power = values.get("power")
        if power not in (None, "cut"):
            raise ValueError(f'power={power}: this scale knows power="cut"')
        self.platter.set({name: value for name, value in values.items() if name != "power"}, now)
        if power:
            self._power_up()
        return ()

    def _heard(self, byte: int) -> bytes:
        """The answer that `byte` makes due, b"" for none."""
        match byte:
            case 0x04:
                self._record = None
            case 0x02:
                self._record = bytearray()
            case 0x03 if self._record is not None:
                fields, self._record = bytes(self._record).split(b"\x1b"), None
                return self._taken([field.decode("latin-1") for field in fields])
            case 0x05 if self._record is None:
                return self._fetched()
            case _ if self._record is not None and len(self._record) < 64:
                self._record.append(byte)
        return b""

    def _taken(self, fields: list[str]) -> bytes:
        match fields:
            case ["08"]:
                return f"\x0209\x1b{self._status:02d}\x03".encode()
            case ["10", checksums]:
                self._verdict = self._is_valid(checksums)
                return ACK
            case ["20"]:
                self._logic_known = False
                return ACK
            case ["01" | "03" | "04" | "05", *_] if not self._logic_known:
                self._random = (self._random * 5 + 1) & 0xFF
                return f"\x0211\x1b2{self._random:02X}\x03".encode()
            case ["01", price] | ["01", price, ""]:
                return self._ordered(price)
            case ["03", price, tare]:
                return self._ordered(price, tare)
            case ["04", price, text]:
                return self._ordered(price, text=text)
            case ["05", price, tare, text]:
                return self._ordered(price, tare, text)
            case _:
                return self._refused(BAD_RECORD)

    def _ordered(self, price: str, tare: str = "0000", text: str = "") -> bytes:
        if self.faults.has("general"):
            return self._refused(GENERAL)
        if len(price) not in (5, 6) or not price.isdecimal() or (not int(price) and self.faults.has("refuses_price_0")):
            return self._refused(BAD_PRICE)
        if len(tare) != 4 or not tare.isdecimal():
            return self._refused(BAD_TARE)
        if len(text) > 13:
            return self._refused(BAD_TEXT)
        self._price, self._tare_g, self._asked, self._result = price, int(tare), True, b""
        return ACK

    def _fetched(self) -> bytes:
        if self._verdict is not None:
            self._logic_known, self._verdict, self._weighings = self._verdict, None, 0
            return f"\x0211\x1b{1 if self._logic_known else 0}\x03".encode()
        if not self._asked:
            return self._result or self._refused(BAD_RECORD)
        platter = self.platter
        net_g = platter.gross_g - self._tare_g
        beyond = (
            (self.faults.has("unfinished"), UNFINISHED),
            (platter.moves, MOTION),
            (platter.is_over, OVERLOAD),
            (net_g < 0, BELOW_ZERO),
            (platter.is_below_minimum, BELOW_MINIMUM),
            (platter.touched == self._weighed_at, UNMOVED),
        )
        for is_so, status in beyond:
            if is_so:
                self._status = status
                return NAK
        self._asked, self._status, self._weighed_at = False, 0, platter.touched
        self._weighings += 1
        if self._weighings >= WEIGHINGS_PER_CHECK:
            self._logic_known = False
        wrong_minor = self.faults.get("wrong_total")
        total = (net_g * int(self._price) + 500) // 1000 + int(wrong_minor or 0)
        unit = "1" if self.faults.has("pounds") else "3"
        self._result = f"\x0202\x1b{unit}\x1b{net_g:05d}\x1b{self._price}\x1b{total:06d}\x03".encode()
        return self._result

    def _refused(self, status: int) -> bytes:
        """An error makes the scale doubt its partner."""
        self._status, self._logic_known, self._asked = status, False, False
        return NAK

    def _is_valid(self, checksums: str) -> bool:
        """Turned back, the second number is what is left of the first, divided."""
        if len(checksums) != 8 or not set(checksums) <= set("0123456789ABCDEF") or self.faults.has("other_polynomial"):
            return False
        left, right = divmod(self._random, 16)
        first = f"{int(checksums[:4], 16):016b}"
        second = f"{int(checksums[4:], 16):016b}"
        rest = int(first[16 - left :] + first[: 16 - left], 2) << 16
        for place in range(31, 15, -1):
            if rest >> place & 1:
                rest ^= (1 << 16 | TEST_POLYNOMIAL) << (place - 16)
        return rest == int(second[right:] + second[:right], 2)

    def _spoiled(self, answer: bytes) -> bytes:
        if self.faults.has("garbled"):
            answer = bytes(0x23 + (byte * 7) % 6 for byte in answer)
        if self.faults.has("bad_check"):
            answer = bytes(byte if byte.bit_count() % 2 else byte | 0x80 for byte in answer)
        return answer
