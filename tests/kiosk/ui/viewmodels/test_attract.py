"""The idle screen says for whom the lane is."""

from __future__ import annotations

from kiosk.ui.viewmodels.attract import derive_attract
from tests.kiosk.ui.scenes import scene


def test_a_lane_for_small_baskets_says_up_to_how_many() -> None:
    assert derive_attract(scene("attract-express")).express == "Up to 8 items"
    assert derive_attract(scene("attract-express", "zh_CN")).express == "8 件以内"
    assert derive_attract(scene("attract")).express == ""


def test_what_shoppers_said_and_what_was_done_stands_there() -> None:
    props = derive_attract(scene("attract-said"))
    assert props.said.startswith("You said:")
    assert props.did.startswith("We did:")
