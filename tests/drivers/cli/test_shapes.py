from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from drivers.cli.shapes import (
    counts_in_words,
    counts_shape,
    health_in_words,
    health_shape,
    in_words,
    message_of,
    shape_of,
)
from drivers.contract import (
    BelowMinimum,
    Button,
    ButtonPressed,
    CashCredited,
    CashLevels,
    CashUnknown,
    CodeRead,
    Colour,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    DrawerStatus,
    FaultKind,
    HealthChecked,
    HealthLevel,
    LampSet,
    Overloaded,
    Paper,
    Pattern,
    PaymentProgress,
    PayOutEnded,
    PayOutOutcome,
    PresenceChanged,
    PricedWeight,
    PrinterStatus,
    Reading,
    Settling,
    StableWeight,
    TerminalReady,
    TextShown,
    UnderZero,
)
from drivers.counts import Counts

GONE = DeviceFault(FaultKind.UNPLUGGED, "gone")
SILENT = DeviceFault(FaultKind.SILENT, "no answer")
SETTINGS = DeviceFault(FaultKind.SETTINGS, "parity")


@pytest.mark.parametrize(
    ("kind", "reading", "shape"),
    [
        (
            "scale",
            StableWeight(5, net=True, at_zero=False),
            {"state": "stable", "weight_g": 5, "net": True, "at_zero": False},
        ),
        ("scale", Settling(), {"state": "motion"}),
        ("scale", Overloaded(), {"state": "overload"}),
        ("scale", UnderZero(), {"state": "under_zero"}),
        ("scale", BelowMinimum(), {"state": "below_minimum"}),
        ("scale", DeviceOffline(GONE), {"state": "disconnected"}),
        ("scale", DeviceOffline(SILENT), {"state": "disconnected"}),
        ("scale", DeviceOffline(SETTINGS), {"state": "fault", "kind": "settings", "reason": "parity"}),
        ("scale", DeviceTrouble(SETTINGS), {"state": "fault", "kind": "settings", "reason": "parity"}),
        ("scale", DeviceOnline(), None),
        ("scanner", CodeRead("]E0", "40", 2), {"symbology": "]E0", "text": "40", "agreeing": 2}),
        ("scanner", DeviceOffline(GONE), None),
        ("camera", DeviceTrouble(SILENT), None),
        (
            "printer",
            PrinterStatus(online=True, paper=Paper.NEAR_END, cover_open=False, cutter_error=False),
            {"online": True, "paper": "near_end", "cover_open": False, "cutter_error": False, "fault": ""},
        ),
        ("printer", DrawerStatus(open=True), {"drawer": "open"}),
        ("printer", DrawerStatus(open=False), {"drawer": "shut"}),
        (
            "printer",
            DeviceOffline(GONE),
            {"online": False, "paper": None, "cover_open": None, "cutter_error": None, "fault": "gone"},
        ),
        (
            "terminal",
            TerminalReady("52500001", "0007", "000123"),
            {"state": "ready", "terminal_id": "52500001", "last_receipt_no": "0007", "last_trace_no": "000123"},
        ),
        ("terminal", PaymentProgress("a", "0A", "insert card"), {"progress": "insert card"}),
        ("terminal", DeviceOffline(GONE), {"state": "disconnected"}),
        (
            "cash",
            CashCredited(token="coin-1", value_minor=50, currency="EUR", piece="EU050A", mark="01"),
            {"credited_minor": 50, "currency": "EUR", "piece": "EU050A"},
        ),
        ("cash", CashUnknown("coin-1", "a reset", "00"), {"state": "unknown_money", "reason": "a reset"}),
        (
            "hopper",
            CashLevels("EU100A", 100, low=True),
            {"state": "levels", "piece": "EU100A", "value_minor": 100, "low": True, "count": None},
        ),
        (
            "hopper",
            PayOutEnded(payout_id="p1", outcome=PayOutOutcome.PARTLY, paid_minor=200, mark="1:2", reason="2 of 3"),
            {"paid_out_minor": 200, "outcome": "partly", "reason": "2 of 3"},
        ),
        ("light", LampSet(Colour.AMBER, Pattern.BLINK), {"state": "set", "colour": "amber", "pattern": "blink"}),
        ("buttons", ButtonPressed(Button.HELP), {"button": "help"}),
        ("buttons", PresenceChanged(present=True), {"present": True}),
        ("buttons", TextShown("Help comes"), {"state": "shown", "text": "Help comes"}),
        ("buttons", DeviceOffline(GONE), {"state": "disconnected"}),
    ],
)
def test_each_reading_has_its_shape(kind: str, reading: Reading, shape: dict[str, object] | None) -> None:
    assert shape_of(kind, reading) == shape


def test_messages_are_plain_sentences() -> None:
    assert message_of(DeviceOnline()) == "online"
    assert message_of(DeviceOnline("Magellan")) == "online: Magellan"
    assert message_of(DeviceOffline(GONE)) == "offline (unplugged): gone"
    assert message_of(DeviceTrouble(SETTINGS)) == "trouble (settings): parity"
    assert message_of(Settling()) == ""


def test_people_read_words() -> None:
    shape = {"state": "stable", "weight_g": 1250, "net": False, "at_zero": True, "paper": None, "text": "a\x1db"}
    assert in_words(shape) == "state=stable weight_g=1250 net=no at_zero=yes paper=unknown text='a\\x1db'"


def test_a_load_that_the_scale_priced_shows_the_scales_own_total() -> None:
    priced = {"price_minor": 199, "total_minor": 249}
    shape = {"state": "stable", "weight_g": 1250, "net": False, "at_zero": False, **priced}
    assert shape_of("scale", PricedWeight(1250, 199, 249)) == shape


def test_a_devices_health_is_one_line() -> None:
    end = HealthChecked(HealthLevel.INTERNAL, ok=False, findings=("paper out, cover open", "it is hot"))
    assert health_shape(end) == {"health": "internal", "ok": False, "findings": ["paper out, cover open", "it is hot"]}
    assert health_in_words(end) == "internal: not well: paper out, cover open; it is hot"


def test_when_the_link_opened_is_told_to_people_by_the_clock_and_what_never_was_not_at_all() -> None:
    now = datetime(2026, 11, 27, 20, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    told = counts_in_words(Counts(reads=2, open_since=75_610.0), 75_640.0, now)
    assert "reads=2 " in told
    assert " open_since=2026-11-27T20:00:00+01:00 " in told
    assert "waiting_since" not in told


def test_what_a_device_did_is_told_in_numbers() -> None:
    shape = counts_shape(Counts(reads=2, connections=3, online_s=1.23456))
    assert (shape["reads"], shape["reconnects"], shape["online_s"]) == (2, 2, 1.235)
    assert all(isinstance(value, int | float) for value in shape.values())
