"""Settings on a terminal of 80 columns, each with where it is from."""

from __future__ import annotations

import pytest

from kiosk.cli.settings_words import COLUMNS, change, origin, sheet, stays, steps
from kiosk.core.device_form import Entry, Shape

FILE = {"protocol": "dialog06", "link": "serial:a", "drawer": {"pin": 2}, "settle_s": 1.0}
NOW = {"protocol": "dialog06", "link": "serial:b", "drawer": {"pin": 2, "on_ms": 50}}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("protocol", "file"),
        ("link", "lane"),
        ("drawer.pin", "file"),
        ("drawer.on_ms", "lane"),
        ("settle_s", "lane"),
        ("prices", "default"),
    ],
)
def test_each_setting_says_where_it_is_from(path: str, said: str) -> None:
    assert origin(path, FILE, NOW) == said


def entry(path: str, value: str | None) -> Entry:
    return Entry(path=path, shape=Shape.TEXT, value=value)


def test_what_is_short_stands_on_one_line_and_what_may_be_entered_below_it() -> None:
    rows = [(entry("protocol", "mt-sics"), "lane", "toledo8217, mt-sics"), (entry("link", None), "default", "")]
    assert list(sheet("scale", rows)) == [
        "[scale]",
        "  protocol  mt-sics  (set at the lane)",
        "              toledo8217, mt-sics",
        "  link      –  (default)",
    ]


def test_a_long_link_runs_into_nothing_and_no_line_is_wider_than_a_terminal() -> None:
    link = "serial:/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0?baud=9600"
    lines = list(sheet("scale", [(entry("link", link), "file", ", ".join(["a choice of many"] * 9))]))
    assert lines[1] == f"  link  {link}"
    assert lines[2].strip().startswith("(in the file) a choice")
    assert all(len(line) <= COLUMNS for line in lines[2:])


def test_a_change_is_told_below_who_made_it_and_a_long_one_breaks() -> None:
    assert list(change("2026-11-27T10:42:07+01:00", "Tess B.", "scale", "protocol cas → sma")) == [
        "2026-11-27 10:42  scale, by Tess B.",
        "    protocol cas → sma",
    ]
    told = list(change("2026-11-27T10:42:07+01:00", "17", "scale", f"link {'x' * 50} → {'y' * 50}"))
    assert told[1:] == [f"    link {'x' * 50} →", f"    {'y' * 50}"]


def test_what_became_of_settings_and_what_stays_are_one_line_each() -> None:
    assert steps(FILE, NOW, ("link", "settle_s")) == "link serial:b (was serial:a), settle_s none (was 1.0)"
    assert stays("scale", FILE) == "Refused: the scale stays dialog06 on serial:a."
    assert stays("scale", {}) == "Refused: the lane has no scale, as before."
