"""A technician's visit at the screen: a scale that was swapped for one of another protocol is found, taken, tried with
a known weight and sold by, within two minutes; and what was set is taken back in one step.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from drivers.emulators.host import Host
from kiosk.compose import RunningLane, build_lane, finding, open_ui
from kiosk.compose.settings import SettingsDesk
from kiosk.config import load_config
from kiosk.core.device_form import Why
from kiosk.core.mode import LaneMode
from kiosk.core.session import inputs
from kiosk.core.session.inputs import Device
from kiosk.core.session.state import Load, Screen, screen
from kiosk.gallery.items import named, visible
from kiosk.lane.clock import SystemClock
from kiosk.play.fingers import Fingers
from kiosk.play.program import ROOT
from kiosk.ui.app import LaneUi
from tests.journeys.goods import BANANAS
from tests.kiosk.compose.benches import lane_file, plugged_in
from tests.waiting import wait_until

TWO_MINUTES_S = 120.0
A_TOUCH_S = 2.0
"""A hand that knows the lane takes so long to find a button and touch it."""
BY_HAND_S = 6.0
"""So long it takes to hold a badge to the scanner, or to lay a weight on the scale or take it off."""
GENEROUS_S = 30.0
TECHNICIAN = "1003"
BADGE = "]C0STAFF-1003"


@pytest.fixture(autouse=True)
def _nothing_else_is_attached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "on_this_machine", tuple)


@pytest.fixture
def link(tmp_path: Path) -> str:
    return f"pty:{tmp_path}/scale"


@pytest.fixture
def file(tmp_path: Path, link: str) -> Path:
    """Of a lane whose scale is of the protocol toledo8217, as far as it knows."""
    path = lane_file(
        tmp_path,
        scale=("toledo8217", link),
        scanner=("serial-aim", f"pty:{tmp_path}/scanner"),
        light=("relay", f"pty:{tmp_path}/light"),
    )
    with path.open("a", encoding="utf-8") as more:
        more.write(f'[staff]\nfile = "{ROOT}/config/staff.toml"\n')
    return path


@pytest.fixture
def running(file: Path) -> RunningLane:
    return build_lane(load_config(file))


@pytest.fixture
def lane(running: RunningLane) -> Iterator[RunningLane]:
    """It runs, without a screen."""
    running.start()
    yield running
    running.stop()


@pytest.fixture
def desk(file: Path, lane: RunningLane) -> SettingsDesk:
    return SettingsDesk(file, SystemClock().wall, lane.hands)


class Technician:
    """At the window of a lane that runs; each touch and each other deed of theirs is counted, each moment pictured."""

    def __init__(self, ui: LaneUi, scanner: Host, pictures: Path) -> None:
        self._window, self._fingers, self._scanner, self._folder = ui.window, Fingers(ui.window), scanner, pictures
        self.touched = self.by_hand = 0
        self.pictures: list[Path] = []

    @property
    def takes_s(self) -> float:
        """So long the deeds alone take a person, besides what they wait for."""
        return self.touched * A_TOUCH_S + self.by_hand * BY_HAND_S

    def holds_the_badge_to_the_scanner(self) -> None:
        self.by_hand += 1
        self._scanner.set({"scan": [BADGE]})

    def lays(self, scale: Host, grams: int) -> None:
        self.by_hand += 1
        scale.set({"weight_g": grams})

    def touches(self, *names: str) -> None:
        for name in names:
            self._fingers.touch(name, GENEROUS_S)
            self.touched += 1

    def reads(self, name: str, words: str) -> None:
        """Something of that name says so, sooner or later."""
        self._fingers.wait(lambda: any(words in text for text in self._written(name)), f"{name}: {words}", GENEROUS_S)

    def sees(self, name: str) -> None:
        self._fingers.wait(lambda: self._fingers.sees(name), name, GENEROUS_S)

    def sees_the_card_of_the_scale_say(self, words: str) -> None:
        self.sees("device_scale")
        self._fingers.wait(lambda: words in self._card(), f"device_scale: {words}", GENEROUS_S)

    def waits_until(self, lane: RunningLane, mode: LaneMode) -> None:
        self._fingers.wait(lambda: lane.lane.state.mode is mode, mode, GENEROUS_S)

    def signs_off(self, lane: RunningLane) -> None:
        self.holds_the_badge_to_the_scanner()
        self._fingers.wait(lambda: screen(lane.lane.state) is Screen.ATTRACT, "attract", GENEROUS_S)

    def keeps_a_picture_of(self, moment: str) -> None:
        self.pictures.append(self._fingers.picture(self._folder / f"{len(self.pictures) + 1}-{moment}.png"))

    def _written(self, name: str) -> list[str]:
        return [str(item.property("text")) for item in visible(self._window) if item.objectName() == name]

    def _card(self) -> str:
        return str(named(self._window, "device_scale").property("said"))


@pytest.fixture
def pictures(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder of this journey's own, which stays where `--pictures DIR` names one."""
    kept = request.config.getoption("--pictures")
    return (Path(kept) if kept else tmp_path) / request.node.name


