"""Shoppers, staff and devices in any order, in a world that knows what money moved: it is all accounted for, what is
durable is what shows, each screen goes on, and from everywhere a way leads to the next shopper.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.decide import decide
from kiosk.core.session.decide.lane import next_deadline
from kiosk.core.session.facts import Fact
from kiosk.core.session.inputs import (
    AskLost,
    BackTouched,
    BadgeScanned,
    BasisGiven,
    BasketGranted,
    BasketHanded,
    BasketRefused,
    BoxMarked,
    CancelTouched,
    CardApproved,
    CardAuthorised,
    CardFailed,
    CardResolvedCharged,
    CardResolvedUncharged,
    CardTouched,
    CardUnknown,
    CardUnresolved,
    CashCame,
    CashStops,
    CashTouched,
    CashUncounted,
    ClaimAnswered,
    DayEndDone,
    Device,
    DeviceCame,
    DeviceLost,
    DrawerDone,
    HopperHolds,
    Input,
    ItemScanned,
    Load,
    MessageClosed,
    Moment,
    NoPaperTouched,
    OfferNotTaken,
    OfferTaken,
    OtherWayTouched,
    PayOutTold,
    PayTouched,
    PinChecked,
    PrintDone,
    PrintLost,
    SaidCame,
    SaleFound,
    ScaleShowed,
    ShelfListed,
    ShelfSilent,
    SignatureCame,
    SignatureLost,
    StaffCame,
    StaffTouched,
    Started,
    StartTouched,
    Stopping,
    SurveyCame,
    TerminalReadied,
    Ticked,
    WalletCodeCame,
)
from kiosk.core.session.state import screen
from kiosk.core.session.turn import Decision
from kiosk.core.values import Way
from kiosk.journal.codec import encode
from kiosk.play.books import Books, imbalance, in_doubt
from kiosk.play.cash_books import imbalance as cash_imbalance
from kiosk.play.lane_books import LaneBooks
from tests.kiosk.core.session import broken as lanes
from tests.kiosk.core.session.auditing import by_facts
from tests.kiosk.core.session.broken import Decides
from tests.kiosk.core.session.drawing import RULES as DRAWN_RULES
from tests.kiosk.core.session.drawing import Chance, draw
from tests.kiosk.core.session.sensible import sensible
from tests.kiosk.core.session.way_out import is_out, next_act
from tests.kiosk.core.session.world import World
from tests.longer import times
from tests.shop import MILK, POLICY

pytestmark = pytest.mark.timeout(600)  # a busy machine is no fault of the shop
RULES = replace(
    DRAWN_RULES,
    devices=POLICY.devices | {"wallet", "coins", "notes", "hopper"},
    sure_coins=255,
)
WORLDLY = frozenset(
    (
        CardAuthorised, CardApproved, CardFailed, CardUnknown, CardResolvedCharged, CardResolvedUncharged,
        CardUnresolved, WalletCodeCame, TerminalReadied, CashCame, CashUncounted, BoxMarked, PayOutTold, HopperHolds,
        DeviceCame, DeviceLost, PrintDone, PrintLost, SignatureCame, SignatureLost, SaleFound, ClaimAnswered,
        DayEndDone, DrawerDone, PinChecked, OfferTaken, OfferNotTaken, BasketGranted, BasketRefused, AskLost,
        BasketHanded, ShelfListed, ShelfSilent, StaffCame, SurveyCame, SaidCame, Started, Stopping, CashStops,
    )
)  # fmt: skip
"""What only the world says; all else is drawn."""
REPEATED = (CardApproved, CardFailed, CardUnknown, CardResolvedCharged, CardResolvedUncharged, CardUnresolved)
OTHER_DEVICES = tuple(
    device
    for device in Device
    if device not in (Device.TERMINAL, Device.WALLET, Device.COINS, Device.NOTES, Device.HOPPER)
)
GOES_ON: tuple[Input, ...] = (
    BackTouched(), PayTouched(), StartTouched(), NoPaperTouched(), MessageClosed(), OtherWayTouched(), CancelTouched(),
    ItemScanned(MILK.key, MILK), StaffTouched(), BadgeScanned("amir"), BadgeScanned("tess"),
)  # fmt: skip
STEPS = 250
"""From no state is the next shopper further away."""


class Played:
    """A lane in its world, held against its books after each input."""

    def __init__(self, decides: Decides = decide, tells: Callable[[str], None] = note) -> None:
        self._decides = decides
        self._tells = tells
        self.world = World()
        self.state = self.folded = new_lane(RULES)
        self.money = LaneBooks()
        self.now = 1000.0
        self._taken = self._facts = 0

    def opens(self) -> None:
        self.does(Started("test"), *self.world.comes(), ScaleShowed(Load.STABLE, 0, at_zero=True))
        while (word := self.world.good_word()) is not None:
            self.does(word())

    def does(self, *events: Input, heard: bool = True) -> None:
        """`heard`: the power lasts until the effects have begun."""
        for event in events:
            self._tells(repr(event))
            decision = self._decided(event)
            self.state = decision.state
            for fact in decision.facts:
                self._keep(fact)
            self.world.hears(decision.facts, decision.effects if heard else ())
            self._audit()

    def waits(self, seconds: float) -> None:
        self.now += seconds
        self.does(Ticked())

    def loses_power(self, *, moved: bool, orderly: bool) -> None:
        if orderly:
            self.does(CashStops(), Stopping())
        self._tells(f"power cut; what was under way was {'' if moved else 'not '}done")
        self.world.cut(moved=moved)
        self.state = self.folded
        self.now += 5
        self.does(Started("test"), *self.world.comes())

    def goes_out(self) -> None:
        """The next shopper can be served afterwards."""
        for _ in range(STEPS):
            if is_out(self.state):
                return
            word = self.world.good_word()
            if word is not None:
                self.does(word())
                continue
            act = next_act(self.state, moved=self.has_moved())
            if act is not None and self.moves(act):
                self.does(act)
                continue
            deadline = next_deadline(self.state)
            assert deadline is not None, f"a dead end: {screen(self.state)}, where {act} does nothing"
            self.waits(max(deadline - self.now, 0.0) + 0.01)
        raise AssertionError(f"no way out of {screen(self.state)} in {STEPS} steps")

    def closes_its_books(self) -> None:
        """Nothing is in doubt, and what is booked is what there is."""
        doubt = in_doubt(self.books())
        assert not doubt, "; ".join(doubt)
        self._balances(told=True)

    def sells(self) -> None:
        """The next shopper is."""
        receipts = self.state.receipts
        self.does(StartTouched(), ItemScanned(MILK.key, MILK), PayTouched(), CardTouched())
        while self.state.receipts == receipts:
            word = self.world.good_word()
            assert word is not None, f"the next shopper is stuck at {screen(self.state)}"
            self.does(word())

    def has_moved(self) -> bool:
        attempt = self.state.attempt
        return attempt is not None and any(attempt.id in reader.moved for reader in self.world.readers.values())

    def moves(self, event: Input) -> bool:
        return self._decided(event).state != self.state

    def books(self) -> Books:
        money, boxes = self.money, self.world.holds()
        return Books(
            lane=money.sold,
            open_parts=money.asked,
            parked=money.parked & money.asked.keys(),
            said=money.said,
            astray=[*money.astray, *money.cash.astray()],
            apart=money.apart,
            owed=money.owed,
            terminal=[charge for reader in self.world.readers.values() for charge in reader.charges],
            boxes=list(cash_imbalance(money.cash, boxes)),
        )

    def _decided(self, event: Input) -> Decision:
        self._taken += 1
        moment = Moment(f"2026-11-22T10:00:{self._taken % 60:02d}+00:00", self.now, f"{self._taken:032x}")
        return self._decides(self.state, event, moment, RULES)

    def _keep(self, fact: Fact) -> None:
        self._facts += 1
        self.folded = apply(self.folded, fact, RULES)
        row = encode(fact, self._facts, 1, "")
        self.money.take(row.kind, json.loads(row.data))

    def _audit(self) -> None:
        assert by_facts(self.folded) == by_facts(self.state), "what shows is not what is durable"
        self._balances(told=False)
        assert self._goes_on(), f"{screen(self.state)} goes on nowhere"

    def _balances(self, *, told: bool) -> None:
        """`told`: no box has yet to tell of a piece, and no hopper of a payout."""
        wrong = [one for one in imbalance(self.books()) if told or not one.startswith("the box ")]
        assert not wrong, "; ".join(wrong)

    def _goes_on(self) -> bool:
        timed = next_deadline(self.state) is not None or bool(self.world.words())
        return timed or any(self.moves(touch) for touch in GOES_ON)


class AnyVisit(RuleBasedStateMachine):
    decides: Decides = staticmethod(decide)

    def __init__(self) -> None:
        super().__init__()
        self.lane = Played(self.decides)
        self.said: list[Input] = []
        self.mute = False

    @initialize(mute=st.booleans())
    def the_lane_opens(self, mute: bool) -> None:
        """`mute`: in the end no reader answers any more, and people must do without."""
        self.mute = mute
        self.lane.opens()

    @rule(drawn=st.integers(0, 2**20))
    def goes_on(self, drawn: int) -> None:
        """One rule, so that the mixture stays."""
        chance = Chance((drawn * 0x9E3779B97F4A7C15 % 2**64) >> 16)
        match chance.one("ssssssnnnnnwwwwwwcaatrdmpx"):
            case "s":
                self._somebody(sensible(self.lane.state), chance)
            case "n":
                self._whoever_wants_to_be_done(chance)
            case "w":
                self._the_world(chance)
            case "c":
                self._cash(chance)
            case "a":
                self._somebody(get_args(Input), chance)
            case "t":
                self.lane.waits(chance.one((0.5, 3.0, 11.0, 31.0, 130.0)))
            case "r":
                if self.said:
                    self.lane.does(chance.one(self.said))  # once more, and late
            case "d":
                self._device(chance)
            case "m":
                self.lane.does(*self.lane.world.mends())
            case "p":
                self.lane.loses_power(moved=chance.yes(), orderly=chance.yes())
            case _:
                self._somebody(sensible(self.lane.state), chance, heard=False)
                self.lane.loses_power(moved=chance.yes(), orderly=False)

    def teardown(self) -> None:
        lane = self.lane
        if self.mute and lane.state.refund is None:
            note("the way out, without readers")
            lane.does(*lane.world.pulls(Way.CARD, moved=False), *lane.world.pulls(Way.WALLET, moved=False))
            lane.goes_out()
        note("the way out")
        lane.does(*lane.world.mends())
        lane.goes_out()
        lane.closes_its_books()
        lane.sells()

    def _somebody(self, kinds: Sequence[type], chance: Chance, *, heard: bool = True) -> None:
        human = [kind for kind in kinds if kind not in WORLDLY]
        if not human:
            self._the_world(chance, heard=heard)
            return
        event = draw(chance.one(human), self.lane.state, chance)
        if isinstance(event, BasisGiven):
            event = replace(event, moved=self.lane.has_moved())  # nobody lies
        self.lane.does(event, heard=heard)

    def _whoever_wants_to_be_done(self, chance: Chance) -> None:
        act = next_act(self.lane.state, moved=self.lane.has_moved())
        if act is None:
            self._the_world(chance)
        else:
            self.lane.does(act)

    def _the_world(self, chance: Chance, *, heard: bool = True) -> None:
        words = self.lane.world.words()
        if words:
            word = chance.one(words)()
            if isinstance(word, REPEATED):
                self.said = [*self.said[-3:], word]
            self.lane.does(word, heard=heard)

    def _cash(self, chance: Chance) -> None:
        self.lane.does(CashTouched())
        for box in self.lane.world.boxes:
            if box.fitting():
                box.put_in(chance.one(box.fitting()))

    def _device(self, chance: Chance) -> None:
        world, moved = self.lane.world, chance.yes()
        match chance.one("crwho"):
            case "c" | "r":
                self.lane.does(*world.pulls(Way.CARD, moved=moved))
            case "w":
                self.lane.does(*world.pulls(Way.WALLET, moved=moved))
            case "h":
                self.lane.does(*world.pulls_hopper(moved=moved))
            case _:
                self.lane.does(DeviceLost(chance.one(OTHER_DEVICES), "unplugged", ""))


AnyVisit.TestCase.settings = settings(max_examples=times(120), stateful_step_count=40)


class TestAnyVisit(AnyVisit.TestCase):  # type: ignore[misc, valid-type]
    pass


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (lanes.takes_a_decline_as_paid, "the terminal knows of no such"),
        (lanes.forgets_a_piece, "is booked"),
        (lanes.shows_before_it_is_durable, "what shows is not what is durable"),
        (lanes.never_asks_after_a_doubt, "a dead end|goes on nowhere|no way out"),
        (lanes.keeps_who_is_done, "a dead end|no way out"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_a_lane_with_one_rule_broken_is_found(broken: Decides, told: str) -> None:
    class Broken(AnyVisit):
        decides = staticmethod(broken)

    quick = settings(
        max_examples=2000, stateful_step_count=40, phases=(Phase.generate,), database=None, derandomize=True
    )
    with pytest.raises(AssertionError, match=told):
        run_state_machine_as_test(Broken, settings=quick)


def test_a_lane_that_takes_silence_as_a_decline_is_found_by_its_readers_book() -> None:
    told: list[str] = []
    lane = Played(lanes.takes_silence_as_a_decline, told.append)
    lane.opens()
    lane.does(StartTouched(), ItemScanned(MILK.key, MILK), PayTouched(), CardTouched())
    authorises, *_ = lane.world.words()
    lane.does(authorises())
    _, completes_unheard, *_ = lane.world.words()
    with pytest.raises(AssertionError, match="no receipt names it"):
        lane.does(completes_unheard())
