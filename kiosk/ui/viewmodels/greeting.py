"""What a member is told: that they are known, what it brings them, or why it comes later."""

from __future__ import annotations

from kiosk.core.session.notes import Message, Say
from kiosk.ui.scene import Scene


def about_members(scene: Scene, message: Message) -> tuple[str, str]:
    words = scene.words
    match message.say:
        case Say.MEMBER_HELLO:
            return _hello(scene), _gain(scene, message)
        case Say.MEMBER_LATER:
            return words("Thank you, we have your card."), words("We are offline: points come later, usual prices now.")
        case Say.MEMBER_UNKNOWN:
            return words("We don't know this card yet."), words("You can go on, or try another one.")
        case Say.MEMBER_LEFT:
            return words("You go on without membership."), words("Prices are the usual ones again.")
        case _:
            return words("Thank you, we have your card."), words("Your points are added after you have paid.")


def _hello(scene: Scene) -> str:
    """By the first letter, for whoever stands behind them may read along."""
    words, session, initial = scene.words, scene.state.session, scene.state.member.initial
    birthday = session is not None and session.known is not None and session.known.birthday
    if not initial:
        return words("Happy birthday") if birthday else words("Welcome back")
    return (
        words("Happy birthday, {initial}.", initial=initial) if birthday else words("Hello {initial}.", initial=initial)
    )


def _gain(scene: Scene, message: Message) -> str:
    """What came off the basket; where nothing did yet, the points."""
    session = scene.state.session
    if message.saved is not None:
        return scene.words("As a member you save {amount}.", amount=scene.money(message.saved))
    points = session.known.points if session is not None and session.known is not None else 0
    return scene.words("Your member prices apply. You have {points} points.", points=points)
