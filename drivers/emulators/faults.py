"""Faults to order of an emulator: one closed list of each, with a plain line for people and what its value may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Value = bool | int | float | str | None

UNITS = {"MS": "milliseconds", "S": "seconds", "N": "times", "MINOR": "minor units"}
MOST = 3_600_000


@dataclass(frozen=True, slots=True)
class Fault:
    """`does`: what goes wrong then, in one plain line. `takes`: what its value is called, '' where it has none: one of
    `choices` where any are given, else a number. `needed`: it is nothing without.
    """

    name: str
    does: str
    takes: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False

    @property
    def shown(self) -> str:
        """As it is ordered: `silence`, `slow[=MS]`, `drop_after=STEP`."""
        if not self.takes:
            return self.name
        return f"{self.name}={self.takes}" if self.needed else f"{self.name}[={self.takes}]"

    def value_of(self, value: Value) -> Value:
        """`value` as the emulator has it, True for none; raises ValueError, in one sentence, for what it cannot be."""
        if value is None or value is True:
            if not self.needed:
                return True
            raise ValueError(f"fault {self.name} needs a value: {self.shown}, {self._may_be}")
        if self.choices:
            if value in self.choices:
                return value
            raise ValueError(f"fault {self.name}={value}: {self._may_be}")
        if not self.takes:
            raise ValueError(f"fault {self.name} takes no value, not {value!r}")
        return self._number(value)

    @property
    def _may_be(self) -> str:
        if self.choices:
            return f"the {self.takes.lower()}s are {', '.join(self.choices)}"
        return f"a number of {UNITS[self.takes]}"

    def _number(self, value: Value) -> Value:
        try:
            number = float(value or 0)
        except ValueError:
            number = -1.0
        if not 0 <= number <= MOST:
            raise ValueError(f"fault {self.name}={value}: how many {UNITS[self.takes]} is that?")
        return int(number) if number.is_integer() else number


WIRE: tuple[Fault, ...] = (
    Fault("silence", "it says nothing"),
    Fault("slow", "all that it says comes so much later, or a second", "MS"),
    Fault("noise", "stray bytes come before all that it says"),
    Fault("split", "what it says comes byte by byte"),
    Fault("merge", "what it says within a moment comes at once"),
    Fault("half_frame", "once, only the first half of what it says comes"),
    Fault("repeat", "once, what it says comes twice"),
    Fault("unplug", "its wire is gone until that is mended"),
)
WIRE_FAULTS = tuple(fault.name for fault in WIRE)


class Faults:
    """The faults now ordered: name → value (True where a fault has none). Wire faults are played by the host.

    `own` are those that the emulator itself can play; any other name but a wire fault's is refused.
    """

    def __init__(self, own: Iterable[Fault] = ()) -> None:
        self._known = {fault.name: fault for fault in (*WIRE, *own)}
        self._active: dict[str, Value] = {}

    @property
    def known(self) -> Mapping[str, Fault]:
        """Every fault that can be ordered, by its name."""
        return self._known

    def set(self, name: str, value: Value) -> None:
        """Orders a fault, or with False mends it; raises ValueError, in one sentence, for a name or value that can't
        be.
        """
        fault = self._fault(name)
        if value is False:
            self.clear(name)
        else:
            self._active[name] = fault.value_of(value)

    def clear(self, name: str) -> None:
        """It is mended, if it was ordered; raises ValueError, in one sentence, for a name that can't be."""
        self._fault(name)
        self._active.pop(name, None)

    def __bool__(self) -> bool:
        """Whether any is ordered."""
        return bool(self._active)

    def has(self, name: str) -> bool:
        return name in self._active

    def get(self, name: str) -> Value:
        return self._active.get(name)

    def take(self, name: str) -> bool:
        """True once, if the fault was ordered: for faults that strike a single time."""
        return self._active.pop(name, None) is not None

    def as_dict(self) -> dict[str, Value]:
        return dict(self._active)

    def _fault(self, name: str) -> Fault:
        if name not in self._known:
            raise ValueError(f"fault {name!r} is none of {', '.join(self._known)}")
        return self._known[name]
