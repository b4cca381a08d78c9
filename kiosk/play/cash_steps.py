"""What a scenario does with cash: pieces put in, the hopper filled, a box without power, and what then lies in each."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence

from kiosk.panel.control import Control
from kiosk.play.box import StoreBox
from kiosk.play.cash_books import HOPPER
from kiosk.play.expecting import listed

PIECE_S = 10.0
LOOK_EVERY_S = 0.03
AGAIN_S = 0.3
"""No hand is faster; what comes back is an event too, and a coin acceptor keeps no more than five of them."""


def put_in(box: StoreBox, name: str, pieces: str | list[str]) -> str:
    """Each of `pieces` goes into the box called `name` once that is open, and again if it comes back; the first that
    never stays is returned.
    """
    control = box.controls[name]
    return next((piece for piece in listed(pieces) if not _stays(control, piece)), "")


def comes_back(box: StoreBox, name: str, pieces: str | list[str]) -> str:
    """Each of `pieces` is put in once; the first that stays in the box called `name` is returned."""
    control = box.controls[name]
    return next((piece for piece in listed(pieces) if _insert(control, piece)), "")


def other_boxes(box: StoreBox, wanted: Mapping[str, object]) -> str:
    """What lies in the boxes, where that is not as `wanted`."""
    there = {name: box.controls[name].state()["coins" if name == HOPPER else "cashbox"] for name in wanted}
    return "" if there == wanted else str(there)


def other_takers(box: StoreBox, wanted: Mapping[str, object]) -> str:
    """What the boxes let in, where that is not as `wanted`; pieces in the order of their worth."""
    there = {name: box.controls[name].state()["takes"] for name in wanted}
    return "" if there == wanted else str(there)


def _stays(control: Control, piece: str) -> bool:
    until = time.monotonic() + PIECE_S
    while time.monotonic() < until:
        if control.state()["open"] and _insert(control, piece):
            return True
        threading.Event().wait(AGAIN_S)
    return False


def _insert(control: Control, piece: str) -> bool:
    """Whether `piece` lies in the box, and does not come back."""
    before = control.state()
    control.set(insert=piece)
    return _ends(lambda: _where(control, before, piece))


def _where(control: Control, before: Mapping[str, Sequence[str]], piece: str) -> bool | None:
    """Whether one `piece` more lies there than before; None while it is on its way."""
    now = control.state()
    if now["cashbox"].count(piece) > before["cashbox"].count(piece):
        return True
    return False if now["returned"].count(piece) > before["returned"].count(piece) else None


def _ends(look: Callable[[], bool | None]) -> bool:
    until = time.monotonic() + PIECE_S
    while (found := look()) is None:
        if time.monotonic() > until:
            raise ValueError("a piece lies neither in the box nor before it")
        threading.Event().wait(LOOK_EVERY_S)
    return found
