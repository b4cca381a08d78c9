"""A lane's visits, decided by the session core at a shopper's pace, and what the store hears of each moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from typing_extensions import override

from kiosk.core.interventions import Answer
from kiosk.core.look import LaneLook
from kiosk.core.session.apply import new_lane
from kiosk.core.session.decide import decide
from kiosk.core.session.effects import PushOutbox, SignSale
from kiosk.core.session.facts import Fact
from kiosk.core.session.inputs import (
    BaggingShowed,
    CardTouched,
    Device,
    DeviceCame,
    FaceTouched,
    Input,
    InterventionAnswered,
    Load,
    Moment,
    NoPaperTouched,
    PayTouched,
    SignatureCame,
    StartTouched,
    Ticked,
)
from kiosk.core.session.look import look_of
from kiosk.core.session.state import Screen
from kiosk.core.signature import Signature
from kiosk.core.wire import Envelope
from kiosk.gallery.shop import POLICY, Shop
from kiosk.journal.codec import encode
from kiosk.journal.owed import OWED, envelope_of
from tests.shop import APPLES, ASKED, BANANAS, BREAD, MILK, SOAP, WINE

PACE_S = (1.5, 4.0)
"""Between two things that a shopper does."""
LOOKED_AT_S, CARD_S, GONE_S = (4.0, 10.0), (4.0, 8.0), (1.0, 2.0)
PIECES = (2, 8)
WEIGHED, WITH_WINE, TAPPED = 0.5, 0.05, 0.6
WEIGHT_G = {MILK.key: 1_040, BREAD.key: 505, SOAP.key: 310}
GOODS = tuple(replace(one, weight_g=WEIGHT_G[one.key]) for one in (MILK, BREAD, SOAP))


@dataclass(frozen=True, slots=True)
class Step:
    """What one moment of a lane came to, `at_s` after the peak began: so many facts, those owed among them as they are
    sent; `pushes`: the outbox hears of them at once.
    """

    at_s: float
    facts: int
    owed: tuple[Envelope, ...]
    look: LaneLook
    pushes: bool


class Filmed(Shop):
    """A lane whose every moment is kept; `began` is the wall's time when the peak begins."""

    def __init__(self, lane: str, journal: str, began: datetime, chance: Random) -> None:
        devices = POLICY.devices | {"bagging"}
        policy = replace(POLICY, lane=lane, devices=devices, signer=True, survey=ASKED, other_lanes=(), tills=())
        super().__init__(new_lane(policy), policy)
        self.now = 0.0
        self.steps: list[Step] = []
        self.chance = chance
        self._lane, self._journal, self._began = lane, journal, began
        self._seq = self._signed = 0
        self._to_sign: list[SignSale] = []

    @override
    def does(self, *inputs: Input) -> Filmed:
        for one in inputs:
            wall = self._wall()
            moment = Moment(wall, self.now, f"{self.chance.getrandbits(128):032x}")
            decision = decide(self.state, one, moment, self.policy)
            self.state = decision.state
            self._to_sign += [effect for effect in decision.effects if isinstance(effect, SignSale)]
            pushes = any(isinstance(effect, PushOutbox) for effect in decision.effects)
            owed = tuple(self._owed(decision.facts, wall))
            self.steps.append(Step(self.now, len(decision.facts), owed, look_of(self.state), pushes))
        return self

    def passes(self, least_s: float, most_s: float) -> Filmed:
        """Time, by chance between the two."""
        self.now += self.chance.uniform(least_s, most_s)
        return self.does(Ticked())

    def signs(self) -> Filmed:
        """The unit has signed what it was asked for."""
        asked, self._to_sign = self._to_sign, []
        for one in asked:
            self._signed += 1
            wall, made = self._wall(), f"{self.chance.getrandbits(512):0128x}"
            signed = Signature(
                unit="SIM-1",
                algorithm="SIM-HMAC-SHA256",
                transaction=self._signed,
                counter=self._signed,
                started=wall,
                ended=wall,
                signature=made,
            )
            self.does(SignatureCame(one.key, signed))
        return self

    def _wall(self) -> str:
        return (self._began + timedelta(seconds=self.now)).isoformat(timespec="seconds")

    def _owed(self, facts: Sequence[Fact], wall: str) -> Iterator[Envelope]:
        for fact in facts:
            self._seq += 1
            if type(fact).__name__ in OWED:
                envelope = envelope_of(encode(fact, self._seq, self._seq, wall), self._journal, self._lane)
                if envelope is not None:
                    yield envelope


def film(shop: Filmed, starts: Iterable[float]) -> list[Step]:
    """The lane opens, then somebody comes at each of `starts`, or as soon as the one before is gone."""
    shop.opens().does(DeviceCame(Device.SIGNER), BaggingShowed(Load.STABLE, 0))
    for at_s in starts:
        shop.now = max(at_s, shop.now)
        _shops(shop)
    return shop.steps


def _shops(shop: Filmed) -> None:
    """One visit: each thing is scanned and put down, some of it weighed; then card, no paper, and perhaps a face."""
    chance, laid_g = shop.chance, 0
    shop.does(StartTouched())
    for _ in range(chance.randint(*PIECES)):
        one = chance.choice(GOODS)
        shop.passes(*PACE_S).scans(one)
        laid_g += one.weight_g + chance.randint(-5, 5)
        shop.does(BaggingShowed(Load.STABLE, laid_g))
    if chance.random() < WEIGHED:
        shop.passes(*PACE_S).weighs(chance.choice((APPLES, BANANAS)), chance.randrange(110, 3000, 5))
    if chance.random() < WITH_WINE:
        shop.passes(*PACE_S).scans(WINE)
    shop.passes(*PACE_S).does(PayTouched())
    if shop.state.session is not None and shop.state.session.interventions:
        shop.passes(*LOOKED_AT_S)
        _is_looked_at(shop)
    shop.does(CardTouched()).passes(*CARD_S).terminal_authorises().terminal_completes()
    shop.signs()
    shop.passes(*PACE_S).does(NoPaperTouched(), BaggingShowed(Load.STABLE, 0))
    if chance.random() < TAPPED:
        shop.passes(*PACE_S).does(FaceTouched(chance.randint(1, 5)))
    while shop.screen is not Screen.ATTRACT:
        shop.passes(*GONE_S)


def _is_looked_at(shop: Filmed) -> None:
    """A host at the lane approves all that is open."""
    for one in shop.state.session.interventions if shop.state.session is not None else ():
        command = f"{shop.chance.getrandbits(128):032x}"
        shop.does(
            InterventionAnswered(
                command=command, intervention=one.id, answer=Answer.APPROVE, staff="", name="Anna", reason=""
            )
        )
