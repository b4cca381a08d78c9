"""A scale that computes prices (decision 66): it is told the price of what is to be weighed, and its total is taken.

The lane checks the total and never replaces it: one that is a whole minor unit off what weight and price come to is a
fault, and nothing is sold by it.
"""

from __future__ import annotations

from kiosk.core.items import Unit
from kiosk.core.session.decide import weigh
from kiosk.core.session.effects import AskScale
from kiosk.core.session.inputs import Device, ScalePriced, ScaleUnpriced
from kiosk.core.session.notes import DeviceNoted, WeighView
from kiosk.core.session.price_notes import PriceNoted, PriceWish, PriceWished, Unpriced
from kiosk.core.session.state import LaneState
from kiosk.core.session.turn import Turn
from kiosk.core.values import Money, ScaleTotal, Weighing

OUT_OF_ORDER = "wrong_total"
"""The trouble of a scale whose totals cannot be right; it is over when one is."""


def follow(turn: Turn, before: LaneState) -> None:
    """The scale is asked for what is to be weighed now, and for nothing where nothing is."""
    if not turn.policy.scale_prices:
        return
    view, asked = turn.state.view, turn.state.scale_wish
    if turn.state.session is None or not isinstance(view, WeighView) or view.item.unit is not Unit.KG:
        if asked is not None or before.scale_wish is not None:
            turn.happened(PriceWished(None))
            turn.effect(AskScale(None))
        return
    if asked is None or (asked.unit, asked.tare_g) != (view.item.price, view.tare_g):
        wish = PriceWish(turn.state.scale_wishes + 1, view.item.price, view.tare_g)
        turn.happened(PriceWished(wish))
        turn.effect(AskScale(wish))


def told(turn: Turn, event: ScalePriced | ScaleUnpriced) -> None:
    """What the scale says of an earlier wish is about a load that was sold or taken away."""
    wish = turn.state.scale_wish
    if wish is None or event.wish != wish.number:
        return
    if isinstance(event, ScaleUnpriced):
        turn.happened(PriceNoted(event.why))
    elif is_right(event, wish):
        priced = ScaleTotal(wish.unit, Money(event.total_minor, wish.unit.currency))
        if turn.state.troubles.get(Device.SCALE) == OUT_OF_ORDER:
            turn.happened(DeviceNoted(Device.SCALE, "", ""))
        turn.happened(PriceNoted(Weighing(event.net_g + event.tare_g, event.tare_g, priced)))
    else:
        detail = f"{event.net_g} g at {event.unit_minor} come to {event.total_minor}, says the scale"
        turn.happened(DeviceNoted(Device.SCALE, OUT_OF_ORDER, detail), PriceNoted(Unpriced.WRONG_TOTAL))
    weigh.scale_changed(turn)


def is_right(event: ScalePriced, wish: PriceWish) -> bool:
    """Whether it is what was asked for, and the total is the product, rounded to a minor unit this way or that."""
    if event.net_g <= 0 or (event.unit_minor, event.tare_g) != (wish.unit.minor, wish.tare_g):
        return False
    return abs(event.total_minor * 1000 - event.unit_minor * event.net_g) < 1000
