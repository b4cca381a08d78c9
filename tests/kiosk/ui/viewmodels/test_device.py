"""One device of a lane in service, as a technician sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from drivers.contract import HealthLevel
from kiosk.core.session.inputs import BackTouched, ServiceUsed
from kiosk.diagnostics.checks import Check, Outcome
from kiosk.diagnostics.on_screen import WireLine
from kiosk.diagnostics.report import Row
from kiosk.gallery.health import NOW, SampleFault, health_of
from kiosk.ui.viewmodels.device import DeviceProps, DeviceViewModel, Seen, derive_device, trace_row
from tests.kiosk.ui.scenes import scene

AILING = health_of("device-printer")


@dataclass
class Watched:
    """A printer that says more and more."""

    checked: list[tuple[str, str]] = field(default_factory=list)
    lines: list[WireLine] = field(default_factory=lambda: [WireLine(NOW, ">", "DLE EOT SOH", 83.24)])
    running: bool = False

    def rows(self) -> Sequence[Row]:
        checks = (Check(HealthLevel.INTERNAL, Outcome.RUNNING, NOW),) if self.running else ()
        return (Row(device="printer", kind="printer", checks=checks), Row(device="disk", kind="disk"))

    def check(self, device: str, level: str) -> None:
        self.checked.append((device, level))

    def trace(self, device: str) -> Sequence[WireLine]:
        return tuple(self.lines) if device == "printer" else ()

    def faults(self, device: str) -> Sequence[SampleFault]:
        del device
        return ()


def of(device: str, language: str = "en") -> DeviceProps:
    row = next(row for row in AILING.rows() if row.device == device)
    return derive_device(scene("device-printer", language), Seen(row, AILING.faults(device), AILING.trace(device)))


@pytest.fixture
def posted() -> list[object]:
    return []


@pytest.fixture
def watched() -> Watched:
    return Watched()


@pytest.fixture
def device(posted: list[object], watched: Watched) -> DeviceViewModel:
    model = DeviceViewModel(posted.append)
    model.source = watched
    model.show(scene("device-printer"))
    return model


def test_what_ails_a_device_is_told_with_what_to_do() -> None:
    [ailment] = of("printer").ailments
    assert (ailment.text, ailment.step) == ("The cover is open.", "Close the cover until it clicks.")
    assert of("printer", "zh_CN").ailments[0].step == "请合上盖子，听到咔嗒声。"


def test_its_link_its_line_and_what_it_counted_are_there() -> None:
    facts = {fact.name: fact.figure for fact in of("printer").facts}
    assert facts["Link"] == "tcp 192.0.2.20:9100"
    assert facts["Identity"] == "TM-T88VI 30.12"
    assert facts["Lines printed"] == "141 822"
    assert facts["Slowest answer"] == "387 ms"
    assert {fact.name: fact.figure for fact in of("scale").facts}["Line"] == "baud 9600 · mode 7O1"


def test_a_count_without_another_beside_it_has_the_whole_row() -> None:
    assert [fact.wide for fact in of("camera").facts] == [True, True, True, False, False]
    assert [fact.wide for fact in of("hopper").facts] == [True] * 4
    assert [fact.wide for fact in of("terminal").facts][:6] == [True, True, True, True, False, False]


def test_what_it_has_done_in_all_follows_with_the_day_since_when() -> None:
    facts = of("printer").facts
    place = next(place for place, fact in enumerate(facts) if fact.head)
    assert (facts[place].name, facts[place].figure) == ("In all, since 2026-03-02", "TM-T88VI 30.12")
    assert [(fact.name, fact.figure) for fact in facts[place + 1 :]] == [
        ("Cuts", "31 204"),
        ("Metres of paper", "5060.21"),
        ("Receipts not sure", "12"),
        ("Jams", "3"),
        ("Times lost", "21"),
    ]
    scanner = {fact.name: fact.figure for fact in of("scanner").facts[4:]}
    assert (scanner["No-reads per 100"], scanner["Codes misread"]) == ("0.89", "402 (0.1 %)")
    assert not [fact for fact in of("light").facts if fact.head]


def test_its_last_faults_are_told_with_their_time() -> None:
    assert [(one.time, one.text) for one in of("printer").faults] == [
        ("10:41:02", "Cover open"),
        ("09:42:07", "It did not answer"),
    ]


def test_each_check_says_how_it_ended() -> None:
    assert [(one.text, one.outcome, one.chip) for one in of("printer").levels] == [
        ("Ask it", "Passed", "ok"),
        ("Let it act", "Did not pass", "bad"),
        ("With your hands", "Not tried yet", "plain"),
    ]
    assert of("printer").note == "cover open"
    assert [one.able for one in of("camera").levels] == [False] * 3


def test_the_lane_itself_has_no_wire_and_no_checks() -> None:
    store = of("store")
    assert (store.wired, store.levels, store.ailments[0].detail) == (False, (), "in 9 days")


def test_a_line_of_the_wire_has_its_time_and_its_way() -> None:
    shown = scene("device-printer")
    text = trace_row(shown, WireLine(NOW, "<", "S S  1.250 kg", 83.24), 0)
    assert (text.time, text.arrow, text.text, text.out) == ("10:42:07.0 +83.2", "←", "S S  1.250 kg", False)
    assert trace_row(shown, WireLine(NOW, "!", "link lost", 83.24), 0).arrow == "·"


def test_room_is_made_for_the_widest_time() -> None:
    assert of("printer").last_time == of("printer").trace[-1].time
    assert of("store").last_time == ""


def test_the_wire_of_a_printer_and_of_a_terminal_has_shapes_and_that_of_a_scale_bytes() -> None:
    assert of("printer").trace[0].text == "DLE EOT SOH"
    assert of("terminal").trace[4].text.startswith("06 01 0a .. ..")
    assert of("scale").trace[1].text == "06"


def test_a_check_is_asked_for_and_the_technician_stays(
    device: DeviceViewModel, watched: Watched, posted: list[object]
) -> None:
    device.check("external")
    assert (watched.checked, posted) == ([("printer", "external")], [ServiceUsed()])


def test_the_wire_stands_still_while_it_is_read(device: DeviceViewModel, watched: Watched) -> None:
    device.pause()
    watched.lines.append(WireLine(NOW, "<", "SYN", 83.24))
    device.show(scene("device-printer"))
    assert (device.paused, device.trace.rowCount()) == (True, 1)
    device.pause()
    assert (device.paused, device.trace.rowCount()) == (False, 2)


def test_the_screen_is_told_when_the_wire_said_more(device: DeviceViewModel, watched: Watched) -> None:
    grown: list[int] = []
    device.grew.connect(lambda: grown.append(1))
    device.show(scene("device-printer"))
    assert grown == []
    watched.lines.append(WireLine(NOW, "<", "SYN", 83.24))
    device.show(scene("device-printer"))
    assert grown == [1]


def test_another_device_is_seen_as_it_is_now(device: DeviceViewModel) -> None:
    device.pause()
    device.show(scene("device-disk"))
    assert (device.device, device.paused, device.wired) == ("disk", False, False)
    device.move(1)
    device.choose()
    device.show(scene("device-notes"))
    assert device.device == ""


def test_the_keys_of_a_keypad_lead_over_the_checks_and_the_pause(
    device: DeviceViewModel, watched: Watched, posted: list[object]
) -> None:
    device.choose()
    device.move(1)
    device.choose()
    device.move(1)
    device.choose()
    assert watched.checked == [("printer", "internal"), ("printer", "external")]
    device.move(9)
    device.choose()
    assert (device.pauseAhead, device.paused) == (True, True)
    watched.running = True
    device.move(-9)
    device.choose()
    assert len(watched.checked) == 2  # one runs
    device.back()
    assert posted[-1] == BackTouched()


def test_qml_reads_all_of_it(device: DeviceViewModel) -> None:
    assert (device.name, device.icon, device.state, device.chip, device.sign) == (
        "Printer",
        "print",
        "Fine",
        "ok",
        "check",
    )
    assert (device.what, device.note) == (" · ", "")
    assert device.ailments.rowCount() == device.faults.rowCount() == 0
    assert device.facts.rowCount() == 0
    assert device.levels.rowCount() == 3


def test_before_any_device_is_picked_there_is_nothing() -> None:
    assert derive_device(scene("service"), None) == DeviceProps()
    assert replace(DeviceProps(), wired=False) == DeviceProps()
