"""A hidden problem: one lane's scale settles slowly for some hours, and who weighs there is not happy about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from kiosk.core.session.inputs import Device, Load
from kiosk.core.session.state import Screen
from kiosk.core.session.touches import AddWeighedTouched, BackTouched, ItemPicked, NoBarcodeTouched
from kiosk.core.survey import Reason
from scripts.proofs.day.hands import REACTS_S, Stuck
from scripts.proofs.day.population import Pick
from scripts.proofs.day.stand import Stand, Time
from scripts.proofs.day.talking import Talking
from scripts.proofs.day.walk import Pause, Steps, Until

SETTLES_MS, WELL_MS = (10_000, 26_000), 600
"""How long a load moves on the scale that ails, and on one that is well."""
OTHERWISE_S = 7.0
"""Each load settles otherwise: the scale is set anew so often."""
PATIENCE_S = (15.0, 40.0)
"""The longest that somebody waits for a weight before they walk away."""
ANNOYING_S = 9.0
REMARKS = {
    "en": (
        "the scale takes forever",
        "weighing apples took ages",
        "scale kept saying hold still but i wasnt touching it",
        "took me 5 tries to weigh my bananas",
        "numbers on the scale jump around",
        "i dont understand what it wants when i weigh stuff",
        "waited ages for the scale to stop blinking",
        "slow slow slow",
    ),
    "zh_CN": ("称重太慢了", "秤上数字一直跳", "称个苹果等半天", "称重那步看不懂", "等秤稳定等了快一分钟", "急死人"),
}
REASONS = {"scale-slow": 6, "waited-long": 3, "finding-item": 1, "other": 1}
"""What they choose of what is offered, and how often."""
TAPS, WRITES = 0.6, 0.35
"""So many of those it annoyed tap a face, and of these write something."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """The scale of `lane` ails from `since_s` to `until_s` of the day."""

    lane: str
    since_s: float
    until_s: float


class SlowScale:
    """Orders it of the scale's emulator: what the lane and its driver see is only a weight that moves for long."""

    def __init__(self, lane: Stand, time: Time, trouble: Trouble, seed: int) -> None:
        self._scale = lane.wires[Device.SCALE]
        self._time = time
        self._until_s = trouble.until_s
        self._chance = Random(f"{seed}/scale")
        time.at(trouble.since_s, self._ails)

    def _ails(self) -> None:
        if self._time.now >= self._until_s:
            self._scale.set(settle_ms=WELL_MS)
            return
        self._scale.set(settle_ms=self._chance.randrange(*SETTLES_MS))
        self._time.after(OTHERWISE_S, self._ails)


class Bothered(Talking):
    """Waits for a weight as long as their patience lasts, and some say at the end what it was like."""

    _annoyed = False

    def _weigh(self, pick: Pick) -> Steps[None]:
        hands, lines, began = self.hands, len(self.hands.lines), self._lane.time.now
        self._lane.post(NoBarcodeTouched())
        yield from hands.shows(Screen.PICK)
        yield Pause(hands.takes(3.0))
        self._lane.post(ItemPicked(pick.item))
        yield from hands.shows(Screen.WEIGH)
        yield Pause(hands.takes(1.5))
        self._lane.wires[Device.SCALE].set(weight_g=pick.grams)
        patience_s = hands.chance.uniform(*PATIENCE_S)
        steady = yield Until(lambda state: state.load is Load.STABLE and state.grams == pick.grams, patience_s)
        if steady:
            self._lane.post(AddWeighedTouched())
        added = steady and (yield Until(lambda _: len(hands.lines) > lines, REACTS_S))
        self._lane.wires[Device.SCALE].set(weight_g=0)
        if not added:
            if hands.state.troubles:  # a cable came loose: the lane says so, and that is waited for
                self._lane.post(BackTouched())
                yield from hands.once_more()
                yield from self._weigh(pick)
                return
            raise Stuck(f"no patience for {pick.item.name('en')} by its weight")
        if self._lane.time.now - began > ANNOYING_S + 8 * self._shopper.pace:
            self._annoyed = True
            face = hands.chance.choice((1, 1, 2, 2, 3)) if hands.chance.random() < TAPS else 0
            self._shopper = replace(self._shopper, face=face, reasons=True)

    def _reason(self, offered: Sequence[Reason]) -> Reason:
        fits = [one for one in offered if one.id in REASONS] if self._annoyed else []
        if not fits:
            return super()._reason(offered)
        return self.hands.chance.choices(fits, [REASONS[one.id] for one in fits])[0]

    def _remark(self) -> str:
        if not self._annoyed:
            return super()._remark()
        writes = self.hands.chance.random() < WRITES
        return self.hands.chance.choice(REMARKS.get(self._shopper.language, REMARKS["en"])) if writes else ""
