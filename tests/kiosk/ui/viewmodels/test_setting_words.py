"""Each setting and each refusal has its words."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.core.device_form import Entry, Found, Refused, Shape, Why
from kiosk.diagnostics.settings import form
from kiosk.ui.viewmodels.setting_words import difference, found_word, name_of, range_of, refusal, value_of
from kiosk.ui.words import Words

ENGLISH = Words("en", {})
WHOLE: dict[str, Any] = {"drawer": {}, "dialog06": {}, "scanner": {}, "camera": {}}


def test_every_setting_of_every_device_has_a_name() -> None:
    paths = {
        entry.path
        for device, kind, protocol in (
            ("printer", "printer", "escpos"),
            ("bagging", "scale", "dialog06"),
            ("hopper", "hopper", "cctalk-hopper"),
            ("scanner", "scanner", "serial-aim"),
            ("camera", "camera", "camera"),
        )
        for entry in form(device, kind, {**WHOLE, "protocol": protocol}, ())
    }
    assert len(paths) > 20
    assert [path for path in paths if name_of(ENGLISH, path) == path] == []


@pytest.mark.parametrize("why", Why)
def test_every_refusal_has_a_sentence(why: Why) -> None:
    assert refusal(ENGLISH, Refused("link", why)).endswith(".")


@pytest.mark.parametrize(
    ("entry", "value", "span"),
    [
        (Entry(path="it", shape=Shape.SWITCH, value=True), "On", ""),
        (Entry(path="it", shape=Shape.SWITCH, value=False), "Off", ""),
        (Entry(path="it", shape=Shape.NUMBER, value=2.0, least=0.2, most=20), "2", "0.2 – 20"),
        (Entry(path="it", shape=Shape.WHOLE, value=None, least=1, most=50), "–", "1 – 50"),
        (Entry(path="it", shape=Shape.TEXT, value="1021"), "1021", ""),
    ],
)
def test_a_value_and_its_range_are_short(entry: Entry, value: str, span: str) -> None:
    assert (value_of(ENGLISH, entry), range_of(entry)) == (value, span)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Found(link="a", protocol="mt-sics", identity="XS", sure=True), "mt-sics · XS"),
        (Found(link="a", protocol="cas", sure=True), "cas"),
        (Found(link="a", protocol="serial-aim"), "May be serial-aim: scan a code"),
        (Found(link="a"), "Nothing answers"),
        (Found(link="a", trouble="it is in use"), "Cannot be opened"),
        (Found(link="a", trouble="who?", nameless=True), "Its name is not known on this network"),
    ],
)
def test_what_was_found_is_said(found: Found, said: str) -> None:
    assert found_word(ENGLISH, found) == said


def test_a_change_names_what_is_different() -> None:
    assert difference(ENGLISH, {"protocol": "sma", "link": "a"}, {"protocol": "cas", "link": "a"}) == "sma → cas"
    assert difference(ENGLISH, {"drawer": None}, {"drawer": {"pin": 5}}) == "Cash drawer"
    assert (difference(ENGLISH, None, {"link": "a"}), difference(ENGLISH, {"link": "a"}, None)) == (
        "Put in",
        "Taken out",
    )
