"""A whole lane in virtual time and people at it: its devices outlive its power cuts, and know what money moved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from drivers.virtual.time import VirtualTime
from kiosk.compose.virtual import VirtualLane, build_virtual_lane
from kiosk.core.session.inputs import CardTouched, Device, Input, PayTouched, StartTouched
from kiosk.core.session.state import AttemptStage, LaneState, screen
from kiosk.play.audit import moved, stands
from kiosk.play.books import Books, imbalance, in_doubt, read_papers
from kiosk.play.cash_books import HOPPER, TAKERS, held_in
from kiosk.play.cash_books import imbalance as cash_imbalance
from kiosk.play.lane_books import journaled
from scripts.proofs.day.lane_files import lane_config
from tests.kiosk.core.session.way_out import is_out, next_act

OPENS = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
BERRIES, LEMONS = "]E09520001000201", "]E09520001000232"
STEPS = 400
FAULTS: dict[Device, tuple[tuple[str, Any], ...]] = {
    Device.TERMINAL: (
        ("silence", True),
        ("unplug", True),
        *(("drop_after", step) for step in ("authorisation", "before_status", "after_status", "after_status_ack")),
        ("drop_after", "completion"),
        ("unplug_after", "after_status_ack"),
        ("duplicate_status", "after"),
        ("no_reversal", True),
        ("busy", 1),
    ),
    Device.WALLET: (("unplug", True), ("silence", True), ("http_error", 2)),
    Device.COINS: (("unplug", True), ("silence", True), ("lost_answer", True), ("jam", True)),
    Device.NOTES: (("unplug", True), ("silence", True), ("lost_answer", True)),
    Device.HOPPER: (
        ("unplug", True),
        ("silence", True),
        ("lost_answer", "dispense"),
        ("lost_question", "dispense"),
        ("covered", True),
    ),
    Device.PRINTER: (("unplug", True), ("silence", True)),
    Device.SCANNER: (("unplug", True),),
    Device.SCALE: (("unplug", True), ("silence", True)),
}


@dataclass
class Place:
    """The lane in `folder`, and all that stands there. `opens` it first, `ends` it last."""

    folder: Path
    time: VirtualTime = field(default_factory=VirtualTime)

    def opens(self) -> None:
        self._config = lane_config(self.folder, "4")
        self._runs = 0
        self.lane = self._powered({})
        self.waits(10.0)

    def ends(self) -> None:
        self.lane.close()

    @property
    def state(self) -> LaneState:
        return self.lane.state

    def does(self, event: Input) -> None:
        self.lane.post(event)
        self.waits(0.5)

    def waits(self, seconds: float) -> None:
        self.time.passes(seconds)
        assert not self.state.failed, self.state.failed

    def loses_power(self) -> None:
        """Basket and money are as they were; what was on its way to the lane is lost."""
        before = self.state
        devices = {device: wire.emulator for device, wire in self.lane.wires.items()}
        self.lane.close()
        self.lane = self._powered(devices)
        after = self.state
        gone = before.session is not None and before.session.tapped
        assert _kept(after) == _kept(before) or gone, "what was durable is not what shows"
        self.waits(0.5)

    def mends(self) -> None:
        """Every device is well, and has paper."""
        for wire in self.lane.wires.values():
            for name in list(wire.emulator.faults.as_dict()):
                wire.clear(name)
        self.lane.wires[Device.TERMINAL].set(card="approve", card_delay_ms=1000)
        self.lane.wires[Device.PRINTER].set(paper="ok")
        self.waits(30.0)

    def goes_out(self) -> None:
        """The next shopper can be served afterwards."""
        for _ in range(STEPS):
            if is_out(self.state):
                return
            attempt = self.state.attempt
            asked_after = attempt is not None and attempt.stage in (AttemptStage.DOUBT, AttemptStage.PARKED)
            act = None if asked_after else next_act(self.state, moved=False)
            if act is not None:
                self.lane.post(act)
            self.waits(1.0 if act is not None else 5.0)
        raise AssertionError(f"no way out of {screen(self.state)}")

    def sells(self) -> None:
        """The next shopper is served."""
        receipts = self.state.receipts
        self.does(StartTouched())
        self.scans(BERRIES)
        self.does(PayTouched())
        self.does(CardTouched())
        self.waits(30.0)
        assert self.state.receipts == receipts + 1, f"the next shopper is stuck at {screen(self.state)}"

    def scans(self, code: str) -> None:
        self.lane.wires[Device.SCANNER].set(scan=code)
        self.waits(2.0)

    def closes_its_books(self) -> None:
        """Nothing is in doubt, and journal, terminal, gateway, boxes and paper agree to the cent."""
        books = self._books()
        wrong = [*in_doubt(books), *imbalance(books)]
        assert not wrong, "; ".join(wrong)

    def _powered(self, there: dict[Device, Any]) -> VirtualLane:
        self._runs += 1
        lane = build_virtual_lane(self._config, self.time, OPENS, seed=self._runs, there=there)
        lane.start()
        return lane

    def _books(self) -> Books:
        money = journaled(self.folder / "lane")
        states: dict[str, Any] = {device.value: wire.state() for device, wire in self.lane.wires.items()}
        boxes = held_in({name: state for name, state in states.items() if name in (*TAKERS, HOPPER)})
        return Books(
            lane=money.sold,
            open_parts=money.asked,
            parked=money.parked & money.asked.keys(),
            said=money.said,
            astray=[*money.astray, *money.cash.astray()],
            apart=money.apart,
            owed=money.owed,
            terminal=[*stands(states["terminal"]["transactions"]), *moved(states["wallet"]["transactions"])],
            papers=read_papers(states["printer"]["printed"]),
            boxes=list(cash_imbalance(money.cash, boxes)),
        )


def _kept(state: LaneState) -> tuple[object, ...]:
    session, attempt = state.session, state.attempt
    visit = (session.id, session.lines, session.pricing, session.parts) if session is not None else None
    open_ = (attempt.id, attempt.amount) if attempt is not None else None
    return visit, open_, state.mode, state.debts, state.cash_alarms, state.receipts, state.saved
