"""An NCI / Weigh-Tronix scale that speaks SCP-01 as the other end of its wire (`POST /set`: see `platter`)."""

from __future__ import annotations

from typing_extensions import override

from drivers.emulators.base import Fault, Value
from drivers.emulators.polled_scale import POUNDS, PolledScaleEmulator

STATUS_BITS = 0x30
MORE = 0x40
PARTS = ("ram", "eeprom", "rom", "calibration", "zero")
BROKEN = Fault("broken", "it says that this part of it is broken", "PART", PARTS, needed=True)


class Scp01Emulator(PolledScaleEmulator):
    """Faults beside the common ones: `BROKEN` and `POUNDS`."""

    def __init__(self) -> None:
        super().__init__((BROKEN, POUNDS))

    @override
    def heard(self, buffer: bytearray) -> list[bytes]:
        answers = []
        while (end := buffer.find(b"\r")) >= 0:
            command = bytes(buffer[:end])[-1:]
            del buffer[: end + 1]
            answers.append(self._answer(command))
        return answers

    def _answer(self, command: bytes) -> bytes:
        match command:
            case b"W":
                return self._weight() + self._status()
            case b"S":
                return self._status()
            case b"Z":
                self.platter.zero()
                return self._status()
            case _:
                return b"\n?\r\x03"

    def _weight(self) -> bytes:
        """Nothing where no weight can be shown."""
        platter = self.platter
        if platter.moves or platter.is_over or platter.net_g < 0 or self._broken("zero"):
            return b""
        if self.faults.has("pounds"):
            return f"\n{platter.net_g / 453.592:07.3f}LB\r".encode()
        return f"\n{platter.net_g // 1000:03d}.{platter.net_g % 1000:03d}KG\r".encode()

    def _status(self) -> bytes:
        platter = self.platter
        first = _bits(platter.moves, platter.is_at_zero, self._broken("ram"), self._broken("eeprom"))
        second = _bits(platter.net_g < 0, platter.is_over, self._broken("rom"), self._broken("calibration"))
        third = _bits(False, False, platter.is_tared, self._broken("zero"))  # noqa: FBT003 - bits of one byte
        status = [first | STATUS_BITS, second | STATUS_BITS]
        if third:
            status = [first | STATUS_BITS, second | STATUS_BITS | MORE, third | STATUS_BITS]
        return b"\nS" + bytes(status) + b"\r\x03"

    def _broken(self, what: Value) -> bool:
        return self.faults.get("broken") == what


def _bits(*flags: bool) -> int:
    return sum(1 << place for place, flag in enumerate(flags) if flag)
