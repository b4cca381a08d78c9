"""The form is the file's own schema: the same settings, the same ranges, and a reason for what is not taken."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.core.device_form import Refused, Shape, Why, changed
from kiosk.device_settings import DeviceSettings
from kiosk.diagnostics.settings import allowed, belonging, checked, entry_at, form, shown, typed

PRINTER: dict[str, Any] = {"protocol": "escpos", "link": "tcp:192.0.2.20:9100", "drawer": {"on_ms": 120}}
DIALOG: dict[str, Any] = {
    "protocol": "dialog06",
    "link": "serial:/dev/ttyUSB1",
    "dialog06": {"polynomial": "1021", "checksum": "A55A"},
}


def paths(device: str, kind: str, table: dict[str, Any]) -> list[str]:
    return [entry.path for entry in form(device, kind, table, ("this", "that"))]


def test_a_device_is_asked_only_for_what_such_a_device_has() -> None:
    assert paths("light", "light", {"protocol": "relay"}) == ["protocol", "link"]
    assert paths("hopper", "hopper", {"protocol": "cctalk-hopper"}) == ["protocol", "link", "sure_coins"]
    assert paths("bagging", "scale", {"protocol": "sma"}) == ["protocol", "link", "division_g", "settle_s"]
    assert paths("scanner", "scanner", {"protocol": "serial-aim", "scanner": {}})[2:] == [
        "scanner",
        "scanner.beeps",
        "scanner.rests",
    ]
    assert paths("camera", "camera", {"protocol": "camera", "camera": {}})[2:] == ["camera", "camera.look_first"]
    assert "dialog06.polynomial" in paths("scale", "scale", DIALOG)


def test_a_secret_is_shown_by_its_last_two_signs_in_a_form_and_in_a_table_and_all_else_as_it_is() -> None:
    entries = {entry.path: entry for entry in form("scale", "scale", DIALOG, ("dialog06",))}
    told = {path: entry.value for path, entry in entries.items() if entry.secret}
    assert told == {"dialog06.polynomial": "••21", "dialog06.checksum": "••5A"}
    assert shown(DIALOG) == {**DIALOG, "dialog06": {"polynomial": "••21", "checksum": "••5A"}}
    assert shown(PRINTER) == PRINTER
    strange = {"protocol": "cas", "another": {"polynomial": "1021"}}
    assert shown(strange) == strange, "what an older program wrote, and is no setting"


def test_a_table_that_is_not_there_is_a_switch_and_opens_when_it_is() -> None:
    assert paths("printer", "printer", {"protocol": "escpos"}) == ["protocol", "link", "drawer"]
    assert paths("printer", "printer", PRINTER)[3:] == [
        f"drawer.{n}" for n in ("pin", "on_ms", "off_ms", "open_is", "opens_s")
    ]


def test_an_entry_says_what_holds_and_what_may_be_entered() -> None:
    entries = {entry.path: entry for entry in form("printer", "printer", PRINTER, ("escpos", "escpos-cups"))}
    on_ms, open_is = entries["drawer.on_ms"], entries["drawer.open_is"]
    assert (on_ms.shape, on_ms.value, on_ms.usual, allowed(on_ms)) == (Shape.WHOLE, 120, 100, "2 to 510 in steps of 2")
    assert (open_is.shape, open_is.value, open_is.choices) == (Shape.CHOICE, "high", ("high", "low"))
    assert entries["protocol"].choices == ("escpos", "escpos-cups")
    assert (entries["link"].needed, entries["drawer"].value) == (True, True)


def test_every_setting_of_the_file_has_its_place_in_the_form() -> None:
    """A new setting whose form is not known is found here."""
    for field in DeviceSettings.model_fields:
        assert entry_at(field) is not None, field


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("protocol", "mt-sics", "mt-sics"),
        ("division_g", "2", 2),
        ("settle_s", "0.5", 0.5),
        ("drawer", "true", {}),
        ("drawer", "false", None),
        ("drawer.pin", "5", 5),
        ("dialog06.prices", "true", True),
        ("camera.look_first", "0.1, 0.2, 0.9, 0.8", [0.1, 0.2, 0.9, 0.8]),
        ("settle_s", "", None),
    ],
)
def test_what_is_typed_is_the_value_that_the_file_would_have(path: str, text: str, value: object) -> None:
    assert typed(path, text) == value


@pytest.mark.parametrize(
    ("path", "text", "why", "detail"),
    [
        ("division_g", "two", Why.NUMBER, "1 to 50"),
        ("drawer.pin", "x", Why.CHOICE, "2, 5"),
        ("drawer", "perhaps", Why.CHOICE, "true, false"),
        ("colour", "green", Why.UNKNOWN, ""),
        ("drawer.colour", "green", Why.UNKNOWN, ""),
    ],
)
def test_what_means_nothing_is_refused_with_the_reason(path: str, text: str, why: Why, detail: str) -> None:
    assert typed(path, text) == Refused(path, why, detail)


@pytest.mark.parametrize(
    ("path", "value", "why", "detail"),
    [
        ("link", None, Why.MISSING, ""),
        ("drawer.on_ms", 511, Why.RANGE, "2 to 510 in steps of 2"),
        ("drawer.on_ms", 101, Why.RANGE, "2 to 510 in steps of 2"),
        ("drawer.open_is", "wide", Why.CHOICE, "high, low"),
        ("drawer.opens_s", 0.1, Why.RANGE, "0.2 to 20"),
        ("drawer.colour", "green", Why.UNKNOWN, ""),
        ("division_g", 0, Why.RANGE, "1 to 50"),
    ],
)
def test_what_the_schema_forbids_is_refused_with_the_range(path: str, value: object, why: Why, detail: str) -> None:
    assert checked(changed(PRINTER, path, value)) == (Refused(path, why, detail),)


def test_a_text_of_another_form_is_told_how_it_should_look() -> None:
    assert checked(changed(DIALOG, "dialog06.polynomial", "12")) == (
        Refused("dialog06.polynomial", Why.FORM, "four hexadecimal digits"),
    )


def test_what_is_in_order_is_the_settings() -> None:
    settings = checked(PRINTER)
    assert isinstance(settings, DeviceSettings)
    assert settings.drawer is not None
    assert settings.drawer.on_ms == 120


def test_another_protocol_leaves_behind_what_only_the_old_one_had() -> None:
    assert belonging("scale", "scale", {**DIALOG, "protocol": "mt-sics"}) == {
        "protocol": "mt-sics",
        "link": "serial:/dev/ttyUSB1",
    }
