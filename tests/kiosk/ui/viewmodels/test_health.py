"""How a device is, in words."""

from __future__ import annotations

from drivers.contract import FaultKind
from kiosk.core.session.inputs import Device
from kiosk.diagnostics.report import Row
from kiosk.ui.viewmodels.health import (
    ICONS,
    counted,
    device_name,
    fault_word,
    grade_word,
    outcome_word,
    what_it_is,
    where_of,
)
from tests.kiosk.ui.scenes import WORDS

ENGLISH, CHINESE = WORDS["en"], WORDS["zh_CN"]


def test_every_device_has_a_name_and_a_picture_and_a_strange_one_its_own() -> None:
    for device in Device:
        assert device in ICONS
        assert device_name(CHINESE, device) != device
    assert device_name(ENGLISH, "tilt") == "tilt"


def test_every_fault_of_a_driver_has_its_word_and_a_later_one_its_own() -> None:
    for kind in FaultKind:
        assert fault_word(CHINESE, kind) != kind.replace("_", " ")
    assert fault_word(ENGLISH, "very_new") == "very new"


def test_a_link_is_told_with_its_settings_apart() -> None:
    assert where_of("serial:/dev/ttyUSB0?baud=9600&mode=7E1") == ("serial /dev/ttyUSB0", "baud 9600 · mode 7E1")
    assert where_of("https://store.example") == ("https://store.example", "")
    assert where_of("") == ("", "")


def test_figures_have_their_units_and_what_is_not_known_here_its_drivers_name() -> None:
    counts = {"reads": 18_204.0, "slowest_answer_s": 0.2104, "online_s": 7_265.0, "offset_s": 1.26, "odd_rate": 0.125}
    counts["last_read_s"] = 720.0
    assert [(name, figure) for _, name, figure in counted(ENGLISH, counts)] == [
        ("Codes read", "18 204"),
        ("Slowest answer", "210 ms"),
        ("Time in use", "2:01 h"),
        ("Clock differs by", "1.3 s"),
        ("odd rate", "0.12"),
        ("Time since the last code", "0:12 h"),
    ]


def test_what_went_wrong_is_told_with_its_share_and_moments_are_no_counts() -> None:
    counts = {"reads": 912.0, "misreads": 3.0, "declined": 2.0, "open_since": 12.5}
    assert [(name, figure) for name, _, figure in counted(ENGLISH, counts)] == [
        ("reads", "912"),
        ("misreads", "3 (0.3 %)"),
        ("declined", "2"),
    ]


def test_what_is_being_reached_waits() -> None:
    assert grade_word(ENGLISH, Row(device="scale", kind="scale", notes=("it is being reached",))) == "Waiting"
    assert grade_word(ENGLISH, Row(device="scale", kind="scale")) == "Fine"


def test_what_has_no_name_of_its_own_is_its_protocol() -> None:
    assert what_it_is(ENGLISH, Row(device="light", kind="light", protocol="relay", link="pty:x")) == "relay · pty"
    for row, said in (
        (Row(device="store", kind="store"), "No store server"),
        (Row(device="store", kind="store", link="https://x"), "Being asked …"),
        (Row(device="disk", kind="disk"), "Being looked at …"),
    ):
        assert what_it_is(ENGLISH, row) == said


def test_a_check_that_never_was_says_so() -> None:
    assert outcome_word(ENGLISH, "") == "Not tried yet"
