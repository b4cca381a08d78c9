"""One shopper's hands at the bags: what truly lies on the scale there, and what they do when the lane asks about it."""

from __future__ import annotations

from kiosk.core.bagging import BagChoice, Meaning
from kiosk.core.interventions import ABOUT_GOODS, InterventionKind
from kiosk.core.session.inputs import BagChoiceTouched, Device
from kiosk.core.session.state import LaneState
from scripts.proofs.bagging.world import Scale
from scripts.proofs.day.hands import Hands
from scripts.proofs.day.population import Pick, Quirk
from scripts.proofs.day.visit import Asked, Deed
from scripts.proofs.day.walk import Pause, Steps, Until

ASKS_S = 12.0
"""A lane that tells of something asks within so long, or lets it be."""
SAYS = {
    Meaning.EXTRA: BagChoice.OWN_BAG,
    Meaning.OTHER_ITEM: BagChoice.RIGHT_ITEM,
    Meaning.TAKEN_OUT: BagChoice.TROLLEY,
    Meaning.NOT_PLACED: BagChoice.TROLLEY,
}
"""What a shopper touches who has done nothing wrong, or will not say so."""


class Bags:
    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self._wire = hands.lane.wires.get(Device.BAGGING)
        self._scale = Scale(hands.chance)
        self._on = 0.0
        self._wrong_g = 0.0  # so much more lies there than was scanned
        self._left_g = 0.0  # of what is there only for a while
        self._asked_at: float | None = None  # the last question that was counted
        self._read: tuple[float | None, bool] | None = None  # the last one that was answered, and whether in words
        self._calls: set[str] = set()
        self._deeds: list[Deed] = []  # since all that lay there was explained

    @property
    def wrong(self) -> bool:
        """Whether something lies there that is not paid for."""
        return self._wrong_g != 0.0

    @property
    def is_asked(self) -> bool:
        """Whether the lane tells or asks something about the bags that this shopper has not answered."""
        bag = self._hands.state.bag
        return bag is not None and bag.told and not bag.raised and self._read != (bag.asked_at, bool(bag.choices))

    def arrives(self) -> Steps[None]:
        """An own bag is put down before anything else."""
        other = self._hands.shopper.other
        if self._quirk is Quirk.OWN_BAG and other is not None:
            light = self._hands.chance.random() < 0.55
            grams = self._hands.chance.uniform(30, 90) if light else self._hands.chance.uniform(90, 900)
            self._put(grams, Deed.BAG)
            yield Pause(self._hands.takes(1.5))

    def place(self, pick: Pick, number: int) -> Steps[None]:
        """What was scanned, as the `number`th, goes where this shopper puts it."""
        odd = number == self._hands.shopper.odd_at
        stays = self._quirk is Quirk.NO_BAGGING or (self._quirk is Quirk.HEAVY and odd)
        if not stays:
            yield Pause(self._hands.takes(0.8))
            self._put(pick.bag_g)
        else:
            self._did(Deed.LEFT)
        if odd:
            yield from self._does_odd(pick)
        elif self._left_g and self._hands.chance.random() < 0.5:
            self._put(-self._left_g, Deed.SMALL_TAKEN)
            self._left_g = 0.0
        yield from self.answers()

    def answers(self) -> Steps[None]:
        """What the lane tells of the bags is put right, or answered."""
        self.counts_calls()
        bag = self._hands.state.bag
        if bag is None or not self.is_asked:
            return
        if bag.asked_at != self._asked_at:
            self._asked_at = bag.asked_at
            self._hands.visit.questions.append(self._asked(bag.about, called=False))
        self._read = (bag.asked_at, bool(bag.choices))
        yield Pause(self._hands.takes(1.5))
        took_out = True
        if self.wrong and self._hands.shopper.owns_up:
            self._hands.visit.mended = True
            self.put_right()
        elif self._left_g:
            self._put(-self._left_g, Deed.SMALL_TAKEN)
            self._left_g = 0.0
        else:
            took_out = False
        yield Until(_is_over if took_out else _says_no_more, ASKS_S)
        bag = self._hands.state.bag
        if bag is not None and bag.about is not None and bag.choices:
            self._read = (bag.asked_at, True)
            yield Pause(self._hands.takes(1.0))
            out = took_out and BagChoice.TOOK_OUT in bag.choices
            self._hands.lane.post(BagChoiceTouched(BagChoice.TOOK_OUT if out else SAYS[bag.about]))
            yield Pause(0.5)
        self.counts_calls()

    def counts_calls(self) -> None:
        """Each call of the lane for the bags is counted once, with whether it was right."""
        session = self._hands.state.session
        for one in session.interventions if session is not None else ():
            about_bags = one.kind in ABOUT_GOODS and one.kind is not InterventionKind.SPOT_CHECK
            if about_bags and one.id not in self._calls:
                self._calls.add(one.id)
                self._hands.visit.questions.append(self._asked(one.kind, called=True))

    def put_right(self) -> None:
        """What is not paid for is out of the bags."""
        self._put(-self._wrong_g)
        self._wrong_g = 0.0

    def leaves(self) -> None:
        """All that lay there is gone."""
        self._on = self._wrong_g = self._left_g = 0.0
        if self._wire is not None:
            self._wire.set(weight_g=0)

    @property
    def _quirk(self) -> Quirk:
        return self._hands.shopper.quirk

    def _does_odd(self, pick: Pick) -> Steps[None]:
        hands, other = self._hands, self._hands.shopper.other
        if other is None or self._wire is None:
            return
        match self._quirk:
            case Quirk.SMALL_THINGS:
                self._left_g = hands.chance.uniform(10, 320)
                self._put(self._left_g, Deed.SMALL)
            case Quirk.LEANS:
                leans = {"lean_g": hands.chance.randrange(200, 6000), "lean_ms": hands.chance.randrange(500, 5000)}
                self._did(Deed.LEANED)
                self._wire.set(**leans)
                yield Pause(leans["lean_ms"] / 1000)
            case Quirk.LIFTS:
                yield Pause(hands.takes(1.5))
                self._put(-pick.bag_g, Deed.TOOK_OUT)
                yield Pause(hands.takes(3.0))
                self._put(pick.bag_g, Deed.TOOK_OUT)
            case Quirk.FORGETS:
                yield Pause(hands.takes(1.0))
                self._makes_wrong(other.bag_g, Deed.NOT_SCANNED)
            case Quirk.SWAPS:
                self._makes_wrong(other.bag_g - pick.bag_g, Deed.SWAPPED)
            case _:
                return
        yield Pause(1.0)

    def _makes_wrong(self, grams: float, deed: Deed) -> None:
        self._hands.visit.wrong, self._hands.visit.honest = True, self._hands.shopper.owns_up
        self._wrong_g = grams
        self._put(grams, deed)

    def _asked(self, meaning: str | None, *, called: bool) -> Asked:
        deed = max(self._deeds, key=list(Deed).index, default=Deed.GOODS)
        return Asked(deed, meaning or "", called=called, rightly=self.wrong)

    def _did(self, deed: Deed) -> None:
        bag = self._hands.state.bag
        if bag is None or (bag.open_g is None and not bag.raised):
            self._deeds.clear()
        self._deeds.append(deed)

    def _put(self, grams: float, deed: Deed = Deed.GOODS) -> None:
        """So much more lies there, or less."""
        self._did(deed)
        self._on = max(0.0, self._on + grams)
        if self._wire is not None:
            self._wire.set(weight_g=self._scale.shows(self._on))


def _is_over(state: LaneState) -> bool:
    """It is well, or somebody comes: who took something out gives the scale its time."""
    bag = state.bag
    return bag is None or not bag.told or bool(bag.raised)


def _says_no_more(state: LaneState) -> bool:
    """It is well, or one may say what it is, or somebody comes."""
    bag = state.bag
    return bag is None or not bag.told or bool(bag.raised) or bool(bag.choices)
