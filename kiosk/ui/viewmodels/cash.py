"""What is said while cash is paid: which icon, what is, what to do; and what is in so far."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.cash import TAKERS, Box, PayOutDue
from kiosk.core.change import CashOffer
from kiosk.core.session.cash_offer import offer, taking
from kiosk.core.session.inputs import Device
from kiosk.core.session.notes import Say
from kiosk.core.session.state import Attempt, AttemptKind, LaneState
from kiosk.core.values import Way
from kiosk.ui.scene import Scene
from kiosk.ui.words import Words


@dataclass(frozen=True, slots=True)
class Counted:
    """What lies in the boxes for this payment, and what that leaves to pay or brings back."""

    put_in: str = ""
    rest_is: str = ""
    rest: str = ""


def takes_cash(scene: Scene) -> bool:
    """By its settings the lane has a box for coins or notes, or one has answered or was lost."""
    boxes = {Device(box.value) for box in TAKERS}
    known = bool(scene.state.boxes_there & set(TAKERS)) or bool(boxes & scene.state.troubles.keys())
    return known or Way.CASH in scene.policy.ways


def said_of_cash(scene: Scene, attempt: Attempt) -> tuple[str, str, str]:
    state, words = scene.state, scene.words
    due = _due(attempt)
    if due is not None:
        return _coming_out(scene, attempt, due)
    if state.giving_up:
        return "refresh", words("One moment"), words("We count what is in.")
    some, how = _put_in(attempt), offer(state, scene.policy)
    boxes = tuple(box for box in taking(state) if box in state.boxes_there)
    if not boxes or how is CashOffer.NONE:
        then = words("What you put in counts. Pay the rest another way.") if some else words("Try another way.")
        return "clock", words("We take no cash just now."), then
    match boxes:
        case (Box.COINS,):
            title = words("Put in coins")
        case (Box.NOTES,):
            title = words("Put in notes")
        case _:
            title = words("Put in coins or notes")
    if how is CashOffer.EXACT:
        exact = words("Exact money, please, or pay the rest another way.")
        return "cash", title, exact if some else words("Exact money, please: we have no change.")
    then = words("Go on, or pay the rest another way.") if some else words("One at a time. We count each.")
    return "cash", title, then


def counted(scene: Scene, attempt: Attempt) -> Counted:
    """Nothing for money that goes back: its amount stands above."""
    words = scene.words
    if attempt.cash is None or attempt.kind is not AttemptKind.PAYMENT:
        return Counted()
    over = attempt.cash.taken - attempt.amount
    return Counted(
        put_in=scene.money(attempt.cash.taken),
        rest_is=words("Your change") if over.minor > 0 else words("Left to pay"),
        rest=scene.money(over if over.minor > 0 else -over),
    )


def still_taken(state: LaneState, attempt: Attempt) -> bool:
    """Whether the shopper may put in more, or stop."""
    return _due(attempt) is None and not state.giving_up


def about_cash(words: Words, say: Say) -> tuple[str, str]:
    match say:
        case Say.CASH_MISSING:
            return words("We take no cash just now."), words("Try another way.")
        case Say.CASH_PART:
            return words("What you put in counts."), words("Pay the rest, or take it back.")
        case Say.GIVE_BY_HAND:
            return words("The lane did not give it all out."), words("Give the rest by hand. It is on your list.")
        case Say.CHANGE_OWED:
            return words("We owe you change."), words("A colleague brings it to you.")
        case _:
            return words("We couldn't count your change."), words("A colleague comes to look.")


def _coming_out(scene: Scene, attempt: Attempt, due: PayOutDue) -> tuple[str, str, str]:
    words = scene.words
    if scene.state.hopper_until is not None:
        return "clock", words("We check what came out"), words("A colleague comes. What is missing, we owe you.")
    if due.tries:
        return "clock", words("We check what came out"), words("One moment. What is missing, we owe you.")
    if attempt.kind is AttemptKind.PAYMENT:
        return "check", words("Your change comes out"), words("Please take all of it.")
    return "undo", words("Your cash comes out"), words("Please take all of it.")


def _due(attempt: Attempt) -> PayOutDue | None:
    return attempt.cash.due if attempt.cash is not None else None


def _put_in(attempt: Attempt) -> bool:
    return attempt.cash is not None and attempt.cash.taken.minor > 0
