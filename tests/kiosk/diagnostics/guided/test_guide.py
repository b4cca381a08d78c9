"""A guide turns the test that a technician has open: devices are asked, pages shown, and the end is told once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from drivers.contract import (
    Colour,
    DeviceFault,
    DeviceOffline,
    FaultKind,
    LampSet,
    Paper,
    Pattern,
    PrintEnded,
    PrinterStatus,
    PrintOutcome,
    Reading,
    Request,
    SetLamp,
    Stamped,
)
from kiosk.core.cash_totals import Out, went
from kiosk.core.guided import Page, Play, Side, Stage
from kiosk.core.session.inputs import CoinPutBack, TestEnded
from kiosk.core.session.service_notes import ServiceRun
from kiosk.core.session.state import LaneState
from kiosk.core.totals import Totals
from kiosk.diagnostics.guided.course import Look, NotSeen, Seen
from kiosk.diagnostics.guided.guide import Guide
from kiosk.diagnostics.guided.offers import Bench, course, offers
from tests.waiting import wait_until

BENCH = Bench(lane="lane-1", kinds={"printer": "printer", "light": "light", "hopper": "hopper"}, server=True)
WELL = PrinterStatus(online=True, paper=Paper.OK, cover_open=False, cutter_error=False)
LANE = LaneState(language="en")


class Bay:
    """A lane in service, with a printer, a light and a hopper that a test plays; nothing moves its clock but itself."""

    def __init__(self, stop_s: float = 20.0) -> None:
        self.asked: list[tuple[str, Request]] = []
        self.pages: list[Page | None] = []
        self.tones: list[Play] = []
        self.ends: list[TestEnded] = []
        self.now = 0.0
        self.breaks: Callable[[], object] = lambda: None
        self.guide = Guide(
            offers(BENCH),
            lambda offer, *, across: course(
                offer.test, offer.device, BENCH, name=f"job-{len(self.asked)}", at="10:42", across=across
            ),
            lambda device, request: self.asked.append((device, request)),
            self.look,
            self.ends.append,
            lambda: self.now,
            stop_s=stop_s,
        )
        self.guide.hear(self.pages.append, self.tones.append)
        self.guide.start()

    def look(self, what: Look) -> Seen:
        self.breaks()
        return NotSeen(f"{what} is not there")

    def opens(self, test: str, device: str = "") -> None:
        self.guide.saw(replace(LANE, service=ServiceRun(test=test, of=device)))

    def tells(self, device: str, *readings: Reading) -> None:
        for reading in readings:
            self.guide.told(Stamped(device, 1, self.now, reading))

    @property
    def page(self) -> Page | None:
        return self.pages[-1] if self.pages else None

    def stands(self, stage: Stage) -> bool:
        return self.page is not None and self.page.stage is stage


@pytest.fixture
def bay() -> Iterator[Bay]:
    bay = Bay()
    yield bay
    bay.guide.stop()


def test_a_test_print_goes_from_its_request_to_an_end_that_is_told_once(bay: Bay) -> None:
    bay.tells("printer", WELL)
    bay.opens("print", "printer")
    wait_until(lambda: bay.asked)
    bay.tells("printer", PrintEnded("job-0", PrintOutcome.PRINTED))
    wait_until(lambda: bay.page is not None and bay.page.answers)
    bay.guide.touch("whole")
    wait_until(lambda: bay.ends)
    bay.guide.touch("whole")
    bay.guide.saw(LANE)
    wait_until(lambda: bay.page is None)
    (end,) = bay.ends
    assert (end.test, end.device, end.passed) == ("print", "printer", True)
    assert end.measured == "Printed, cut and legible. (end good, paper good, cover good, cutter good)"


def test_a_device_that_is_away_ends_its_test_before_anything_is_asked_of_it(bay: Bay) -> None:
    bay.tells("printer", DeviceOffline(DeviceFault(FaultKind.UNPLUGGED, "the cable is out")))
    bay.opens("print", "printer")
    wait_until(lambda: bay.ends)
    assert not bay.ends[0].passed
    assert bay.asked == []


def test_the_same_test_may_be_done_again(bay: Bay) -> None:
    bay.opens("print", "printer")
    wait_until(lambda: bay.asked)
    bay.tells("printer", PrintEnded("job-0", PrintOutcome.FAILED))
    wait_until(lambda: bay.stands(Stage.FAILED))
    bay.guide.again()
    wait_until(lambda: bay.stands(Stage.RUNNING))
    assert len(bay.asked) == 2
    assert bay.asked[0] != bay.asked[1]  # another job


def test_whoever_leaves_a_test_finds_the_light_as_it_was(bay: Bay) -> None:
    bay.tells("light", LampSet(Colour.WHITE, Pattern.BLINK))
    bay.opens("light", "light")
    wait_until(lambda: bay.asked)
    bay.guide.saw(LANE)
    wait_until(lambda: len(bay.asked) == 2)
    assert bay.asked[-1] == ("light", SetLamp(Colour.WHITE, Pattern.BLINK))
    assert bay.ends == []


def test_a_lane_that_stops_in_a_test_leaves_the_light_as_it_was() -> None:
    bay = Bay()
    bay.tells("light", LampSet(Colour.WHITE, Pattern.BLINK))
    bay.opens("light", "light")
    wait_until(lambda: bay.asked)
    bay.guide.stop()
    assert bay.asked[-1] == ("light", SetLamp(Colour.WHITE, Pattern.BLINK))


def test_time_that_runs_out_ends_a_test_by_itself(bay: Bay) -> None:
    bay.opens("light", "light")
    wait_until(lambda: bay.asked)
    bay.now = 6.0
    bay.tells("light")
    bay.guide.touch("nothing")  # a deadline is looked at with the next thing that happens
    wait_until(lambda: bay.ends)
    assert bay.ends[0].measured.startswith("The light does not confirm")


def test_what_is_looked_at_beside_comes_back_to_its_test(bay: Bay) -> None:
    bay.opens("store")
    wait_until(lambda: bay.ends)
    assert bay.page is not None
    assert bay.page.detail == "store is not there"


def test_a_test_that_breaks_has_failed_and_the_next_one_can_be_done(bay: Bay, caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> None:
        raise KeyError("a fault of the program")

    bay.breaks = broken
    bay.opens("store")
    wait_until(lambda: bay.ends)
    assert bay.stands(Stage.FAILED)
    assert (bay.ends[0].passed, bay.ends[0].measured.split(" (")[0]) == (False, "The test broke off: KeyError.")
    assert "a guided test broke" in caplog.text
    bay.opens("sound")
    wait_until(lambda: bay.tones)


def test_a_lane_stops_although_something_is_looked_at_for_ever() -> None:
    bay, looks, free = Bay(stop_s=0.2), threading.Event(), threading.Event()

    def for_ever() -> None:
        looks.set()
        free.wait(20)

    bay.breaks = for_ever
    bay.opens("store")
    assert looks.wait(10)
    stopping = threading.Thread(target=bay.guide.stop)
    stopping.start()
    stopping.join(timeout=5)
    stopped = not stopping.is_alive()
    free.set()
    stopping.join()
    assert stopped


def test_tones_are_heard_where_the_screen_is(bay: Bay) -> None:
    bay.opens("sound")
    wait_until(lambda: bay.tones)
    assert bay.tones[0].side is Side.LEFT


def test_a_test_that_is_not_offered_is_none(bay: Bay) -> None:
    bay.opens("weight", "scale")
    bay.opens("sound")
    wait_until(lambda: bay.tones)
    assert bay.asked == []


def test_readings_are_told_to_the_lane_as_well(bay: Bay) -> None:
    posted: list[Stamped] = []
    stamped = Stamped("printer", 1, 0.0, WELL)
    bay.guide.before(posted.append)(stamped)
    assert posted == [stamped]


class SlowBay(Bay):
    """Sees what stands on the screen while a look takes its time."""

    def look(self, what: Look) -> Seen:
        self.meanwhile = list(self.pages)
        return super().look(what)


def test_what_is_looked_at_is_said_while_the_look_takes_its_time() -> None:
    bay = SlowBay()
    bay.opens("store")
    wait_until(lambda: bay.page is not None and bay.page.stage is Stage.FAILED)
    bay.guide.stop()
    (running,) = bay.meanwhile
    assert running is not None
    assert running.stage is Stage.RUNNING


def test_what_is_out_since_before_is_known_to_a_test_of_the_hopper_that_is_opened_again(bay: Bay) -> None:
    out = Totals(currency="EUR", cash=went(20, Out.TRIED))
    lane = replace(LANE, period=LANE.period.counting(out), service=ServiceRun(test="hopper", of="hopper"))
    bay.tells("hopper", DeviceOffline(DeviceFault(FaultKind.UNPLUGGED, "the cable is out")))
    bay.guide.saw(lane)
    wait_until(lambda: bay.stands(Stage.FAILED))
    assert bay.page is not None
    assert [answer.key for answer in bay.page.answers] == ["one"]
    bay.guide.again()
    bay.guide.touch("one")
    wait_until(lambda: CoinPutBack(20) in bay.ends)  # type: ignore[comparison-overlap]
