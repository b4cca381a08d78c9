"""What a step expects, held against what is on the screen."""

from __future__ import annotations

from typing import Any

from kiosk.play.expecting import instead, unmet

SHOWN: dict[str, Any] = {
    "screen": "basket",
    "texts": {"total": "€5.48", "#12": "Pay"},
    "spoken": ["Pay, €5.48", "Help"],
    "names": ["payButton"],
    "ease": ["contrast", "large_text"],
}


def test_what_is_so_is_met_and_what_is_not_is_named() -> None:
    wanted = {"screen": "basket", "says": "5.48", "spoken": ["Pay", "Help"], "ease": ["contrast", "large_text"]}
    assert unmet(SHOWN, wanted) == []
    assert unmet(SHOWN, {"screen": "pay", "silent": "Pay", "spoken": "Scan", "hides": "payButton"}) == [
        "screen",
        "silent",
        "spoken",
        "hides",
    ]


def test_what_a_screen_reader_says_instead_is_told() -> None:
    assert instead(SHOWN, "spoken") == "Pay, €5.48; Help"
    assert instead(SHOWN, "ease") == "['contrast', 'large_text'] on the basket screen"
