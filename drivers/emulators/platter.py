"""The platter that emulated scales have in common: a load, zero, tare, motion, and what the indicator shows of it.

`POST /set`: `weight_g` (what lies on the platter; may be negative), `motion` (true: it moves until told otherwise,
false: it is at rest), `settle_ms` (how long a new load moves when `motion` isn't given), `tare_g`, `capacity_g`, `e_g`
(the step), `min_g` (the least that is weighed for sale).
"""

from __future__ import annotations

NUMBERS = ("settle_ms", "tare_g", "capacity_g", "e_g", "min_g")


class Platter:
    """Indicates `weight_g` less zero and tare, in steps of `e_g`. The state survives a lost link."""

    def __init__(self) -> None:
        self._weight_g = 0
        self._zero_g = 0
        self._numbers = {"settle_ms": 600, "tare_g": 0, "capacity_g": 15_000, "e_g": 5, "min_g": 100}
        self._moves = False
        self.rest_at: float | None = None  # when the motion ends by itself
        self.touched = 0  # how often the load changed or moved

    def ticked(self, now: float) -> None:
        if self.rest_at is not None and now >= self.rest_at:
            self._moves, self.rest_at = False, None

    def state(self) -> dict[str, object]:
        return {
            "weight_g": self._weight_g,
            "motion": self._moves,
            "indicated_g": self.net_g,
            "zero_g": self._zero_g,
            **self._numbers,
        }

    def set(self, values: dict[str, object], now: float) -> None:
        """Changes the load; raises ValueError, in one sentence, for what a platter doesn't have."""
        self.ticked(now)
        if unknown := values.keys() - {"weight_g", "motion", *NUMBERS}:
            raise ValueError(f"a scale has no {', '.join(sorted(unknown))}")
        numbers = {name: _whole(name, values[name], least=0) for name in NUMBERS if name in values}
        weight_g = _whole("weight_g", values["weight_g"]) if "weight_g" in values else self._weight_g
        moves = values.get("motion")
        if moves is not None and not isinstance(moves, bool):
            raise ValueError(f"motion is true or false, not {moves!r}")
        if numbers.get("e_g") == 0:
            raise ValueError("e_g, the scale's step, is at least 1")
        self._numbers |= numbers
        changed = weight_g != self._weight_g
        self._weight_g = weight_g
        if changed and moves is None and self._numbers["settle_ms"]:
            self._moves, self.rest_at = True, now + self._numbers["settle_ms"] / 1000
        if moves is not None:
            self._moves, self.rest_at = moves, None
        if changed or moves:
            self.touched += 1

    @property
    def moves(self) -> bool:
        return self._moves

    @property
    def gross_g(self) -> int:
        """In whole steps, halves away from zero."""
        load, step = self._weight_g - self._zero_g, self._numbers["e_g"]
        return (2 * abs(load) + step) // (2 * step) * step * (1 if load >= 0 else -1)

    @property
    def net_g(self) -> int:
        return self.gross_g - self._numbers["tare_g"]

    @property
    def is_tared(self) -> bool:
        return self._numbers["tare_g"] > 0

    @property
    def is_over(self) -> bool:
        return self.gross_g > self._numbers["capacity_g"]

    @property
    def is_below_minimum(self) -> bool:
        return self.gross_g < self._numbers["min_g"]

    @property
    def is_at_zero(self) -> bool:
        """Within a quarter of a step."""
        return 4 * abs(self._weight_g - self._zero_g) <= self._numbers["e_g"]

    def zero(self) -> bool:
        """Whether the load became zero: at rest, without tare, within two hundredths of the capacity."""
        if self._moves or self.is_tared or abs(self._weight_g) * 50 > self._numbers["capacity_g"]:
            return False
        self._zero_g = self._weight_g
        return True

    def tare(self) -> bool:
        """Whether what lies there is taken off from now on; an empty platter takes the tare away."""
        if self._moves or self.is_over or self.gross_g < 0:
            return False
        self._numbers["tare_g"] = self.gross_g
        return True


def _whole(name: str, value: object, *, least: int | None = None) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and (least is None or value >= least):
        return value
    limit = "" if least is None else f" from {least} on"
    raise ValueError(f"{name} is a whole number{limit}, not {value!r}")
