"""New items and rules from the store server: taken between two baskets, so that no price changes under a shopper."""

from __future__ import annotations

from kiosk.core.session.effects import UseMaster
from kiosk.core.session.facts import MasterTaken
from kiosk.core.session.inputs import MasterCame
from kiosk.core.session.notes import BooksNoted, MasterWaits
from kiosk.core.session.state import Paid
from kiosk.core.session.turn import Turn


def came(turn: Turn, event: MasterCame) -> None:
    turn.happened(MasterWaits(event.version, event.books))


def take_if_free(turn: Turn) -> None:
    """What waits is in force afterwards, unless a basket is open."""
    waiting, session = turn.state.master_waits, turn.state.session
    if waiting is None or (session is not None and not isinstance(session.phase, Paid)):
        return
    rules = tuple(book.version for book in waiting.books)
    turn.happened(
        MasterTaken(version=waiting.version, rules=rules, at=turn.moment.wall),
        BooksNoted(waiting.books),
    )
    turn.effect(UseMaster(waiting.version))
