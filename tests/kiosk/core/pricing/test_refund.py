"""Giving back mirrors the sale to the last cent, however many pieces come back at a time."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from kiosk.core.pricing import Line, price_basket
from kiosk.core.pricing.refund import refund_line
from tests.kiosk.core.pricing.baskets import a_book, some_items, some_lines
from tests.shop import MILK


@pytest.mark.parametrize("seed", range(100))
def test_all_parts_of_a_line_are_the_line_with_its_sign_turned(seed: int) -> None:
    chance = Random(seed)
    lines = some_lines(chance, some_items(chance))
    pricing = price_basket(lines, "EUR", a_book(chance))
    for line, priced in zip(lines, pricing.lines, strict=True):
        gone, parts = 0, []
        while gone < line.units:
            now = chance.randint(1, line.units - gone)
            parts.append(refund_line(line, priced, gone, now))
            gone += now
        for figure in ("shown", "net", "tax", "gross"):
            assert sum(getattr(part, figure).minor for part in parts) == -getattr(priced, figure).minor
        for place, extra in enumerate(priced.extras):
            assert sum(part.extras[place].gross.minor for part in parts) == -extra.gross.minor
        for part in parts:
            assert part.net + part.tax == part.gross


def test_a_whole_line_given_back_is_sold_again_with_a_minus() -> None:
    line = Line(1, MILK, 3)
    (priced,) = price_basket([line], "EUR").lines
    back = refund_line(line, priced, 0, 3)
    assert (back.net.minor, back.tax.minor, back.gross.minor) == (-priced.net.minor, -priced.tax.minor, -387)


def test_no_more_comes_back_than_was_sold() -> None:
    line = replace(Line(1, MILK), quantity=2)
    (priced,) = price_basket([line], "EUR").lines
    for before, now in ((0, 3), (2, 1), (0, 0), (-1, 1)):
        with pytest.raises(ValueError, match="cannot go back"):
            refund_line(line, priced, before, now)
