"""A technician tries the devices of a lane that runs, over their real wires, and the journal says how it ended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.registry import find
from kiosk.compose import RunningLane, build_lane, open_ui
from kiosk.compose.guiding import bench_of, look
from kiosk.compose.viewfinder import Viewfinder
from kiosk.config import StaffSettings
from kiosk.core.cash import Box
from kiosk.core.guided import Page, Stage, TestId
from kiosk.core.mode import LaneMode
from kiosk.core.session.cash_offer import takers
from kiosk.core.session.inputs import (
    BackTouched,
    BadgeScanned,
    Device,
    PinGiven,
    StaffActed,
    StaffNumberGiven,
    StaffTouched,
    TestOpened,
)
from kiosk.core.session.service_facts import ServiceTested
from kiosk.core.session.staff_facts import ActRefused
from kiosk.core.staff import Act
from kiosk.core.tally import Tally
from kiosk.diagnostics.guided.course import Look, NotSeen, Rooms
from kiosk.diagnostics.guided.offers import ScaleRange
from kiosk.lane.clock import SystemClock
from tests.kiosk.compose.benches import plugged_in
from tests.kiosk.compose.test_compose import with_device
from tests.kiosk.compose.test_serving import Visit
from tests.waiting import wait_until
from tests.wires import Wire

STAFF = Path(__file__).parents[3] / "config" / "staff.toml"
GENEROUS_S = 30.0


def nothing() -> NotSeen:
    return NotSeen("")


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[Wire]:
    row = find("escpos")
    text = f"pty:{tmp_path}/wire"
    wire = Wire(row, text, emulator=row.make_emulator(), driver=row.make_driver(text))
    wire.host.open()
    wire._thread.start()
    yield wire
    wire.host.stop()
    wire._thread.join(5.0)


class Served:
    """A lane that runs, in a technician's hands."""

    def __init__(self, running: RunningLane) -> None:
        self.running = running
        self.pages: list[Page | None] = []
        running.guide.hear(self.pages.append, lambda _: None)
        running.start()
        self.comes_when(lambda: Device.PRINTER not in self.state.troubles)
        self.does(StaffTouched(), StaffNumberGiven("1003"), PinGiven("13579"))
        self.comes_when(lambda: self.state.staff is not None)
        self.does(StaffActed(Act.START_SERVICE))
        self.comes_when(lambda: self.state.mode is LaneMode.SERVICE)

    @property
    def state(self):
        return self.running.lane.state

    def does(self, *events) -> None:
        for event in events:
            self.running.lane.post(event)

    def comes_when(self, condition) -> None:
        wait_until(condition, GENEROUS_S)

    @property
    def page(self) -> Page | None:
        return self.pages[-1] if self.pages else None


@pytest.fixture
def served(tmp_path: Path, printer: Wire) -> Iterator[Served]:
    config = with_device(tmp_path, "printer", protocol="escpos").model_copy(update={"staff": StaffSettings(file=STAFF)})
    served = Served(build_lane(config))
    yield served
    served.running.stop()


def test_a_test_slip_is_printed_judged_and_kept_with_who_and_when(served: Served, printer: Wire) -> None:
    served.does(TestOpened(TestId.PRINT, "printer"))
    served.comes_when(lambda: served.page is not None and served.page.answers)
    assert printer.host.state()["receipts"] == 1
    served.running.guide.touch("whole")
    served.comes_when(lambda: served.state.tested)
    (told,) = served.state.tested
    assert (told.test, told.device, told.passed, told.name) == ("print", "printer", True, "Tess B.")
    assert [type(fact) for fact in served.running.journal.facts()].count(ServiceTested) == 1
    served.does(BackTouched())
    served.comes_when(lambda: served.page is None)


