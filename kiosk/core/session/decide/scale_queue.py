"""What waits for the scale, whatever is on the screen meanwhile."""

from __future__ import annotations

from kiosk.core.items import Item
from kiosk.core.session.notes import BasketView, PickView, TypeView, View, WeighView
from kiosk.core.session.turn import Turn


def waiting(view: View) -> tuple[Item, ...]:
    """The items whose weighing comes after what `view` is for."""
    return view.waiting if isinstance(view, PickView | TypeView | WeighView) else ()


def go_on(turn: Turn) -> None:
    """The next item that waits for the scale, or the basket."""
    left = waiting(turn.state.view)
    turn.open(WeighView(left[0], left[0].tare_g, left[1:]) if left else BasketView())
