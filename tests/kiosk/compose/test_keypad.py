from __future__ import annotations

from drivers.contract import Button, ButtonPressed, PresenceChanged, Reading, Stamped
from kiosk.compose.keypad import KeypadTap


def stamped(reading: Reading) -> Stamped:
    return Stamped("buttons", 1, 100.0, reading)


def test_the_lane_hears_all_and_the_window_the_keys() -> None:
    lane: list[Stamped] = []
    window: list[str] = []
    tap = KeypadTap()
    post = tap.before(lane.append)
    told = [
        ButtonPressed(Button.DIGIT_4),
        ButtonPressed(Button.HELP),
        ButtonPressed(Button.OK),
        PresenceChanged(present=True),
    ]
    post(stamped(told[0]))  # no window is there yet
    tap.hear(window.append)
    for reading in told:
        post(stamped(reading))
    assert [one.reading for one in lane] == [told[0], *told]
    assert window == ["4", "ok"]
