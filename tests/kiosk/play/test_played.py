"""What a person is told of a scenario that was played."""

from __future__ import annotations

from pathlib import Path

from kiosk.play.played import Played

FILE = Path("tests/scenarios/one load.toml")


def test_one_that_held_is_told_in_a_line() -> None:
    played = Played("one-load", "A load", seconds=3.21, step=4)
    assert played.as_text(FILE) == "held   one-load: A load (3.2 s)"
    told = played.as_json(FILE)
    assert (told["held"], told["step"], told["again"]) == (True, None, None)


def test_one_that_failed_says_the_step_shows_the_picture_and_what_plays_it_again() -> None:
    failed = "step 2, expect {'lines': 1}: lines 1 did not come within 10 s; instead: 0 on the basket screen"
    played = Played("one-load", "A load", failed=failed, step=2, picture=Path("/tmp/one-load-01-failed.png"))
    assert played.as_text(FILE).splitlines() == [
        f"FAILED one-load: {failed}",
        "       the screen then: /tmp/one-load-01-failed.png",
        "       again: python -m kiosk play --pictures pictures --keep kept 'tests/scenarios/one load.toml'",
    ]
    told = played.as_json(FILE)
    assert (told["held"], told["step"], told["picture"]) == (False, 2, "/tmp/one-load-01-failed.png")


def test_where_no_lane_is_left_there_is_no_picture_to_look_for() -> None:
    played = Played("one-load", "A load", failed="the lane's program ended", ended=True)
    assert "no screen" in played.as_text(FILE)
