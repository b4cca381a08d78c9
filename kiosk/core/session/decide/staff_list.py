"""A new list of the store's staff: in force as soon as nobody is signed on. Whoever is, and is not on it any more or
has another role there, is signed off at once.
"""

from __future__ import annotations

from kiosk.core.session.decide import staff
from kiosk.core.session.effects import UseStaff
from kiosk.core.session.lane_facts import OffBy
from kiosk.core.session.staff_facts import StaffTaken
from kiosk.core.session.staff_inputs import StaffCame
from kiosk.core.session.staff_notes import StaffList, StaffListed, StaffWaits
from kiosk.core.session.turn import Turn
from kiosk.core.staff import StaffBook


def came(turn: Turn, event: StaffCame) -> None:
    """The list that came last counts, be it the one in force."""
    known = turn.state.staff_list
    if known is not None and known.version == event.version:
        turn.happened(StaffWaits(None))
        return
    turn.happened(StaffWaits(StaffList(event.version, event.book)))
    who, pad = turn.state.staff, turn.state.pad
    if who is not None and not _is_still(event.book, who.staff, who.role):
        staff.sign_off(turn, OffBy.CHANGED)
    if pad is not None and pad.member is not None and not _is_still(event.book, pad.member.id, pad.member.role):
        staff.leave(turn)


def take_if_free(turn: Turn) -> None:
    """What waits is in force afterwards, unless somebody is signed on, or about to."""
    waiting = turn.state.staff_waits
    if waiting is None or turn.state.staff is not None or turn.state.pad is not None:
        return
    turn.happened(
        StaffTaken(lane=turn.policy.lane, version=waiting.version, at=turn.moment.wall),
        StaffListed(waiting),
        StaffWaits(None),
    )
    turn.effect(UseStaff(waiting.version))


def _is_still(book: StaffBook, member: str, role: str) -> bool:
    found = book.member(member)
    return found is not None and found.role == role