@pytest.fixture
def technician(
    qapp: QGuiApplication, running: RunningLane, file: Path, pictures: Path, tmp_path: Path
) -> Iterator[Technician]:
    """The lane runs with its screen, and its scanner and its lamp are plugged in."""
    del qapp
    with ExitStack() as plugs:
        scanner = plugs.enter_context(plugged_in("serial-aim", f"pty:{tmp_path}/scanner"))
        plugs.enter_context(plugged_in("relay", f"pty:{tmp_path}/light"))
        ui = open_ui(running, load_config(file), file=file)
        running.start()
        wait_until(lambda: not {Device.SCANNER, Device.LIGHT} & set(running.lane.state.troubles), GENEROUS_S)
        yield Technician(ui, scanner, pictures)
        running.stop()
        ui.close()
        gc.collect()


def has_its_scale(lane: RunningLane) -> None:
    wait_until(lambda: Device.SCALE not in lane.lane.state.troubles and lane.lane.state.load is Load.STABLE, GENEROUS_S)


def lacks_its_scale(lane: RunningLane) -> None:
    wait_until(lambda: Device.SCALE in lane.lane.state.troubles, GENEROUS_S)


def sells_bananas(lane: RunningLane, grams: int) -> None:
    """What lies on the scale is sold by its weight."""
    item = lane.catalogue.find(BANANAS)
    assert item is not None
    lane.lane.post(inputs.StartTouched())
    wait_until(lambda: screen(lane.lane.state) is Screen.BASKET, GENEROUS_S)
    lane.lane.post(inputs.ItemPicked(item))
    wait_until(lambda: lane.lane.state.load is Load.STABLE and lane.lane.state.grams == grams, GENEROUS_S)
    lane.lane.post(inputs.AddWeighedTouched())

    def sold() -> list[int]:
        session = lane.lane.state.session
        return [line.weighing.gross_g for line in session.lines if line.weighing is not None] if session else []

    assert wait_until(sold, GENEROUS_S) == [grams]


def finds_and_keeps_the_scale(technician: Technician) -> None:
    technician.touches("device_scale")
    technician.reads("deviceName", "Scale")
    technician.keeps_a_picture_of("the-scale-that-is-away")
    technician.touches("settingsButton", "findButton")
    technician.reads("settingsTold", "Touch the one that it is.")
    technician.reads("foundWhat", "mt-sics")
    technician.keeps_a_picture_of("found")
    technician.touches("found_0")
    technician.reads("settingValue", "mt-sics")
    technician.reads("settingsTold", "Not kept yet.")
    technician.keeps_a_picture_of("proposed")
    technician.touches("keepButton")
    technician.reads("settingsTold", "It works so, and is kept.")
    technician.reads("changeWhat", "toledo8217 → mt-sics")
    technician.keeps_a_picture_of("kept")


def tries_a_known_weight(technician: Technician, scale: Host) -> None:
    technician.touches("test_weight_scale")
    technician.reads("guidedTodo", "Choose your weight")
    technician.touches("guided_2000")
    technician.lays(scale, 2_000)
    technician.reads("guidedTodo", "Take the weight off.")
    technician.keeps_a_picture_of("weighed")
    technician.lays(scale, 0)
    technician.reads("guidedVerdict", "Passed")
    technician.reads("guidedMark", "Weighed 2000 g of 2000 g")
    technician.keeps_a_picture_of("passed")
    technician.touches("guidedDoneButton")


def test_a_swapped_scale_is_found_accepted_and_tried_at_the_screen_and_sold_by_within_two_minutes(
    running: RunningLane, technician: Technician, link: str
) -> None:
    with plugged_in("toledo8217", link):
        has_its_scale(running)
    with plugged_in("mt-sics", link) as scale:
        lacks_its_scale(running)
        began = time.monotonic()
        technician.holds_the_badge_to_the_scanner()
        technician.touches("act_start_service")
        technician.sees_the_card_of_the_scale_say("Fault")
        technician.keeps_a_picture_of("a-device-is-away")
        finds_and_keeps_the_scale(technician)
        technician.touches("backButton")
        technician.sees_the_card_of_the_scale_say("Fine")
        tries_a_known_weight(technician, scale)
        technician.touches("backButton")
        technician.waits_until(running, LaneMode.OPEN)
        technician.signs_off(running)
        took_s = time.monotonic() - began + technician.takes_s
        scale.set({"weight_g": 1250})
        sells_bananas(running, 1250)
    print(f"{technician.touched} touches, {technician.by_hand} deeds by hand: {took_s:.0f} s")
    assert technician.touched <= 12
    assert took_s < TWO_MINUTES_S
    assert not running.again.is_set()
    assert [(one.test, one.device, one.passed) for one in running.lane.state.tested] == [("weight", "scale", True)]


