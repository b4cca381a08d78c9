"""Any shopper's acts, faults and power cuts at a whole lane in virtual time, over the bytes of its devices: afterwards
a way leads to the next shopper, and the books of the lane and of every device that moved money agree.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from drivers.emulators.zvt_memory import KEEPS, RECOVERIES
from kiosk.core.session.inputs import (
    AmountGiven,
    BackTouched,
    CancelConfirmed,
    CancelTouched,
    CardTouched,
    CashTouched,
    Device,
    FaceTouched,
    HelpTouched,
    Input,
    MessageClosed,
    NoPaperTouched,
    OtherWayTouched,
    PaperTouched,
    PartsBackTouched,
    PayTouched,
    SaveTouched,
    SplitTouched,
    StartTouched,
    UndoTouched,
)
from kiosk.core.session.state import screen
from kiosk.lane import runtime
from tests.kiosk.compose.any_visit import BERRIES, FAULTS, LEMONS, Place
from tests.kiosk.core.session import broken as lanes
from tests.kiosk.core.session.broken import Decides
from tests.longer import times

pytestmark = pytest.mark.timeout(600)  # a busy machine is no fault of the shop
TOUCHES: tuple[Input, ...] = (
    StartTouched(), BackTouched(), CancelTouched(), CancelConfirmed(), MessageClosed(), HelpTouched(), UndoTouched(),
    SaveTouched(), SplitTouched(), AmountGiven(100), OtherWayTouched(), PartsBackTouched(), PaperTouched(),
    NoPaperTouched(), FaceTouched(4),
)  # fmt: skip
CARDS = ("approve", "approve", "decline", "cancel", "timeout")
PIECES = (
    *((Device.COINS, coin) for coin in ("EU200A", "EU100A", "EU050A", "EU010A", "EU001A")),
    *((Device.NOTES, note) for note in ("EUR5", "EUR10")),
)
HURTS = tuple((device, fault) for device, faults in FAULTS.items() for fault in faults)


class AnyVisitAtTheLane(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(prefix="lane-")
        self.place = Place(Path(self._folder.name) / "4")

    @initialize(recovery=st.sampled_from(RECOVERIES))
    def the_lane_opens(self, recovery: str) -> None:
        """What the terminal does with a payment that was cut off."""
        self.place.opens()
        self.place.lane.wires[Device.TERMINAL].set(recovery=recovery)

    @rule(code=st.sampled_from((BERRIES, LEMONS)))
    def scans(self, code: str) -> None:
        self.place.scans(code)

    @rule(card=st.sampled_from(CARDS), wait_s=st.sampled_from((0.3, 2.0, 8.0, 60.0)))
    def pays_by_card(self, card: str, wait_s: float) -> None:
        """So long somebody looks at what comes of it."""
        self.place.lane.wires[Device.TERMINAL].set(card=card, card_delay_ms=1500)
        self.place.does(PayTouched())
        self.place.does(CardTouched())
        self.place.waits(wait_s)

    @rule(pieces=st.lists(st.sampled_from(PIECES), max_size=5))
    def pays_in_cash(self, pieces: list[tuple[Device, str]]) -> None:
        self.place.does(PayTouched())
        self.place.does(CashTouched())
        for box, piece in pieces:
            self.place.waits(1.0)
            wire = self.place.lane.wires[box]
            if wire.state()["open"] and piece in wire.state()["takes"]:  # type: ignore[operator]
                wire.set(insert=piece)
        self.place.waits(1.0)

    @rule(touch=st.sampled_from(TOUCHES))
    def touches(self, touch: Input) -> None:
        self.place.does(touch)

    @rule(hurt=st.sampled_from(HURTS))
    def a_device_fails(self, hurt: tuple[Device, tuple[str, str | int | bool]]) -> None:
        device, (name, value) = hurt
        self.place.lane.wires[device].fault(name, value)

    @rule()
    def all_is_mended(self) -> None:
        self.place.mends()

    @rule(seconds=st.sampled_from((0.1, 1.0, 7.0, 40.0, 200.0)))
    def time_passes(self, seconds: float) -> None:
        self.place.waits(seconds)

    @rule()
    def the_power_fails(self) -> None:
        self.place.loses_power()

    def teardown(self) -> None:
        try:
            note(f"the way out of {screen(self.place.state)}")
            self.place.mends()
            self.place.goes_out()
            self.place.sells()
            self.place.goes_out()
            self.place.waits(60.0)
            self.place.closes_its_books()
        finally:
            self.place.ends()
            self._folder.cleanup()


AnyVisitAtTheLane.TestCase.settings = settings(max_examples=times(12), stateful_step_count=15)


class TestAnyVisitAtTheLane(AnyVisitAtTheLane.TestCase):  # type: ignore[misc, valid-type]
    pass


def declined(place: Place) -> None:
    place.lane.wires[Device.TERMINAL].set(card="decline", card_delay_ms=1500)


def cut_off(place: Place) -> None:
    """Booked, and its word of that is lost."""
    place.lane.wires[Device.TERMINAL].set(card="approve", card_delay_ms=1500, recovery=KEEPS)
    place.lane.wires[Device.TERMINAL].fault("drop_after", "after_status_ack")


@pytest.mark.parametrize(
    ("broken", "happens", "told"),
    [
        (lanes.takes_a_decline_as_paid, declined, "the terminal knows of no such"),
        (lanes.takes_silence_as_a_decline, cut_off, "no receipt names it"),
    ],
    ids=["a decline taken as paid", "silence taken as a decline"],
)
def test_a_lane_with_one_rule_broken_is_found_by_its_terminals_book(
    broken: Decides, happens: Callable[[Place], None], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime, "decide", broken)
    place = Place(tmp_path / "4")
    place.opens()
    try:
        place.scans(BERRIES)
        happens(place)
        for touch in (PayTouched(), CardTouched()):
            place.does(touch)
        place.waits(60.0)
        place.mends()
        place.goes_out()
        with pytest.raises(AssertionError, match=told):
            place.closes_its_books()
    finally:
        place.ends()
