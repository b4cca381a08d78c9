"""A scan at any moment is queued or answered at once, in its order: none lost, none doubled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import get_args

import pytest
from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from kiosk.core.items import Item, Unit
from kiosk.core.mode import LaneMode
from kiosk.core.session.decide import decide
from kiosk.core.session.decide.scale_queue import waiting
from kiosk.core.session.inputs import (
    AddWeighedTouched,
    BackTouched,
    BagsTouched,
    BasketCodeGiven,
    CancelTouched,
    CardTouched,
    Device,
    DeviceLost,
    HelpTouched,
    Input,
    ItemPicked,
    ItemScanned,
    LanguageTouched,
    Load,
    Moment,
    NoBarcodeTouched,
    NoPaperTouched,
    PayTouched,
    PriceTouched,
    SaveTouched,
    ScaleShowed,
    StartTouched,
    TakeUpTouched,
    Ticked,
    TypeTouched,
    UnknownScanned,
    UnreadableScanned,
)
from kiosk.core.session.notes import Message, PriceView, Say, WeighView
from kiosk.core.session.state import AttemptStage, LaneState, Paid, Paying, Screen, screen
from tests.kiosk.core.session.drawing import RULES, Chance, draw
from tests.kiosk.core.session.sensible import sensible
from tests.shop import APPLES, BANANAS, BREAD, MILK, SOAP, Shop

QUICK = settings(max_examples=60, stateful_step_count=40)


def to_weigh(state: LaneState) -> list[Item]:
    """What is on its way over the scale, in its order; an item whose number is typed meanwhile waits there too."""
    first = [state.view.item] if isinstance(state.view, WeighView) else []
    return [*first, *waiting(state.view)]


def pieces(state: LaneState, item: Item) -> int:
    return sum(line.quantity for line in state.session.lines if line.item == item) if state.session is not None else 0


def answered(before: LaneState, after: LaneState, item: Item) -> str:
    """How a scan of `item` was answered; '' if it was not."""
    session = before.session
    asked = isinstance(after.view, PriceView) and after.view.found == ItemScanned(item.key, item)
    fresh = session is None or isinstance(session.phase, Paid)
    old_pieces, old_queue = (0, []) if fresh else (pieces(before, item), to_weigh(before))
    sold = pieces(after, item) - old_pieces
    said = after.message.say if after.message is not None else None
    if session is not None and isinstance(session.phase, Paying):
        return "told" if said in (Say.PAY_FIRST_STOP, Say.ASKING_BANK) and sold == 0 else ""
    if fresh and (before.staff is not None or before.mode is LaneMode.CLOSED) and not asked:
        return "told" if said in (Say.SIGN_OFF_FIRST, Say.LANE_CLOSED) and sold == 0 else ""
    if asked and sold == 0:
        return "priced"
    if item.unit is Unit.KG:
        return "queued" if to_weigh(after) == [*old_queue, item] and sold == 0 else ""
    limit = after.message == Message(Say.QUANTITY_LIMIT, item)
    if limit and sold == 0:
        return "limit"
    kept = to_weigh(after) == old_queue
    quiet = after.message is None or after.message.say is Say.OFFER_GAVE_WAY
    return "sold" if sold == 1 and kept and quiet else ""


class ScanAnytime(RuleBasedStateMachine):
    """Any touches and readings in any order; between them scans, each of which must be answered."""

    def __init__(self) -> None:
        super().__init__()
        self.shop = Shop(policy=RULES)

    @initialize()
    def the_lane_opens(self) -> None:
        self.shop.opens()

    @rule(drawn=st.integers(0, 2**20))
    def something_happens(self, drawn: int) -> None:
        chance = Chance((drawn * 0x9E3779B97F4A7C15 % 2**64) >> 16)
        kinds = sensible(self.shop.state) if chance.yes() else get_args(Input)
        event = draw(chance.one(kinds), self.shop.state, chance)
        note(repr(event))
        self.shop.does(event)

    @rule(item=st.sampled_from((MILK, APPLES, BREAD, BANANAS)))
    def a_scan(self, item: Item) -> None:
        self.shop.waits(RULES.pair_s + 0.1)  # else it may be the other code of a pack just read
        before = self.shop.state
        note(f"scan of {item.names['en']} on {screen(before)}")
        self.shop.scans(item)
        assert answered(before, self.shop.state, item)

    @rule(seconds=st.sampled_from((0.5, 11.0, 31.0, 130.0)))
    def time_passes(self, seconds: float) -> None:
        self.shop.waits(seconds)


TestScanAnytime = ScanAnytime.TestCase
TestScanAnytime.settings = QUICK


@dataclass(frozen=True)
class Where:
    """A moment of a visit, by what leads there."""

    name: str
    steps: tuple[Input, ...] = ()
    first: tuple[Item, ...] = field(default=(BREAD,))
    answer: str = "sold"


SETTLING = ScaleShowed(Load.SETTLING)
WHERE = (
    Where("attract", first=()),
    Where("empty basket", (StartTouched(),), first=()),
    Where("basket"),
    Where("search", (NoBarcodeTouched(),)),
    Where("keys", (TypeTouched(),)),
    Where("bags", (BagsTouched(),)),
    Where("price", (PriceTouched(),), answer="priced"),
    Where("search for a price", (PriceTouched(), NoBarcodeTouched()), answer="priced"),
    Where("keys for a price", (PriceTouched(), TypeTouched()), answer="priced"),
    Where("weighing", (ItemPicked(APPLES),)),
    Where("a weight that settles", (ItemPicked(APPLES), SETTLING)),
    Where("a weight that was refused", (ItemPicked(APPLES), SETTLING, AddWeighedTouched())),
    Where("another item instead", (ItemPicked(APPLES), NoBarcodeTouched())),
    Where("choice of payment", (PayTouched(),)),
    Where("paying", (PayTouched(), CardTouched()), answer="told"),
    Where("help called", (HelpTouched(),)),
    Where("cancel asked", (CancelTouched(),)),
    Where("unknown code", (UnknownScanned(""),)),
    Where("unreadable code", (UnreadableScanned(),)),
    Where("language changed", (LanguageTouched("zh_CN"),)),
    Where("a basket's code in between", (BasketCodeGiven("123456"),)),
    Where("devices lost", tuple(DeviceLost(device, "unplugged", "") for device in Device)),
    Where("saved", (SaveTouched(),)),
    Where("take up", (SaveTouched(), BackTouched(), TakeUpTouched())),
)


@pytest.mark.parametrize("where", WHERE, ids=lambda where: where.name)
@pytest.mark.parametrize("item", [MILK, APPLES], ids=["a pack", "produce"])
def test_a_scan_is_answered_wherever_it_comes(where: Where, item: Item) -> None:
    shop = Shop(policy=RULES).opens().scans(*where.first).does(*where.steps)
    before = shop.state
    shop.scans(item)
    wanted = "queued" if where.answer == "sold" and item is APPLES else where.answer
    assert answered(before, shop.state, item) == wanted


@pytest.mark.parametrize("pay", ["receipt", "tap"])
def test_a_scan_after_paying_begins_the_next_visit(pay: str) -> None:
    shop = Shop(policy=RULES).opens().scans(BREAD).pays()
    if pay == "tap":
        shop.does(NoPaperTouched())
    shop.scans(MILK)
    assert (shop.screen, shop.total) == (Screen.BASKET, 129)


def test_a_scan_answers_still_there() -> None:
    shop = Shop(policy=RULES).opens().scans(BREAD).waits(RULES.idle_s)
    assert shop.state.leaves_at is not None
    shop.scans(MILK)
    assert (shop.state.leaves_at, shop.total) == (None, 349 + 129)


def test_while_one_is_weighed_all_else_comes_in_its_order() -> None:
    shop = Shop(policy=RULES).opens().scans(APPLES, MILK, BANANAS, MILK, SOAP, APPLES)
    assert [item.key for item in to_weigh(shop.state)] == [APPLES.key, BANANAS.key, APPLES.key]
    assert shop.total == 2 * 129 + 199
    for grams in (510, 610, 710):
        shop.puts_on_scale(grams).does(AddWeighedTouched()).puts_on_scale(0)
    assert shop.state.session is not None
    assert [line.item.key for line in shop.state.session.lines] == [
        one.key for one in (MILK, SOAP, APPLES, BANANAS, APPLES)
    ]


def test_changing_the_weighed_item_loses_none_that_wait() -> None:
    shop = Shop(policy=RULES).opens().scans(APPLES, BANANAS).does(NoBarcodeTouched())
    shop.scans(MILK)
    assert [item.key for item in to_weigh(shop.state)] == [BANANAS.key]
    shop.does(NoBarcodeTouched(), BackTouched())
    assert shop.screen is Screen.BASKET


def test_no_scan_is_taken_while_money_is_in_doubt_and_each_is_told() -> None:
    shop = Shop(policy=RULES).opens().scans(BREAD).asks_to_pay()
    assert shop.attempt.stage is AttemptStage.SENT
    for _ in range(3):
        before = shop.state
        shop.scans(MILK)
        assert answered(before, shop.state, MILK) == "told"
    assert decide(shop.state, Ticked(), Moment("2026-11-22T10:00:00+00:00", shop.now, "0" * 32), RULES).facts == ()
