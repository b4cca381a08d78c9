from __future__ import annotations

import termios

import pytest

from drivers.link.line import LineSettings, line_that_holds

CC = [b"\0"] * 32


@pytest.mark.parametrize(
    ("control", "speed", "text"),
    [
        (termios.CS8, termios.B19200, "19200 8N1"),
        (termios.CS7 | termios.PARENB, termios.B9600, "9600 7E1"),
        (termios.CS7 | termios.PARENB | termios.PARODD, termios.B9600, "9600 7O1"),
        (termios.CS8 | termios.CSTOPB, termios.B115200, "115200 8N2"),
        (termios.CS8 | termios.PARODD, termios.B2400, "2400 8N1"),
    ],
)
def test_a_terminals_own_words_become_line_settings(control: int, speed: int, text: str) -> None:
    assert line_that_holds([0, 0, control, 0, speed, speed, CC], LineSettings()).text == text


def test_a_rate_without_a_name_is_taken_for_the_one_asked_for() -> None:
    asked = LineSettings(baud=31250)
    assert line_that_holds([0, 0, termios.CS8, 0, 0o010000, 0o010000, CC], asked) == asked
