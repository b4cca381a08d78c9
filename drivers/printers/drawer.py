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
OPENS_S = 2.0
"""So long the switch may take from the pulse on: the bolt is fast, and a printer that is asked once a second slow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerPort:
    """How a drawer is wired: the pulse goes to `pin` (2 or 5) for `on_ms`, and rests for `off_ms` (even, 2 to 510).

    `open_is_high`: pin 3, its switch, is high while it is open; with other drawers it is low then.
    """

    pin: int = 2
    on_ms: int = 100
    off_ms: int = 100
    open_is_high: bool = True

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
    """One printer's drawer. One opening at a time, each ends once; of one that is open no pulse is asked again.

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
    def deadline(self) -> float | None:
        return self._until

    def asked(self, kick: str, obstacle: str) -> list[DrawerEnded]:
        """It is to be opened; where that cannot be, the end. `obstacle` says why the printer cannot work, or ''."""
        if self._port is None:
            return [DrawerEnded(kick, DrawerOutcome.FAILED, "no drawer hangs on this printer")]
        if self._phase is not None:
            return [DrawerEnded(kick, DrawerOutcome.FAILED, "the drawer is being opened already")]
        if obstacle:
            return [DrawerEnded(kick, DrawerOutcome.FAILED, obstacle)]
        self._kick, self._phase = kick, Phase.WAITING
        return []

    def begin(self, until: float) -> None:
        """The printer was asked how it is, and has until then to say it."""
        self._phase, self._until = Phase.CHECKING, until

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
        if self.busy and is_open:
            told += self._end(DrawerOutcome.OPENED)
        elif self._phase is Phase.CHECKING and flags.obstacle:
            told += self._end(DrawerOutcome.FAILED, flags.obstacle)
        elif self._phase is Phase.CHECKING:
            self._phase, self._until = Phase.OPENING, now + OPENS_S
            return port.pulse, told
        return b"", told

    def late(self, now: float) -> list[DrawerEnded]:
        """The end, where the time for it is over."""
        if self._until is None or now < self._until:
            return []
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