def test_a_technician_does_it_at_the_window_with_a_finger(qapp, tmp_path: Path, printer: Wire) -> None:
    config = with_device(tmp_path, "printer", protocol="escpos").model_copy(update={"staff": StaffSettings(file=STAFF)})
    running = build_lane(config)
    ui = open_ui(running, config)
    running.start()
    try:
        visit = Visit(running, ui)
        running.lane.post(BadgeScanned("tess"))
        running.lane.post(StaffActed(Act.START_SERVICE))
        for button in ("test_print_printer", "guided_whole", "guidedDoneButton"):
            visit.waits_for(button)
            ui.window.grabWindow()  # a button that has just come is laid in its place first
            visit.touches(button)
        visit.waits_for("test_print_printer")
        (told,) = running.lane.state.tested
        assert (told.test, told.passed) == ("print", True), told.measured
    finally:
        running.stop()
        ui.close()


def test_a_printer_out_of_paper_does_not_pass(served: Served, printer: Wire) -> None:
    printer.host.set({"paper": "out"})
    served.comes_when(lambda: served.state.paper_out)
    served.does(TestOpened(TestId.PRINT, "printer"))
    served.comes_when(lambda: served.page is not None and served.page.stage is Stage.FAILED)
    assert served.page is not None
    assert served.page.todo.english == "There is no paper in the printer."
    served.comes_when(lambda: [told.passed for told in served.state.tested] == [False])


def test_the_machine_is_looked_at_while_the_lane_runs(served: Served) -> None:
    served.does(TestOpened(TestId.MACHINE))
    served.comes_when(lambda: served.state.tested)
    assert "disk_free_mib" in served.state.tested[0].measured


def test_a_lane_is_tried_by_what_it_has(tmp_path: Path) -> None:
    bagging = bench_of(with_device(tmp_path, "bagging", protocol="mt-sics", division_g=2))
    assert bagging.ranges == {"bagging": ScaleRange(2, 30_000)}
    scale = bench_of(with_device(tmp_path, "scale", protocol="mt-sics"))
    assert scale.ranges == {"scale": ScaleRange(5, 15_000)}
    priced = bench_of(
        with_device(
            tmp_path, "scale", protocol="dialog06", dialog06={"polynomial": "8005", "checksum": "0abc", "prices": True}
        )
    )
    assert priced.ranges == {}
    printer = bench_of(with_device(tmp_path, "printer", protocol="escpos", drawer={}))
    assert printer.kinds == {"printer": "printer"}
    assert not printer.server


def test_what_cannot_be_looked_at_is_said_to_be_so(tmp_path: Path) -> None:
    config = with_device(tmp_path, "printer", protocol="escpos")
    assert look(Look.STORE, config, SystemClock(), Viewfinder(), nothing) == NotSeen("this lane has no store server")
    assert isinstance(look(Look.MACHINE, config, SystemClock(), Viewfinder(), nothing), Rooms)
    gone = config.model_copy(update={"lane": config.lane.model_copy(update={"data": tmp_path / "gone"})})
    assert isinstance(look(Look.MACHINE, gone, SystemClock(), Viewfinder(), nothing), NotSeen)


def staffed(folder: Path, roles: str = "") -> StaffSettings:
    """The demo's staff, whose technicians may also do what `roles` says."""
    file = folder / "staff.toml"
    text = STAFF.read_text(encoding="utf-8")
    file.write_text(text.replace("staff = 1\n", f"staff = 2\n{roles}\n", 1) if roles else text, encoding="utf-8")
    return StaffSettings(file=file)


