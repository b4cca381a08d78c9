"""A cash drawer as it hangs on a printer: a solenoid on one pin, a switch on another, and a hand that shuts it."""

from __future__ import annotations

SHORTEST_MS = 20
"""A pulse that is shorter does not draw the bolt."""
PINS = (2, 5)
DRAWER = ("drawer_open", "drawer_jammed", "drawer_pin", "drawer_low", "drawer_unplugged", "drawer_switch_stuck")


class CashDrawer:
    """Springs open at a pulse on its pin unless it is jammed; stays open until somebody shuts it."""

    def __init__(self) -> None:
        self._open = False
        self._jammed = False
        self._pin = 2
        self._low = False
        self._unplugged = False
        self._stuck_high: bool | None = None  # what its switch says for ever
        self._pulses = 0

    def pulsed(self, pin: int, on_ms: int) -> None:
        """The printer sent a pulse."""
        self._pulses += 1
        if pin == self._pin and on_ms >= SHORTEST_MS and not (self._jammed or self._unplugged):
            self._open = True

    @property
    def pin_3_high(self) -> bool:
        if self._unplugged:
            return True  # the printer pulls it up
        return self._open is not self._low if self._stuck_high is None else self._stuck_high

    def state(self) -> dict[str, object]:
        return {
            "drawer_open": self._open,
            "drawer_jammed": self._jammed,
            "drawer_pin": self._pin,
            "drawer_low": self._low,
            "drawer_unplugged": self._unplugged,
            "drawer_switch_stuck": self._stuck_high is not None,
            "drawer_pulses": self._pulses,
        }

    def put(self, name: str, value: object) -> None:
        """`drawer_open` by hand or key, `drawer_jammed`, `drawer_pin` (2 or 5); `drawer_low`: the switch is low while
        it is open, `drawer_unplugged`: its cable is out, `drawer_switch_stuck`: its switch stays as it is. `value` is
        one that `check` let pass.
        """
        match name, value:
            case "drawer_open", bool():
                self._open = value
            case "drawer_jammed", bool():
                self._jammed = value
            case "drawer_low", bool():
                self._low = value
            case "drawer_unplugged", bool():
                self._unplugged = value
            case "drawer_switch_stuck", bool():
                self._stuck_high = self.pin_3_high if value else None
            case "drawer_pin", int():
                self._pin = value


def check(name: str, value: object) -> None:
    """Raises ValueError, in one sentence, for what a drawer doesn't have."""
    if name == "drawer_pin":
        if isinstance(value, bool) or value not in PINS:
            raise ValueError(f"drawer_pin is 2 or 5, not {value!r}")
    elif not isinstance(value, bool):
        raise ValueError(f"{name} is true or false, not {value!r}")
