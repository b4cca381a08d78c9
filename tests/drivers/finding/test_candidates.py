"""What may hang at a link is asked for in an order that costs nobody anything."""

from __future__ import annotations

import pytest

from drivers.finding.candidates import MUTE, ORDER, candidates
from drivers.registry import PROTOCOLS, find


def names(link: str, *kinds: str) -> list[str]:
    return [candidate.row.name for candidate in candidates(link, kinds)]


def test_every_serial_protocol_that_answers_is_asked_for() -> None:
    serial = {row.name for row in PROTOCOLS if "pty" in row.links}
    assert serial - set(MUTE) <= set(ORDER)
    assert set(names("pty:/dev/pts/7")) == serial - set(MUTE) | {"serial-aim"}


def test_a_printer_is_asked_before_anybody_speaks_in_letters_and_scanners_are_guessed_last() -> None:
    asked = names("serial:/dev/ttyUSB0")
    assert asked[:4] == ["escpos"] * 4
    assert "escpos" not in asked[4:]
    assert asked[-1] == "serial-aim"


def test_a_line_is_tried_at_its_usual_settings_before_any_other_unless_the_link_says_them() -> None:
    scales = [candidate.link for candidate in candidates("serial:/dev/ttyUSB0", ("scale",))]
    kinds = sum(row.kind == "scale" for row in PROTOCOLS)
    assert set(scales[:kinds]) == {"serial:/dev/ttyUSB0"}
    assert all("?" in link for link in scales[kinds:])
    assert {candidate.link for candidate in candidates("serial:/dev/ttyUSB0?baud=2400")} == {
        "serial:/dev/ttyUSB0?baud=2400"
    }


def test_whoever_knows_what_it_is_asks_for_that_only() -> None:
    assert {find(name).kind for name in names("pty:/dev/pts/7", "scale", "light")} == {"scale", "light"}


def test_on_the_network_nobody_is_taken_for_a_scanner_unheard() -> None:
    assert "serial-aim" not in names("tcp:192.168.7.9:9100")


@pytest.mark.parametrize(("link", "kinds"), [("smoke:signals", ()), ("hidraw:/dev/hidraw0", ("scale",))])
def test_what_is_no_link_of_such_a_device_is_a_sentence(link: str, kinds: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=f"link '{link}' is none of"):
        names(link, *kinds)
