from __future__ import annotations

import pytest

from tests.drivers.emulators.test_zvt import PAY_12_34, YES, Till


def test_a_sign_of_life_may_bring_a_new_time_to_wait() -> None:
    till = Till()
    till.terminal.set({"t4_minutes": 12, "card_delay_ms": 100}, till.now)
    till.terminal.faults.set("keep_alive", 40)
    till.say(PAY_12_34)
    till.say(YES)
    assert till.passes(0.05) == ["04 FF 02 0E 12"]


@pytest.mark.parametrize(("recovery", "state"), [("reverses", "reversed"), ("keeps", "booked")])
def test_what_becomes_of_a_payment_that_nobody_acknowledged(recovery: str, state: str) -> None:
    till = Till()
    till.terminal.set({"recovery": recovery}, till.now)
    till.until_result()
    till.passes(5.1)
    till.terminal.disconnected(till.now)
    assert till.states() == [state]


@pytest.mark.parametrize("recovery", ["reverses", "keeps"])
def test_what_is_refused_is_reversed_by_every_terminal(recovery: str) -> None:
    till = Till()
    till.terminal.set({"recovery": recovery}, till.now)
    till.until_result()
    assert till.say(bytes.fromhex("84 66 00")) == ["04 FF 01 05"]
    assert till.states() == ["reversed"]


def test_the_end_of_day_tells_what_was_booked_and_begins_anew() -> None:
    till = Till()
    till.until_result()
    till.to_the_end()
    till.say(YES)
    assert till.say(bytes.fromhex("06 50 03 00 00 00")) == ["80 00 00", "04 FF 01 04"]
    (status,) = till.say(YES)
    assert "27 00 04 00 00 00 00 12 34 49 09 78 29 52 50 00 41 60 F0 F5 F3 00 41 00 41" in status
    assert till.to_the_end() == "06 0F 00"
    till.say(YES)
    till.say(bytes.fromhex("06 50 03 00 00 00"))
    assert "27 00 04 00 00 00 00 00 00" in till.say(YES)[0]
    assert till.terminal.state()["days_closed"] == 1


def test_a_day_whose_totals_nobody_took_is_not_closed() -> None:
    till = Till()
    till.say(bytes.fromhex("06 50 03 00 00 00"))
    till.say(YES)
    till.passes(5.1)
    assert till.terminal.state()["days_closed"] == 0
