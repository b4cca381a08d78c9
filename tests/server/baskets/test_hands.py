"""A host hands a basket to a lane."""

from __future__ import annotations

from kiosk.core.calls import Outcome
from kiosk.core.command_wire import HandCommand
from tests.server.baskets.shelf import Shelf


def test_the_lane_is_told_until_it_answered(shelf: Shelf) -> None:
    basket = shelf.puts()
    assert shelf.hands.hand(basket, "7", "Anna") == ""
    [command] = shelf.hands.open_for("7")
    assert command == HandCommand(id=command.id, basket=basket, name="Anna")
    assert shelf.hands.open_for("9") == []
    shelf.hands.note("9", {command.id: Outcome.DONE})
    shelf.hands.note("7", {})
    assert shelf.hands.open_for("7") == [command]
    shelf.hands.note("7", {command.id: Outcome.OVER})
    assert shelf.hands.open_for("7") == []
    assert shelf.hands.newest()[basket].outcome == Outcome.OVER


def test_a_host_who_thinks_better_of_it_tells_the_other_lane_only(shelf: Shelf) -> None:
    basket = shelf.puts()
    shelf.hands.hand(basket, "7", "Anna")
    shelf.hands.hand(basket, "9", "Ben")
    assert shelf.hands.open_for("7") == []
    assert len(shelf.hands.open_for("9")) == 1
    assert shelf.hands.newest()[basket].lane == "9"


def test_no_lane_is_handed_what_another_has_or_what_is_gone(shelf: Shelf) -> None:
    basket = shelf.puts()
    assert shelf.hands.hand(basket, "77", "Anna") == "There is no lane 77 here."
    shelf.asks("9")
    assert shelf.hands.hand(basket, "7", "Anna") == "Lane 9 has this basket already."
    assert shelf.hands.hand("0" * 32, "7", "Anna") == "This basket is not kept any more."
