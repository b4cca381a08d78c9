"""A scale that speaks SMA level 1 as the other end of its wire (`POST /set`: see `platter`)."""

from __future__ import annotations

from typing_extensions import override

from drivers.emulators.base import Fault
from drivers.emulators.polled_scale import POUNDS, PolledScaleEmulator

BLANKED = "-" * 10
NO_ZERO = Fault("no_zero", "it found no zero when it was switched on")


class SmaEmulator(PolledScaleEmulator):
    """Faults beside the common ones: `NO_ZERO` and `POUNDS`."""

    def __init__(self) -> None:
        super().__init__((NO_ZERO, POUNDS))

    @override
    def heard(self, buffer: bytearray) -> list[bytes]:
        answers = []
        while (end := buffer.find(b"\r")) >= 0:
            _, begun, command = bytes(buffer[:end]).rpartition(b"\n")
            del buffer[: end + 1]
            if begun:
                answers.append(self._answer(command))
        return answers

    def _answer(self, command: bytes) -> bytes:
        match command:
            case b"W":
                return self._standard()
            case b"Z":
                return self._standard("" if self.platter.zero() else "E")
            case b"T":
                return self._standard("" if self.platter.tare() else "T")
            case b"A":
                return b"\nSMA:1/1.0\r"
            case _:
                return b"\n?\r"

    def _standard(self, error: str = "") -> bytes:
        platter = self.platter
        if self.faults.has("no_zero"):
            error = "I"
        tared = "N" if platter.is_tared else "G"
        moves = "M" if platter.moves else " "
        weight = BLANKED if error else f"{self._value():>10}"
        unit = "lb " if self.faults.has("pounds") else "kg "
        return f"\n{error or self._place()}1{tared}{moves} {weight}{unit}\r".encode()

    def _place(self) -> str:
        platter = self.platter
        if platter.is_over:
            return "O"
        if platter.net_g < 0:
            return "U"
        return "Z" if platter.is_at_zero and not platter.is_tared else " "

    def _value(self) -> str:
        grams = self.platter.net_g
        if self.faults.has("pounds"):
            return f"{grams / 453.592:.3f}"
        return f"{'-' if grams < 0 else ''}{abs(grams) // 1000}.{abs(grams) % 1000:03d}"
