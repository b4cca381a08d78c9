"""What befalls the devices of a lane on one day: cables come loose, wires are noisy, paper runs out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random

from kiosk.core.session.inputs import Device
from scripts.proofs.day.population import OPEN_S
from scripts.proofs.day.stand import Stand, Time

PULLS_A_DAY = 2.0
"""How often each cable of each lane comes loose in a day, on the average."""
PULLED_S = (3.0, 120.0)
PULLED = (Device.SCANNER, Device.SCALE, Device.BAGGING, Device.PRINTER, Device.LIGHT, Device.BUTTONS)
NOISES_A_DAY = 1.0
NOISE_S = (1.0, 8.0)
NOISY = (Device.SCANNER, Device.SCALE, Device.BAGGING, Device.PRINTER)
ROLL_LINES = (300, 6000)
"""What is left of each roll of paper in the morning,"""
COINS = (25, 120)
"""and of coins in each hopper."""


class Mishaps:
    """Planned for `open_s` from now on by `begin`; `happened` counts them by kind."""

    def __init__(self, lane: Stand, time: Time, chance: Random, open_s: float) -> None:
        self.happened: Counter[str] = Counter()
        self._lane = lane
        self._time = time
        self._chance = chance
        self._open_s = open_s

    def begin(self) -> None:
        for device in PULLED:
            self._now_and_then(device, PULLS_A_DAY, PULLED_S, "unplug", "a cable comes loose")
        for device in NOISY:
            self._now_and_then(device, NOISES_A_DAY, NOISE_S, "noise", "a wire is noisy")
        if Device.PRINTER in self._lane.wires:
            self._lane.wires[Device.PRINTER].set(paper_left_lines=self._chance.randrange(*ROLL_LINES))
        if Device.HOPPER in self._lane.wires:
            self._lane.wires[Device.HOPPER].set(coins=self._chance.randrange(*COINS))

    def _now_and_then(self, device: Device, a_day: float, lasts_s: tuple[float, float], fault: str, name: str) -> None:
        wire = self._lane.wires.get(device)
        if wire is None:
            return
        at = self._chance.expovariate(a_day / OPEN_S)
        while at < self._open_s:
            for_s = self._chance.uniform(*lasts_s)
            self._time.after(at, self._strikes(device, fault, name))
            self._time.after(at + for_s, lambda: wire.clear(fault))
            at += for_s + self._chance.expovariate(a_day / OPEN_S)

    def _strikes(self, device: Device, fault: str, name: str) -> Callable[[], None]:
        def strike() -> None:
            self.happened[name] += 1
            self._lane.wires[device].fault(fault, value=True)

        return strike

    def end(self) -> None:
        """What is found in the evening is counted too."""
        self.happened["a hopper has run low"] += self._lane.state.hopper_low is True


def new_roll(lane: Stand) -> None:
    lane.wires[Device.PRINTER].set(paper="ok")
