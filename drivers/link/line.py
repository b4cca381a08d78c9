"""How a serial line is set, as people write it and as a terminal says it."""

from __future__ import annotations

import termios
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class LineSettings:
    """Baud rate, data bits, parity (`N`, `E`, `O`) and stop bits: `LineSettings(9600, 7, "E", 1)` is 9600 7E1."""

    baud: int = 9600
    bits: int = 8
    parity: str = "N"
    stop: int = 1

    @classmethod
    def parse(cls, baud: str, mode: str) -> LineSettings:
        """From `9600` and `7E1`; raises ValueError in one sentence."""
        if not baud.isdecimal() or int(baud) == 0:
            raise ValueError(f"baud rate {baud!r} is not a number")
        if int(baud) >= 2**32:
            raise ValueError(f"baud rate {baud} is more than any line has")
        if len(mode) != 3 or mode[0] not in "78" or mode[1] not in "NEO" or mode[2] not in "12":
            raise ValueError(f"line mode {mode!r} is not like 8N1 or 7E1")
        return cls(int(baud), int(mode[0]), mode[1], int(mode[2]))

    @property
    def text(self) -> str:
        """As technicians write it: 9600 7E1."""
        return f"{self.baud} {self.bits}{self.parity}{self.stop}"


SIZES = {termios.CS5: 5, termios.CS6: 6, termios.CS7: 7, termios.CS8: 8}
SPEEDS = {getattr(termios, name): int(name[1:]) for name in dir(termios) if name[:1] == "B" and name[1:].isdecimal()}


def line_that_holds(attributes: list[Any], asked: LineSettings) -> LineSettings:
    """The line as `termios.tcgetattr` says it is. A rate without a name of its own counts as the one `asked` for."""
    control = attributes[2]
    odd = "O" if control & termios.PARODD else "E"
    return LineSettings(
        SPEEDS.get(attributes[5], asked.baud),
        SIZES[control & termios.CSIZE],
        odd if control & termios.PARENB else "N",
        2 if control & termios.CSTOPB else 1,
    )
