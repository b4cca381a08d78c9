"""How much is owed, told to the lane and to a real server, whatever became of the cable."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.core.standing import Standing
from kiosk.journal import Journal, load_or_make_key
from kiosk.journal.outbox import Outbox
from kiosk.store_link import StandingTeller
from kiosk.store_link import standing as standing_module
from tests.kiosk.journal.visits import AT, paid_visit
from tests.server.running import Store
from tests.waiting import wait_until

LATER = datetime.fromisoformat("2026-11-22T12:00:00+00:00")
OFTEN = 0.02


class Counting:
    """An outbox whose count is whatever the test says."""

    def __init__(self, *standings: Standing) -> None:
        self.standings = list(standings)
        self.fails = False

    def open(self) -> Counting:
        return self

    def standing(self, _now: datetime) -> Standing:
        if self.fails:
            raise OSError("the disk is busy")
        return self.standings[-1]

    def close(self) -> None:
        pass


Tells = Callable[..., "list[Standing]"]


@pytest.fixture
def tells(monkeypatch: pytest.MonkeyPatch) -> Iterator[Tells]:
    monkeypatch.setattr(standing_module, "SPARING", 0.0)
    started: list[StandingTeller] = []

    def tell(open_outbox: Callable[[], object], store: Store, path: str = "") -> list[Standing]:
        told: list[Standing] = []
        server = store.lane_side.model_copy(update={"address": f"{store.address}{path}"})
        teller = StandingTeller(open_outbox, server, lambda: LATER, told.append, OFTEN)  # type: ignore[arg-type]
        started.append(teller)
        teller.start()
        return told

    yield tell
    for one in started:
        one.stop()


def lane_4(store: Store) -> dict[str, object]:
    return dict(store.get("/api/v1/lanes").json()[0])


def test_what_a_journal_owes_is_told_to_lane_and_server(store: Store, tmp_path: Path, tells: Tells) -> None:
    key = load_or_make_key(tmp_path / "lane.key")
    journal = Journal.open(tmp_path / "lane.db", key)
    journal.append(paid_visit(), AT)
    told = tells(lambda: Outbox.open(tmp_path / "lane.db", key), store)
    wait_until(lambda: lane_4(store)["unsent"] == 2)
    assert told[0] == Standing(unsent=2, since=AT, age_s=7200)
    assert lane_4(store)["late"] is True
    outbox = Outbox.open(tmp_path / "lane.db", key)
    outbox.settle(outbox.pending(9)[-1].seq, {})
    wait_until(lambda: lane_4(store)["unsent"] == 0)
    assert lane_4(store)["since"] == ""
    outbox.close()
    journal.close()


def test_the_lane_is_told_while_the_server_is_away_and_the_server_as_soon_as_it_is_back(
    store: Store, tells: Tells
) -> None:
    store.closes()
    counting = Counting(Standing(unsent=3, since=AT, age_s=7))
    told = tells(counting.open, store)
    wait_until(lambda: len(told) > 1)
    store.opens()
    wait_until(lambda: lane_4(store)["unsent"] == 3)


def test_a_server_of_a_time_before_it_asked_stops_nobody(
    store: Store, tells: Tells, caplog: pytest.LogCaptureFixture
) -> None:
    told = tells(Counting(Standing(unsent=3, since=AT, age_s=7)).open, store, "/of/old")
    wait_until(lambda: len(told) > 2)
    assert caplog.messages == []


def test_a_journal_that_cannot_be_read_is_looked_at_again(
    store: Store, tells: Tells, caplog: pytest.LogCaptureFixture
) -> None:
    counting = Counting(Standing(unsent=1, since=AT, age_s=7))
    counting.fails = True
    told = tells(counting.open, store)
    wait_until(lambda: "was not counted: OSError" in caplog.text)
    counting.fails = False
    wait_until(lambda: told != [])


def test_a_teller_that_was_stopped_has_ended(store: Store) -> None:
    teller = StandingTeller(Counting(Standing(unsent=0)).open, store.lane_side, lambda: LATER, lambda _: None)
    teller.start()
    teller.stop()
    assert "standing" not in [thread.name for thread in threading.enumerate()]
