"""One pack is sold once: what its own code tells, its recall, its serial number, and its two codes read one after the
other (GS1 2D: an EAN and a DataMatrix or QR on one pack add one item).
"""

from __future__ import annotations

from kiosk.core.items import Item, Pack
from kiosk.core.recalls import called_back
from kiosk.core.session.facts import RefusedFor
from kiosk.core.session.notes import PackSeen, Say, SeenNoted
from kiosk.core.session.state import pack_id
from kiosk.core.session.touches import Symbol
from kiosk.core.session.turn import Turn


def refusal(turn: Turn, item: Item, pack: Pack | None) -> tuple[RefusedFor, Say] | None:
    """Why this very pack is not sold, if anything speaks against it."""
    if called_back(turn.policy.recalls, item.key, pack):
        return RefusedFor.RECALLED, Say.RECALLED
    if pack is None or not pack.serial:
        return None
    if any(line.item.key == item.key and line.pack and line.pack.serial == pack.serial for line in turn.session.lines):
        return RefusedFor.SEEN, Say.PACK_IN_BASKET
    return (RefusedFor.SEEN, Say.PACK_SOLD) if is_sold(turn, item, pack) else None


def is_sold(turn: Turn, item: Item, pack: Pack | None) -> bool:
    """Whether this lane sold this very pack before."""
    return pack is not None and bool(pack.serial) and pack_id(item.key, pack.serial) in turn.state.sold_packs


def told(turn: Turn, item: Item, pack: Pack | None) -> None:
    """The shopper knows that the pack's best day is over; it is in the basket all the same."""
    if pack is not None and pack.best_before and pack.best_before < turn.moment.wall[:10]:
        turn.say(Say.BEST_BEFORE, item)


def other_code(turn: Turn, item: Item, symbol: Symbol) -> PackSeen | None:
    """What came of the pack when its other code was read a moment ago; forgotten, so that the next pack counts."""
    seen = turn.state.seen
    if seen is None:
        return None
    age = turn.moment.mono - seen.at
    same = seen.item == item.key and seen.symbol is not symbol and 0 <= age <= turn.policy.pair_s
    if not same:
        return None
    turn.happened(SeenNoted(None))
    return seen


def note(turn: Turn, item: Item, symbol: Symbol, line: int) -> None:
    """`line` took the pack; 0: no line did."""
    turn.happened(SeenNoted(PackSeen(item.key, symbol, turn.moment.mono, line)))
