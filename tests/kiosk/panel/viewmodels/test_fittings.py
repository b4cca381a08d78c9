from __future__ import annotations

import pytest

from kiosk.core.session.light import SIGNALS
from kiosk.panel.viewmodels.fittings import MEANINGS, FittingsViewModel, derive_fittings
from kiosk.panel.watcher import Put
from tests.kiosk.panel.benches import device, view
from tests.kiosk.panel.sent import Sent


@pytest.mark.parametrize("signal", SIGNALS.values(), ids=lambda signal: signal.text)
def test_every_look_of_the_lamp_is_said_and_explained(signal) -> None:
    props = derive_fittings(view(device("light", "relay", colour=signal.colour, pattern=signal.pattern)))
    assert props.lit.lower().startswith(signal.colour)
    assert props.means == MEANINGS[signal.text]


def test_a_dark_lamp_and_one_that_is_away_are_told_apart() -> None:
    assert derive_fittings(view(device("light", "relay"))).lit == "Dark"
    assert derive_fittings(view(device("light", "relay", away="gone"))).lit == "Switched off"


def test_the_board_shows_and_counts() -> None:
    props = derive_fittings(view(device("buttons", "input-board", shows="3 items", pressed={"help": 2}, present=True)))
    assert (props.board_shows, props.present) == ("3 items", True)
    assert [row.pressed for row in props.buttons if row.key == "help"] == [2]


def test_hands_and_feet_before_the_lane() -> None:
    sent = Sent()
    model = FittingsViewModel(sent)
    model.show(view(device("buttons", "input-board", present=True), device("signer", "sign-json", memory_full=True)))
    model.press("help")
    model.step()
    model.stick()
    model.refuse("self_test")
    model.refuse("memory_full")
    assert sent.orders == [
        ("buttons", Put({"press": "help"})),
        ("buttons", Put({"present": False})),
        ("light", Put({"stuck": True})),
        ("signer", Put({"self_test": True})),
        ("signer", Put({"memory_full": False})),
    ]
