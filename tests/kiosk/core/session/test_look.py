"""How a lane looks from afar."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.look import MOST_LINES, LaneLook, LookLine
from kiosk.core.session.look import look_of
from kiosk.core.values import Money
from tests.shop import BREAD, MILK, Shop


def test_a_lane_tells_its_light_and_how_much_lies_in_the_basket() -> None:
    assert look_of(Shop().opens().state) == LaneLook(light="free")
    shop = Shop().opens().scans(MILK, MILK)
    both = Money(2 * MILK.price.minor, "EUR")
    line = LookLine(names=MILK.names, pieces=2, asked=both)
    assert look_of(shop.state) == LaneLook(light="busy", pieces=2, total=both, lines=(line,))
    assert look_of(shop.asks_to_pay().state).paying


def test_of_a_long_basket_the_newest_lines_are_told_first() -> None:
    many = [replace(BREAD, key=f"{number:014d}") for number in range(MOST_LINES + 5)]
    lines = look_of(Shop().opens().scans(*many, MILK).state).lines
    assert (len(lines), lines[0].names) == (MOST_LINES, MILK.names)