def test_a_wrong_setting_by_form_is_refused_with_its_reason_and_one_step_back_is_one_touch(
    running: RunningLane, technician: Technician, file: Path, link: str
) -> None:
    with plugged_in("mt-sics", link):
        technician.holds_the_badge_to_the_scanner()
        technician.touches("act_start_service")
        technician.sees_the_card_of_the_scale_say("Fault")
        finds_and_keeps_the_scale(technician)
        technician.touches("more_protocol", "keepButton")
        technician.reads("settingsTold", "Nothing was changed.")
        technician.reads("settingNote", "This is needed.")  # without its maker's secrets nobody asks a Dialog 06
        technician.keeps_a_picture_of("secrets-needed")
        technician.touches("more_protocol", "keepButton")
        technician.reads("settingNote", "The device")  # does not answer so, or speaks another protocol
        technician.keeps_a_picture_of("refused")
        has_its_scale(running)
        technician.touches("undoButton")
        technician.reads("changeWhat", "mt-sics → toledo8217")
        technician.reads("settingValue", "toledo8217")
        technician.reads("settingsTold", "It is as it was before. The device")
        technician.keeps_a_picture_of("one-step-back")
        lacks_its_scale(running)
        technician.touches("undoButton")  # twice is as nothing
        technician.reads("settingsTold", "It is as it was before.")
        has_its_scale(running)
    changes = SettingsDesk(file, SystemClock().wall).history("scale")
    assert [(one.who, one.after and one.after["protocol"]) for one in changes] == [
        (TECHNICIAN, "mt-sics"),
        (TECHNICIAN, "toledo8217"),
        (TECHNICIAN, "mt-sics"),
    ]


def test_all_devices_are_looked_for_on_one_page_and_the_swapped_scale_is_taken_there(
    running: RunningLane, technician: Technician, link: str
) -> None:
    with plugged_in("mt-sics", link):
        lacks_its_scale(running)
        technician.holds_the_badge_to_the_scanner()
        technician.touches("act_start_service", "findingButton")
        technician.keeps_a_picture_of("finding")
        technician.touches("lookButton")
        technician.reads("placeState", "Scale: set otherwise")
        technician.reads("placeState", "Scanner: in use")
        technician.reads("finderTold", "Take what is new")
        technician.keeps_a_picture_of("all-that-is-attached")
        technician.touches("take_scale")
        technician.reads("finderTold", "It works so, and is kept.")
        technician.keeps_a_picture_of("taken")
        has_its_scale(running)
        technician.touches("backButton")
        technician.sees_the_card_of_the_scale_say("Fine")


def test_while_somebody_shops_no_setting_is_tried(lane: RunningLane, desk: SettingsDesk, link: str) -> None:
    with plugged_in("toledo8217", link):
        has_its_scale(lane)
        lane.lane.post(inputs.StartTouched())
        wait_until(lambda: lane.lane.state.session is not None, GENEROUS_S)
        assert [one.why for one in desk.test("scale", desk.table("scale")).refused] == [Why.BUSY]


def test_the_step_back_is_taken_over_by_the_lane_that_runs(lane: RunningLane, desk: SettingsDesk, link: str) -> None:
    with plugged_in("mt-sics", link):
        assert desk.change("scale", {"protocol": "mt-sics", "link": link}, TECHNICIAN).refused == ()
        has_its_scale(lane)
    with plugged_in("toledo8217", link):
        assert desk.back("scale", TECHNICIAN).refused == ()
        has_its_scale(lane)
    assert [(one.who, one.after and one.after["protocol"]) for one in desk.history("scale")] == [
        (TECHNICIAN, "mt-sics"),
        (TECHNICIAN, "toledo8217"),
    ]


def test_a_device_that_the_lane_did_not_have_makes_it_begin_anew_with_it(
    lane: RunningLane, desk: SettingsDesk, link: str, tmp_path: Path
) -> None:
    bagging = f"pty:{tmp_path}/bagging"
    with plugged_in("mt-sics", bagging):
        assert (
            desk.change("bagging", {"protocol": "mt-sics", "link": bagging, "division_g": 2}, TECHNICIAN).refused == ()
        )
    assert lane.again.is_set()
    assert load_config(tmp_path / "lane.toml").devices["bagging"].division_g == 2
