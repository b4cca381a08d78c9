"""What a member is told, kindly, and so that nobody who reads along learns a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.session.notes import Message, Say
from kiosk.core.values import Money
from kiosk.ui.scene import Scene
from kiosk.ui.viewmodels.greeting import about_members
from tests.kiosk.ui.scenes import scene


def told(shown: Scene, message: Message | None = None) -> tuple[str, str]:
    said = message or shown.state.message
    assert said is not None
    return about_members(shown, said)


def test_who_is_known_is_greeted_by_a_letter_and_reads_what_it_brings_in_money() -> None:
    title, body = told(scene("basket-member-hello"))
    assert title in ("Hello M.", "Happy birthday, M.")
    assert body.startswith("As a member you save €")


def test_where_nothing_came_off_yet_there_are_the_points() -> None:
    shown = scene("basket-member-hello")
    assert told(shown, Message(Say.MEMBER_HELLO))[1].startswith("Your member prices apply. You have ")


@pytest.mark.parametrize(("birthday", "initial"), [(True, "M"), (True, ""), (False, "M"), (False, "")])
def test_a_birthday_is_wished_by_letter_or_without(birthday: bool, initial: str) -> None:
    shown = scene("basket-member-hello")
    session = shown.state.session
    assert session is not None
    assert session.known is not None
    known = replace(session, known=replace(session.known, birthday=birthday))
    run = replace(shown.state.member, initial=initial)
    shown = replace(shown, state=replace(shown.state, session=known, member=run))
    title = told(shown, Message(Say.MEMBER_HELLO, saved=Money(40, "EUR")))[0]
    assert (
        title
        == {
            (True, "M"): "Happy birthday, M.",
            (True, ""): "Happy birthday",
            (False, "M"): "Hello M.",
            (False, ""): "Welcome back",
        }[birthday, initial]
    )


@pytest.mark.parametrize(
    ("say", "title"),
    [
        (Say.MEMBER_LATER, "Thank you, we have your card."),
        (Say.MEMBER_NOTED, "Thank you, we have your card."),
        (Say.MEMBER_UNKNOWN, "We don't know this card yet."),
        (Say.MEMBER_LEFT, "You go on without membership."),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_each_word_has_a_next_step_in_both_languages(say: Say, title: str, language: str) -> None:
    shown, body = told(scene("basket-member", language), Message(say))
    assert body
    assert (shown == title) == (language == "en")
