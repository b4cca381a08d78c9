"""Members: a card is taken at any time of a visit, and earns the points of what is paid then.

The store is not asked: the sale takes the card's hash along, and the store books the points when it comes.
"""

from __future__ import annotations

from kiosk.core.members import SaleMember
from kiosk.core.session.decide.scale_queue import go_on
from kiosk.core.session.facts import MemberShown
from kiosk.core.session.notes import Say, WeighView
from kiosk.core.session.turn import Turn


def scanned(turn: Turn, card: str) -> None:
    """The visit is of whoever has that card; of several that were shown the last counts. Shown again it is no news."""
    session = turn.session
    member = SaleMember(card=card)
    if session.member != member:
        turn.happened(MemberShown(session=session.id, member=member))
    if not isinstance(turn.state.view, WeighView):
        go_on(turn)
    turn.say(Say.MEMBER_NOTED)
