from __future__ import annotations

import pytest

from kiosk.panel.viewmodels.terminal import TerminalViewModel, derive_terminal
from kiosk.panel.watcher import Put
from tests.kiosk.panel.benches import device, view
from tests.kiosk.panel.sent import Sent


def terminal(protocol: str = "zvt", **state: object):
    return view(device("terminal", protocol, **state))


@pytest.mark.parametrize(
    ("state", "shows"),
    [
        ({}, "Ready"),
        ({"in_transaction": True}, "One moment, please"),
        ({"card": "hand", "in_transaction": True, "awaits_card": True}, "Card, please"),
    ],
)
def test_the_display_says_what_the_terminal_does(state: dict[str, object], shows: str) -> None:
    assert derive_terminal(terminal(**state)).shows == shows


def test_the_next_shopper_is_chosen_beforehand() -> None:
    sent = Sent()
    model = TerminalViewModel(sent)
    model.show(terminal(card="decline"))
    assert [row.key for row in derive_terminal(terminal(card="decline")).rows if row.chosen] == ["decline"]
    model.press("approve")
    assert sent.orders == [("terminal", Put({"card": "approve"}))]


def test_by_hand_a_key_does_it_now_and_only_while_a_card_is_awaited() -> None:
    sent = Sent()
    model = TerminalViewModel(sent)
    model.show(terminal())
    model.changeHands()
    assert sent.orders[-1] == ("terminal", Put({"card": "hand", "card_timeout_ms": 60_000}))
    assert not any(row.able for row in derive_terminal(terminal(card="hand")).rows)
    waiting = terminal(card="hand", in_transaction=True, awaits_card=True)
    assert all(row.able for row in derive_terminal(waiting).rows)
    model.show(waiting)
    model.press("decline")
    assert sent.orders[-1] == ("terminal", Put({"shows": "decline"}))
    model.changeHands()
    assert sent.orders[-1] == ("terminal", Put({"card": "approve", "card_timeout_ms": 10_000}))


@pytest.mark.parametrize(("protocol", "own"), [("zvt", "signature"), ("nexo", "partial"), ("nexo", "paper")])
def test_each_protocol_has_keys_of_its_own_and_is_played_by_hand(protocol: str, own: str) -> None:
    props = derive_terminal(terminal(protocol, card="hand", in_transaction=True, awaits_card=True))
    assert [row.able for row in props.rows if row.key == own] == [True]
    assert (props.hands, props.shows) == (True, "Card, please")


def test_what_was_booked_last_is_told() -> None:
    booked = [{"kind": "payment", "amount_minor": 1234, "state": "booked"}]
    assert derive_terminal(terminal(transactions=booked)).last == "Payment · 12.34 · booked"
    assert derive_terminal(terminal()).last == "Nothing booked yet"
