"""The cash drawer on a printer's connector: the pulse that opens it, and the switch that says whether it is open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from drivers.drawer import DrawerEnded, DrawerOutcome, DrawerStatus
from drivers.printers.status import Flags

PINS = {2: 0, 5: 1}
"""Pin of the connector → what ESC p calls it."""
UNIT_MS = 2
LONGEST_MS = 255 * UNIT_MS
PULSE_WITHIN_S = 3.0
"""So long after it was asked for the pulse may still go out: whoever stands before the drawer has not gone by then."""
OPENS_S = 2.0
"""So long the switch may take from the pulse on: the bolt is fast, and a printer that is asked once a second slow."""
PULSE_REST = bytes(4)
"""Ends a pulse that a lost link cut short, with no time on it; to a printer at rest it is nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerPort:
    """How a drawer is wired: the pulse goes to `pin` (2 or 5) for `on_ms`, and rests for `off_ms` (even, 2 to 510).

    `open_is_high`: pin 3, its switch, is high while it is open; with other drawers it is low then. `opens_s`: so long
    the switch may take from the pulse on.
    """

    pin: int = 2
    on_ms: int = 100
    off_ms: int = 100
    open_is_high: bool = True
    opens_s: float = OPENS_S

    def __post_init__(self) -> None:
        """Raises ValueError, in one sentence, for a pulse that no printer gives."""
        if self.pin not in PINS:
            raise ValueError(f"a drawer opens by pin 2 or 5, not {self.pin}")
        for lasts in (self.on_ms, self.off_ms):
            if not UNIT_MS <= lasts <= LONGEST_MS or lasts % UNIT_MS:
                raise ValueError(f"a drawer's pulse has even milliseconds from 2 to 510, not {lasts}")

    @property
    def pulse(self) -> bytes:
        """ESC p m t1 t2."""
        return bytes([0x1B, 0x70, PINS[self.pin], self.on_ms // UNIT_MS, self.off_ms // UNIT_MS])


class Phase(Enum):
    WAITING = auto()  # a receipt goes first
    CHECKING = auto()  # no pulse is sent before the printer says that it can work: a late one would open it unasked
    OPENING = auto()  # the pulse is sent


class Drawer:
    """One printer's drawer. One opening at a time, each ends once; what is open gets no pulse, and none is sent late.

    One that is sent may be carried out late all the same, where the printer stops in the moment between its word and
    the pulse, or a serial line breaks before its last byte: such an opening ends NOT_CONFIRMED.

    Times are monotonic seconds. Nothing is sent here: what is to be sent is returned.
    """

    def __init__(self, port: DrawerPort | None) -> None:
        """`port` None: no drawer hangs on this printer."""
        self._port = port
        self._open: bool | None = None  # None: not known on this link
        self._kick = ""
        self._phase: Phase | None = None
        self._until: float | None = None

    @property
    def waits(self) -> bool:
        return self._phase is Phase.WAITING

    @property
    def busy(self) -> bool:
        """Receipts wait until this is over."""
        return self._phase in (Phase.CHECKING, Phase.OPENING)

    @property
    def pulsed(self) -> bool:
        """The pulse is sent, and nothing came of it yet."""
        return self._phase is Phase.OPENING

    @property
    def deadline(self) -> float | None:
        return self._until

    def asked(self, kick: str, obstacle: str, now: float) -> list[DrawerEnded]:
        """It is to be opened within `PULSE_WITHIN_S`, or not at all; where it cannot be, the end. `obstacle` says why
        the printer cannot work, or ''.
        """
        if self._port is None:
            return [DrawerEnded(kick, DrawerOutcome.FAILED, "no drawer hangs on this printer")]
        if self._phase is not None:
            return [DrawerEnded(kick, DrawerOutcome.FAILED, "the drawer is being opened already")]
        if obstacle:
            return [DrawerEnded(kick, DrawerOutcome.FAILED, obstacle)]
        self._kick, self._phase, self._until = kick, Phase.WAITING, now + PULSE_WITHIN_S
        return []

    def begin(self) -> None:
        """The printer is asked how it is."""
        self._phase = Phase.CHECKING

    def showed(self, flags: Flags, now: float) -> tuple[bytes, list[DrawerStatus | DrawerEnded]]:
        """What to send, and what to tell, now that the printer says `flags`."""
        port = self._port
        if port is None:
            return b"", []
        told: list[DrawerStatus | DrawerEnded] = []
        is_open = flags.drawer_high is port.open_is_high
        if is_open is not self._open:
            self._open = is_open
            told.append(DrawerStatus(is_open))
        if not (self.pulsed and is_open):
            told += self.late(now)
        match self._phase:
            case Phase.OPENING if is_open:
                told += self._end(DrawerOutcome.OPENED)
            case Phase.OPENING if flags.broken:  # it came between: the pulse may be in the buffer, or done
                told += self._end(DrawerOutcome.NOT_CONFIRMED, f"after the pulse: {flags.broken.detail}")
            case Phase.CHECKING if is_open:
                told += self._end(DrawerOutcome.WAS_OPEN)
            case Phase.CHECKING if flags.obstacle:
                told += self._end(DrawerOutcome.FAILED, flags.obstacle)
            case Phase.WAITING if flags.broken:
                told += self._end(DrawerOutcome.FAILED, flags.broken.detail)
            case Phase.CHECKING:
                self._phase, self._until = Phase.OPENING, now + port.opens_s
                return port.pulse, told
        return b"", told

    def late(self, now: float) -> list[DrawerEnded]:
        """The end, where the time for it is over."""
        if self._until is None or now < self._until:
            return []
        if self._phase is Phase.WAITING:
            return self._end(DrawerOutcome.FAILED, "the printer was busy")
        if self._phase is Phase.CHECKING:
            return self._end(DrawerOutcome.FAILED, "the printer did not say whether it can open the drawer")
        return self._end(DrawerOutcome.STAYED_SHUT, "the drawer's switch did not move")

    def lost(self, detail: str) -> list[DrawerEnded]:
        """The printer is out of reach; the end of what was under way."""
        self._open = None
        match self._phase:
            case None:
                return []
            case Phase.OPENING:
                return self._end(DrawerOutcome.NOT_CONFIRMED, f"the link was lost after the pulse: {detail}")
            case _:
                return self._end(DrawerOutcome.FAILED, detail)

    def _end(self, outcome: DrawerOutcome, reason: str = "") -> list[DrawerEnded]:
        kick, self._kick = self._kick, ""
        self._phase = self._until = None
        return [DrawerEnded(kick, outcome, reason)]
