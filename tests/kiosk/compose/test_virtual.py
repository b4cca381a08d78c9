"""Whole visits in virtual time, with the lane, drivers and journal of every day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from drivers.virtual.time import VirtualTime
from kiosk.compose.virtual import VirtualLane, build_virtual_lane
from kiosk.config import load_config
from kiosk.core.session.facts import SalePaid
from kiosk.core.session.inputs import Device
from kiosk.core.session.state import LaneState, PrintStage, Screen, screen
from kiosk.core.session.touches import CardTouched, FaceTouched, PaperTouched, PayTouched, StartTouched
from kiosk.journal import Journal, load_key
from tests.kiosk.compose.benches import lane_file

OPENS = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
BERRIES, LEMONS = "]E09520001000201", "]E09520001000232"
DEVICES = {
    Device.SCANNER: ("serial-aim", "pty:none/scanner"),
    Device.SCALE: ("toledo8217", "pty:none/scale"),
    Device.PRINTER: ("escpos", "tcp:127.0.0.1:1"),
    Device.TERMINAL: ("zvt", "tcp:127.0.0.1:1"),
    Device.LIGHT: ("relay", "pty:none/light"),
}


@contextmanager
def open_lane(folder: Path) -> Iterator[VirtualLane]:
    folder.mkdir(exist_ok=True)
    lane = build_virtual_lane(load_config(lane_file(folder, **DEVICES)), VirtualTime(), OPENS, seed=7)
    lane.start()
    try:
        until(lane, lambda state: state.printer_ready and state.mark is not None and not state.troubles)
        yield lane
    finally:
        lane.close()


def until(lane: VirtualLane, holds: Callable[[LaneState], bool], within_s: float = 60.0) -> None:
    assert lane.time.until(lambda: holds(lane.state), within_s), (screen(lane.state), lane.state.session)


def shows(lane: VirtualLane, wanted: Screen) -> None:
    until(lane, lambda state: screen(state) is wanted)


def scan(lane: VirtualLane, *codes: str) -> None:
    for code in codes:
        lane.time.passes(1.0)
        lines = len(lane.state.session.lines) if lane.state.session else 0
        lane.wires[Device.SCANNER].set(scan=code)
        until(lane, lambda state, more=lines + 1: state.session is not None and len(state.session.lines) == more)  # type: ignore[misc]


def shop(lane: VirtualLane) -> None:
    """Two packs, a card, paper, a face."""
    lane.post(StartTouched())
    scan(lane, BERRIES, LEMONS)
    lane.wires[Device.TERMINAL].set(card="approve", card_delay_ms=3000)
    lane.post(PayTouched())
    shows(lane, Screen.PAY)
    lane.post(CardTouched())
    shows(lane, Screen.RECEIPT)
    lane.post(PaperTouched())
    shows(lane, Screen.TAP)
    lane.post(FaceTouched(5))
    shows(lane, Screen.ATTRACT)


def sold(folder: Path) -> list[SalePaid]:
    """What the journal of the lane in `folder` has."""
    journal = Journal.open(folder / "data" / "journal.db", load_key(folder / "data" / "journal.key"))
    try:
        return [fact for fact in journal.facts() if isinstance(fact, SalePaid)]
    finally:
        journal.close()


def test_a_visit_is_paid_at_the_terminal_printed_and_journaled_to_the_cent(tmp_path: Path) -> None:
    with open_lane(tmp_path) as lane:
        shop(lane)
        until(lane, lambda state: state.print_job is None or state.print_job.stage is PrintStage.DONE)
        charges = lane.wires[Device.TERMINAL].state()["transactions"]
        printed = lane.wires[Device.PRINTER].state()["receipts"]
    assert isinstance(charges, list)
    [paid] = sold(tmp_path)
    assert [charge["amount_minor"] for charge in charges] == [paid.sale.tender.amount.minor]
    assert printed == 1


def test_hours_pass_at_once_and_the_lane_still_serves(tmp_path: Path) -> None:
    with open_lane(tmp_path) as lane:
        shop(lane)
        lane.time.passes(3 * 3600.0)
        shop(lane)
        assert not lane.state.failed
        assert not lane.state.troubles
    first, second = (datetime.fromisoformat(paid.sale.paid_at) for paid in sold(tmp_path))
    assert (second - first).total_seconds() > 3 * 3600


def test_a_day_of_one_seed_is_the_same_each_time(tmp_path: Path) -> None:
    days = []
    for name in ("one", "two"):
        with open_lane(tmp_path / name) as lane:
            shop(lane)
            shop(lane)
            days.append((lane.time.now, [list(wire.trace) for wire in lane.wires.values()]))
    assert days[0] == days[1]
    assert sold(tmp_path / "one") == sold(tmp_path / "two")


def test_a_lane_without_power_goes_on_from_its_journal(tmp_path: Path) -> None:
    with open_lane(tmp_path) as lane:
        lane.post(StartTouched())
        scan(lane, BERRIES)
    with open_lane(tmp_path) as lane:
        assert lane.state.session is not None
        assert len(lane.state.session.lines) == 1


def test_a_pulled_terminal_is_told_and_sells_again_when_it_is_back(tmp_path: Path) -> None:
    with open_lane(tmp_path) as lane:
        lane.wires[Device.TERMINAL].fault("unplug", True)
        until(lane, lambda state: bool(state.troubles))
        lane.time.passes(600.0)
        lane.wires[Device.TERMINAL].clear("unplug")
        until(lane, lambda state: not state.troubles)
        shop(lane)
    assert len(sold(tmp_path)) == 1