def test_coins_of_a_test_are_named_stay_in_the_box_and_stand_on_the_list(tmp_path: Path) -> None:
    config = with_device(tmp_path, "coins", protocol="cctalk").model_copy(update={"staff": staffed(tmp_path)})
    with plugged_in("cctalk", f"pty:{tmp_path}/wire") as box:
        served = Served(build_lane(config))
        try:
            served.comes_when(lambda: Box.COINS in takers(served.state))
            assert box.state()["open"] is False
            served.does(TestOpened(TestId.CASH, "coins"))
            served.comes_when(lambda: box.state()["open"])
            for number, coin in enumerate(("EU050A", "EU200A"), start=1):
                box.set({"insert": coin})
                served.comes_when(lambda number=number: served.page is not None and len(served.page.marks) == number)
            assert served.page is not None
            assert served.page.figure is not None
            assert served.page.figure.english == "EUR 2.50"
            served.running.guide.touch("right")
            served.comes_when(lambda: served.state.tested and Box.COINS in takers(served.state))
            assert (box.state()["open"], box.state()["cashbox"]) == (False, ["EU050A", "EU200A"])
            assert [one.amount and one.amount.minor for one in served.state.cash_alarms] == [50, 200]
            assert served.state.call is None
            cash = served.state.period.of("EUR").cash
            assert (cash.boxes["coins"], cash.found) == (Tally(2, 250), Tally(2, 250))
            (told,) = served.state.tested
            assert told.passed
            assert "EUR 2.50" in told.measured
        finally:
            served.running.stop()


def test_a_coin_of_a_test_comes_out_is_counted_and_is_back_in_the_books(tmp_path: Path) -> None:
    config = with_device(tmp_path, "hopper", protocol="cctalk-hopper").model_copy(update={"staff": staffed(tmp_path)})
    with plugged_in("cctalk-hopper", f"pty:{tmp_path}/wire") as hopper:
        served = Served(build_lane(config))
        try:
            served.comes_when(lambda: served.state.hopper_value and served.state.boxes.get(Box.HOPPER))
            served.does(TestOpened(TestId.HOPPER, "hopper"))
            served.comes_when(lambda: served.page is not None and served.page.answers)
            assert hopper.state()["out"] == 1
            cash = served.state.period.of("EUR").cash
            assert (cash.boxes["hopper"], cash.tried) == (Tally(1, -100), Tally(1, 100))
            served.running.guide.touch("back")
            served.comes_when(lambda: served.state.tested)
            assert served.state.tested[0].passed
            assert served.state.period.of("EUR").cash.tried == Tally(2, 0)
            facts = [type(fact).__name__ for fact in served.running.journal.facts()]
            assert (facts.count("PayOutStarted"), facts.count("TriedCoinBack")) == (1, 1)

            hopper.set({"coins": 0})
            served.running.guide.again()
            served.comes_when(lambda: not served.state.tested[0].passed)
            assert hopper.state()["out"] == 1
        finally:
            served.running.stop()


def test_the_drawer_of_a_test_opens_with_the_right_and_is_a_fact(tmp_path: Path, printer: Wire) -> None:
    roles = '[roles.technician]\nacts = ["start_service", "end_service", "no_sale"]\nsensitive = []'
    config = with_device(tmp_path, "printer", protocol="escpos", drawer={})
    served = Served(build_lane(config.model_copy(update={"staff": staffed(tmp_path, roles)})))
    try:
        served.comes_when(lambda: served.state.printer_ready)
        served.does(TestOpened(TestId.DRAWER, "printer"))
        served.comes_when(lambda: printer.host.state()["drawer_open"])
        served.comes_when(lambda: served.page is not None and served.page.todo.english == "Shut the drawer.")
        printer.host.set({"drawer_open": False})
        served.comes_when(lambda: served.state.tested)
        assert served.state.tested[0].passed
        facts = [type(fact).__name__ for fact in served.running.journal.facts()]
        assert (facts.count("NoSaleStarted"), facts.count("DrawerOpened")) == (1, 1)
    finally:
        served.running.stop()


def test_a_technician_who_may_not_open_the_drawer_does_not(tmp_path: Path, printer: Wire) -> None:
    config = with_device(tmp_path, "printer", protocol="escpos", drawer={})
    served = Served(build_lane(config.model_copy(update={"staff": staffed(tmp_path)})))
    try:
        served.does(TestOpened(TestId.DRAWER, "printer"))
        served.comes_when(lambda: any(isinstance(fact, ActRefused) for fact in served.running.journal.facts()))
        assert printer.host.state()["drawer_open"] is False
    finally:
        served.running.stop()
