"""What a terminal or gateway says of the end of its day."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.days import DayEnd
from kiosk.core.values import Money


@dataclass(frozen=True, slots=True)
class DayEndDone:
    """Asking for it as `job` is over. `told` is its own total, None where it tells none, of the receipts `first` to
    `last` if it names them; `reason` is for the technician.
    """

    job: str
    end: DayEnd
    reason: str = ""
    told: Money | None = None
    first: str = ""
    last: str = ""
