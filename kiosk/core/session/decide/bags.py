"""Carrier bags: one touch each, counted on one line a kind."""

from __future__ import annotations

from typing import assert_never

from kiosk.core.items import Item
from kiosk.core.pricing import Line
from kiosk.core.session.decide import basket
from kiosk.core.session.inputs import BagBackTouched, BagsTouched, BagTouched
from kiosk.core.session.notes import BagsView, BasketView
from kiosk.core.session.turn import Turn


def happened(turn: Turn, event: BagsTouched | BagTouched | BagBackTouched) -> None:
    match event:
        case BagsTouched():
            open_bags(turn)
        case BagTouched():
            add(turn, event.item)
        case BagBackTouched():
            take_back(turn, event.item)
        case _:
            assert_never(event)


def open_bags(turn: Turn) -> None:
    if basket.shopping(turn) is not None and isinstance(turn.state.view, BasketView):
        turn.hush()
        turn.open(BagsView())


def add(turn: Turn, item: Item) -> None:
    """One bag more; the bags stay open."""
    session = basket.shopping(turn)
    if (
        session is None
        or not isinstance(turn.state.view, BagsView)
        or not basket.may_be_sold(turn, item, item.key, None)
    ):
        return
    turn.hush()
    known = next((line for line in session.lines if line.item == item and line.countable), None)
    if known is not None:
        basket.set_quantity(turn, known.id, known.quantity + 1)
    elif basket.has_room(turn):
        basket.add_line(turn, Line(session.next_line, item), item.key)
        basket.tell_what_gave_way(turn, session.pricing)


def take_back(turn: Turn, item: Item) -> None:
    """One bag less, of the line that was begun last."""
    session = basket.shopping(turn)
    if session is None or not isinstance(turn.state.view, BagsView):
        return
    line = next((line for line in reversed(session.lines) if line.item == item and not line.is_load), None)
    if line is not None:
        basket.set_quantity(turn, line.id, line.quantity - 1)
