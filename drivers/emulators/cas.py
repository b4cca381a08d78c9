"""A CAS PD-II scale set to ECR type 6 as the other end of its wire (`POST /set`: see `platter`)."""

from __future__ import annotations

from typing_extensions import override

from drivers.emulators.base import Fault
from drivers.emulators.polled_scale import POUNDS, PolledScaleEmulator

ENQ, ACK, DC1, NAK = 0x05, b"\x06", 0x11, b"\x15"
NOT_READY = Fault("not_ready", "it refuses what it is asked")


class CasEmulator(PolledScaleEmulator):
    """Faults beside the common ones: `NOT_READY` and `POUNDS`. `bad_check` is a wrong check byte."""

    def __init__(self) -> None:
        super().__init__((NOT_READY, POUNDS))

    @override
    def heard(self, buffer: bytearray) -> list[bytes]:
        answers = [self._answer(byte) for byte in buffer if byte in (ENQ, DC1)]
        buffer.clear()
        return answers

    @override
    def with_bad_check(self, answer: bytes) -> bytes:
        if len(answer) < 3:
            return answer
        return answer[:-3] + bytes([answer[-3] ^ 0x01]) + answer[-2:]

    def _answer(self, byte: int) -> bytes:
        if self.faults.has("not_ready"):
            return NAK
        return ACK if byte == ENQ else self._weight()

    def _weight(self) -> bytes:
        platter = self.platter
        grams, unit = abs(platter.net_g), "kg"
        text = f"{grams // 1000:02d}.{grams % 1000:03d}"
        if self.faults.has("pounds"):
            text, unit = f"{grams / 453.592:06.3f}"[:6], "lb"
        sign = "-" if platter.net_g < 0 else " "
        if platter.is_over:
            sign, text = "F", "FFFFFF"
        body = f"{'U' if platter.moves else 'S'}{sign}{text}{unit}".encode()
        check = 0
        for part in body:
            check ^= part
        return b"\x01\x02" + body + bytes([check]) + b"\x03\x04"
