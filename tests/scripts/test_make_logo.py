"""The sample store's logo is what its program draws."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from scripts.art.make_logo import draw

ROOT = Path(__file__).resolve().parents[2]


def test_the_logo_that_ships_is_the_one_that_is_drawn() -> None:
    with Image.open(ROOT / "assets" / "logo" / "corner.png") as ships:
        assert ships.mode == "1"
        assert ships.tobytes() == draw().tobytes()
