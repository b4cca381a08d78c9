"""What a printer sends, told apart byte by byte: status replies and blocks may come merged, split or one in another."""

from __future__ import annotations

from dataclasses import dataclass

PROCESS_BLOCK = 7  # 37 22 d1 d2 d3 d4 00
ASB_BLOCK = 4


@dataclass(frozen=True, slots=True)
class RealTime:
    """The answer to one DLE EOT; the byte does not say to which."""

    byte: int


@dataclass(frozen=True, slots=True)
class AutoStatus:
    """Automatic status back: four bytes, sent on every change."""

    block: bytes


@dataclass(frozen=True, slots=True)
class ProcessDone:
    """The printer has worked off everything up to the request with this id."""

    mark: bytes


@dataclass(frozen=True, slots=True)
class PaperReport:
    """The answer to GS r 1, which stands in the buffer behind what was to be printed."""

    byte: int


@dataclass(frozen=True, slots=True)
class Noise:
    """A byte that is of none of these."""

    byte: int


Reply = RealTime | AutoStatus | ProcessDone | PaperReport | Noise


class ReplyReader:
    """Bit 4 is set in every first byte and clear in every later one (our process ids are chosen so)."""

    def __init__(self) -> None:
        self._block = bytearray()

    def reset(self) -> None:
        self._block.clear()

    def feed(self, data: bytes) -> list[Reply]:
        """The replies that `data` completes, in their order."""
        return [reply for byte in data for reply in self._take(byte)]

    def _take(self, byte: int) -> list[Reply]:
        if byte & 0x93 == 0x12:  # real-time: may stand inside a block
            return [RealTime(byte)]
        if byte & 0x93 == 0x10 or byte == 0x37:
            lost = self._give_up()
            self._block.append(byte)
            return lost
        if byte & 0x90:
            return [*self._give_up(), Noise(byte)]
        if not self._block:
            return [PaperReport(byte)]
        if self._block == b"\x37" and byte != 0x22:
            return [*self._give_up(), Noise(byte)]
        self._block.append(byte)
        return self._completed()

    def _completed(self) -> list[Reply]:
        block = bytes(self._block)
        if block[0] != 0x37:
            if len(block) < ASB_BLOCK:
                return []
            self._block.clear()
            return [AutoStatus(block)]
        if len(block) < PROCESS_BLOCK:
            return []
        if block[-1] != 0:
            return self._give_up()
        self._block.clear()
        return [ProcessDone(block[2:6])]

    def _give_up(self) -> list[Reply]:
        lost: list[Reply] = [Noise(byte) for byte in self._block]
        self._block.clear()
        return lost
