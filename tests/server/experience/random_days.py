"""Days of made-up shoppers at real lanes: what each lane journals, and what it showed second by second.

The core decides all of it. Nothing here knows how a visit is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from kiosk.core.calls import HostAnswer
from kiosk.core.interventions import Answer, InterventionKind
from kiosk.core.policy import Policy
from kiosk.core.session.apply import new_lane
from kiosk.core.session.apply_visit import written
from kiosk.core.session.decide import decide
from kiosk.core.session.facts import Fact, FailedAs
from kiosk.core.session.inputs import (
    AddWeighedTouched,
    BackTouched,
    BadgeScanned,
    BaggingShowed,
    BasketCodeGiven,
    CancelConfirmed,
    CancelTouched,
    CardApproved,
    CardAuthorised,
    CardFailed,
    CardTouched,
    FaceTouched,
    HelpAnswered,
    HelpNotNeeded,
    HelpTouched,
    Input,
    InterventionAnswered,
    ItemPicked,
    ItemScanned,
    Load,
    MessageClosed,
    Moment,
    NoBarcodeTouched,
    NoPaperTouched,
    PayTouched,
    PinChecked,
    PinGiven,
    PrinterShowed,
    ReasonTouched,
    RemoveTouched,
    SaveTouched,
    ScaleShowed,
    SpotDone,
    SpotTouched,
    StaffActed,
    StaffNumberGiven,
    StaffTouched,
    Started,
    StartTouched,
    TerminalReadied,
    Ticked,
)
from kiosk.core.session.screens import Screen
from kiosk.core.session.state import LaneState, screen
from kiosk.core.session.visit import CardResult
from kiosk.core.staff import Act
from tests.kiosk.core.session.bagged import BAGGED, LOAF
from tests.kiosk.core.session.crew import LENA
from tests.shop import APPLES, BREAD, MARK, MILK, SOAP, WINE

OPENS = datetime.fromisoformat("2026-11-22T09:00:00+01:00")
CHECKED = replace(BAGGED, spot_check_bp=3_000, carry_every=1_000)
GOODS = (MILK, BREAD, SOAP, LOAF, WINE)


@dataclass(frozen=True, slots=True)
class Written:
    """A fact, and when its lane wrote it, as its wall clock had it."""

    at: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Showed:
    """From second `second` of the day on the lane showed `screen` to visit `session`, '' for nobody; `called`: a person
    was called for it, and had not come.
    """

    second: int
    session: str
    screen: Screen
    called: bool


class Lane:
    """A lane whose clocks go by whole seconds."""

    def __init__(self, name: str, chance: Random, policy: Policy = CHECKED) -> None:
        self.policy = replace(policy, lane=name)
        self.state: LaneState = new_lane(self.policy)
        self.journal: list[Written] = []
        self.showed: list[Showed] = []
        self.second = 0
        self._boot = 0
        self._chance = chance
        self._begin()

    def does(self, *inputs: Input) -> Lane:
        for one in inputs:
            moment = Moment(self.wall, float(self.second - self._boot), f"{self._chance.getrandbits(128):032x}")
            decision = decide(self.state, one, moment, self.policy)
            self.state = decision.state
            self.journal += [Written(moment.wall, fact) for fact in decision.facts]
        session, call = self.state.session, self.state.call
        called = session is not None and call is not None and call.session == session.id
        now = Showed(self.second, session.id if session else "", screen(self.state), called)
        if not self.showed or replace(self.showed[-1], second=now.second) != now:
            self.showed.append(now)
        return self

    def waits(self, seconds: int) -> Lane:
        for _ in range(seconds):
            self.second += 1
            self.does(Ticked())
        return self

    def loses_power(self) -> Lane:
        """What the journal holds is all that is left; the program is back at once."""
        state = new_lane(self.policy)
        for one in self.journal:
            state = written(state, one.fact, one.at, self.policy)
        self.state = replace(state, visits_over=())
        self._boot = self.second - 7
        self._begin()
        return self

    @property
    def wall(self) -> str:
        return (OPENS + timedelta(seconds=self.second)).isoformat()

    def _begin(self) -> None:
        self.does(
            Started("test"),
            TerminalReadied(MARK),
            PrinterShowed(ready=True, paper_out=False, paper_low=False, fault=""),
            ScaleShowed(Load.STABLE, 0, at_zero=True),
            BaggingShowed(Load.STABLE, 0),
        )


class Day:
    """Shopper after shopper at one lane, each as `chance` has it."""

    def __init__(self, name: str, chance: Random, *, cuts: bool) -> None:
        """`cuts`: the power fails now and then."""
        self.chance = chance
        self._cuts = cuts
        self.lane = Lane(name, chance)

    def goes(self, shoppers: int) -> Lane:
        for _ in range(shoppers):
            self._shops()
            self._leaves()
            self.lane.waits(self.chance.randint(1, 40))
        return self.lane

    def _shops(self) -> None:
        lane, chance = self.lane, self.chance
        if lane.state.saved and chance.random() < 0.5:
            lane.does(BasketCodeGiven(lane.state.saved[-1].code))
        elif chance.random() < 0.4:
            lane.does(StartTouched()).waits(chance.randint(0, 5))
        for _ in range(chance.randint(0, 5)):
            chance.choice((self._scan, self._scan, self._scan, self._weigh, self._search, self._call, self._undo))()
            lane.waits(chance.randint(0, 8)).does(MessageClosed())
        if chance.random() < 0.25:
            self._puts_something_else()
        if self._cuts and chance.random() < 0.2:
            lane.loses_power()

    def _scan(self) -> None:
        one = self.chance.choice(GOODS)
        self.lane.does(ItemScanned(one.key, one))

    def _weigh(self) -> None:
        lane, grams = self.lane, self.chance.randint(300, 2_000)
        lane.does(NoBarcodeTouched()).waits(self.chance.randint(0, 4)).does(ItemPicked(APPLES))
        lane.waits(self.chance.randint(0, 6)).does(ScaleShowed(Load.STABLE, grams)).does(AddWeighedTouched())
        lane.does(ScaleShowed(Load.STABLE, 0, at_zero=True))

    def _search(self) -> None:
        self.lane.does(NoBarcodeTouched()).waits(self.chance.randint(0, 9)).does(BackTouched())

    def _undo(self) -> None:
        session = self.lane.state.session
        if session is not None and session.lines:
            self.lane.does(RemoveTouched(self.chance.choice(session.lines).id))

    def _call(self) -> None:
        lane, chance = self.lane, self.chance
        lane.does(HelpTouched()).waits(chance.randint(0, 20))
        call = lane.state.call
        if call is None or chance.random() < 0.3:
            lane.does(HelpNotNeeded())
            return
        for answer in (HostAnswer.SEEN, HostAnswer.DONE):
            lane.does(HelpAnswered(self._name(), call.id, answer, "Lena K.")).waits(chance.randint(0, 15))

    def _puts_something_else(self) -> None:
        """1.3 kg that nobody scanned; taken out again, or not."""
        lane = self.lane
        lane.does(ItemScanned(LOAF.key, LOAF), BaggingShowed(Load.STABLE, 500), BaggingShowed(Load.STABLE, 1_800))
        lane.waits(self.chance.randint(5, 40))
        if self.chance.random() < 0.6:
            lane.does(BaggingShowed(Load.STABLE, 500)).waits(7)

    def _leaves(self) -> None:
        lane, chance = self.lane, self.chance
        how = chance.random()
        if how < 0.12:
            lane.does(CancelTouched()).waits(chance.randint(0, 3)).does(CancelConfirmed())
        elif how < 0.2:
            lane.does(SaveTouched())
        elif how >= 0.3:
            self._pays()
        for _ in range(6):  # whoever is still there goes away
            if lane.state.session is None:
                break
            lane.waits(120)
            self._staff_see_to_all(answers=False)
        lane.does(BaggingShowed(Load.STABLE, 0)).waits(1)

    def _pays(self) -> None:
        lane, chance = self.lane, self.chance
        lane.does(PayTouched()).waits(chance.randint(0, 12))
        self._staff_see_to_all(answers=True)
        lane.does(PayTouched()).waits(chance.randint(0, 6)).does(CardTouched()).waits(chance.randint(1, 9))
        if lane.state.attempt is not None and chance.random() < 0.25:
            outcome = chance.choice((FailedAs.DECLINED, FailedAs.TIMEOUT))
            lane.does(CardFailed(lane.state.attempt.id, outcome, "05", "no"))
            lane.waits(chance.randint(0, 5)).does(MessageClosed(), CardTouched()).waits(chance.randint(1, 9))
        if lane.state.attempt is None:
            return
        attempt = lane.state.attempt
        result = CardResult(
            amount=attempt.amount, terminal_id=MARK.terminal_id, receipt_no="0008", trace_no="12", result_code="00"
        )
        lane.does(CardAuthorised(attempt.id, f"{attempt.id}/1", result), CardApproved(attempt.id, result, ()))
        lane.waits(chance.randint(0, 4)).does(NoPaperTouched()).waits(chance.randint(0, 4))
        if chance.random() < 0.6:
            lane.does(FaceTouched(chance.randint(1, 5))).waits(chance.randint(0, 3))
        if chance.random() < 0.3:
            lane.does(FaceTouched(chance.randint(1, 3)), ReasonTouched("slow"))

    def _staff_see_to_all(self, *, answers: bool) -> None:
        """From the console, or at the lane where it is a check of the goods."""
        lane, chance = self.lane, self.chance
        session = lane.state.session
        for one in session.interventions if session is not None and answers else ():
            lane.waits(chance.randint(0, 30))
            if one.kind is InterventionKind.SPOT_CHECK:
                self._checks()
                continue
            answer = chance.choice((Answer.APPROVE, Answer.APPROVE, Answer.REFUSE))
            lane.does(
                InterventionAnswered(
                    command=self._name(), intervention=one.id, answer=answer, staff="lena", name="Lena K."
                )
            )

    def _checks(self) -> None:
        lane, chance = self.lane, self.chance
        lane.does(StaffTouched(), StaffNumberGiven(LENA.number), PinGiven("4711"), PinChecked(LENA.id, right=True))
        lane.does(BadgeScanned(LENA.id)).waits(chance.randint(0, 5)).does(SpotTouched(whole=True))
        session = lane.state.session
        for line in session.lines if session is not None else ():
            if chance.random() < 0.9:
                lane.does(*[ItemScanned(line.item.key, line.item)] * line.pieces).waits(1)
        if chance.random() < 0.2:
            lane.does(ItemScanned(SOAP.key, SOAP))
        lane.does(SpotDone(void=chance.random() < 0.5)).waits(chance.randint(0, 3)).does(StaffActed(Act.SIGN_OFF))

    def _name(self) -> str:
        return f"{self.chance.getrandbits(128):032x}"


def random_day(seed: int, lanes: int, shoppers: int, *, cuts: bool) -> Iterator[Lane]:
    chance = Random(seed)
    for name in range(1, lanes + 1):
        yield Day(str(name), chance, cuts=cuts).goes(shoppers)
