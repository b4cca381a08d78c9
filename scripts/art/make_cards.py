"""Draws the sheet of test cards that the guided test of a scanner asks for. `python scripts/art/make_cards.py FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from drivers.emulators.symbols import draw_symbol
from kiosk.diagnostics.guided.cards import CARDS, Card

WIDE, HIGH = 1654, 2339
"""A4 at 200 dots an inch."""
COLUMNS = 2
EDGE, TITLE = 60, 44


def sheet() -> Image.Image:
    """All cards, each in a frame to be cut out along, with its name above its code."""
    paper = Image.new("L", (WIDE, HIGH), 255)
    rows = -(-len(CARDS) // COLUMNS)
    wide, high = (WIDE - 2 * EDGE) // COLUMNS, (HIGH - 2 * EDGE) // rows
    for number, card in enumerate(CARDS):
        left, top = EDGE + number % COLUMNS * wide, EDGE + number // COLUMNS * high
        _draw(paper, card, (left, top, left + wide, top + high))
    return paper.convert("1")


def _draw(paper: Image.Image, card: Card, place: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = place
    pen = ImageDraw.Draw(paper)
    pen.rectangle(place, outline=0, width=2)
    pen.text((left + 24, top + 16), card.name, fill=0, font=ImageFont.load_default(TITLE))
    symbol = Image.fromarray(draw_symbol(card.printed))
    paper.paste(symbol, ((left + right - symbol.width) // 2, (top + TITLE + bottom - symbol.height) // 2))


if __name__ == "__main__":
    sheet().save(Path(sys.argv[1]), optimize=True)
