"""The sheet of test cards in the handbook is the one that is drawn, code by code."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageChops

from scripts.art.make_cards import HIGH, WIDE, sheet

DRAWN = Path(__file__).parents[2] / "docs" / "pictures" / "test-cards.png"


def test_the_sheet_in_the_handbook_is_the_one_that_is_drawn() -> None:
    drawn = sheet()
    assert drawn.size == (WIDE, HIGH)
    with Image.open(DRAWN) as kept:
        assert ImageChops.difference(drawn.convert("L"), kept.convert("L")).getbbox() is None
