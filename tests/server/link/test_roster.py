"""The lanes of the store are those of the settings with the desk's over them, in every worker: on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy.engine import Engine

from server.auth.tokens import Keyring, token_hash
from server.link import roster as module
from server.link.roster import Roster, StoreLane

KEYRING = Keyring({"4": token_hash("four"), "7": token_hash("seven")}, token_hash("manager"))
NINE = StoreLane(lane="9", name="By the door", token_hash=token_hash("nine"), added_at="2026-11-22T11:00:00+01:00")


def opened(engine: Engine) -> Roster:
    return Roster(engine, lambda: datetime.fromisoformat("2026-11-22T11:00:00+01:00"), KEYRING)


@pytest.fixture(autouse=True)
def read_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another worker wrote a second ago is known."""
    monkeypatch.setattr(module, "FRESH_S", 0.0)


def test_a_lane_of_the_desk_stands_behind_those_of_the_settings_for_every_worker(engine: Engine) -> None:
    here, there = opened(engine), opened(engine)
    assert list(there) == ["4", "7"]
    assert here.put(NINE)
    assert list(there) == ["4", "7", "9"]
    assert [there.holder(token) for token in ("four", "nine", "stranger", "manager", "")] == [
        "4",
        "9",
        None,
        None,
        None,
    ]


def test_a_retired_lanes_token_opens_nothing_and_its_books_name_it(engine: Engine) -> None:
    here, there = opened(engine), opened(engine)
    here.put(StoreLane(lane="4", retired_on="2026-11-22"))
    assert (list(there), there.ever(), there.holder("four")) == (["7"], ("4", "7"), None)
    four = there.of("4")
    assert four is not None
    assert there.put(replace(four, retired_on=""))
    assert here.holder("four") == "4"


def test_of_two_who_change_a_lane_at_once_one_is_told(engine: Engine) -> None:
    here, there = opened(engine), opened(engine)
    assert here.put(NINE)
    seen = there.of("9")
    assert seen is not None
    assert here.put(replace(seen, name="By the wall"))
    assert not there.put(replace(seen, name="At the back"))
    assert here.of("9") == there.of("9")


def test_a_wish_goes_with_any_change_of_its_lane(engine: Engine) -> None:
    here = opened(engine)
    here.wish("4", "amir")
    assert {lane: row.author for lane, row in here.wishes().items()} == {"4": "amir"}
    here.put(StoreLane(lane="4", name="By the door"))
    assert here.wishes() == {}
    assert not here.forget_wish("4")


def test_what_this_worker_wrote_it_knows_at_once(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FRESH_S", 3600.0)
    here = opened(engine)
    assert "9" not in here
    here.put(NINE)
    assert "9" in here
