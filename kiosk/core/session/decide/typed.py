"""A number typed on the keys: as good as a scan, also where no scanner works."""

from __future__ import annotations

from kiosk.core.session.decide import basket, price, scale_queue
from kiosk.core.session.facts import RefusedFor
from kiosk.core.session.inputs import UnknownScanned, UnreadableScanned
from kiosk.core.session.notes import PriceView, Say, TypeView, WeighView
from kiosk.core.session.touches import Scan
from kiosk.core.session.turn import Turn


def open_keys(turn: Turn) -> None:
    """What was to be weighed waits until the number is given."""
    if basket.shopping(turn) is None:
        return
    view = turn.state.view
    first = (view.item,) if isinstance(view, WeighView) else ()
    turn.hush()
    turn.open(TypeView(for_price=isinstance(view, PriceView), waiting=(*first, *scale_queue.waiting(view))))


def key_touched(turn: Turn) -> None:
    """Whoever types on has read what was said of the last number."""
    if isinstance(turn.state.view, TypeView):
        turn.hush(Say.NUMBER_UNKNOWN)


def looked_up(turn: Turn, scan: Scan) -> None:
    """The item is in the basket, or its price is shown. Where there is none the keys stay, to look at it again."""
    if basket.shopping(turn) is None:
        return
    if not isinstance(scan, UnknownScanned | UnreadableScanned):
        if price.is_asked(turn):
            price.show(turn, scan)
        else:
            basket.scanned(turn, scan)
    elif price.is_asked(turn):
        turn.say(Say.NUMBER_UNKNOWN)
    else:
        code = scan.code if isinstance(scan, UnknownScanned) else ""
        basket.refuse(turn, code, RefusedFor.UNKNOWN, Say.NUMBER_UNKNOWN)
