"""What a lane took in, over the wires: closed once, on paper, and in the store's books as in the lane's."""

from __future__ import annotations

from typing import Any

from tests.journeys.conftest import OpenStore
from tests.journeys.play import Store
from tests.journeys.test_refunds import sells
from tests.waiting import wait_until

MANAGER = "]C0STAFF-1002"


def periods(store: Store) -> list[dict[str, Any]]:
    """What the server has of this lane's Z reports, the last first."""
    told = store.box.server.ask("/api/v1/periods")
    assert isinstance(told, list)
    return [period for period in told if period["lane"] == store.box.lane_id]


def papers(store: Store) -> list[str]:
    """The reports on paper, each as one text."""
    texts = ["\n".join(lines) for lines in store.printed()]
    return [text for text in texts if " REPORT" in text]


def opens(store: Store, act: str) -> None:
    store.scan(MANAGER)
    store.lane.on("staff")
    store.lane.post("StaffActed", act)
    store.lane.on("totals")


def leaves(store: Store) -> None:
    store.lane.post("BackTouched")
    store.lane.on("staff")
    store.lane.post("StaffActed", "sign_off")
    store.lane.on("attract")


def test_a_day_is_sold_read_and_closed_and_every_book_says_the_same(open_store: OpenStore) -> None:
    till = open_store("scanner", "terminal", "printer")
    till.ready()
    total = sells(till)
    opens(till, "close_period")
    till.lane.post("PeriodCloseTouched", 1)
    till.lane.post("PeriodCloseTouched", 1)
    wait_until(lambda: len(papers(till)) == 1)
    assert "Z REPORT 1" in papers(till)[0]
    assert f"{total / 100:.2f}" in papers(till)[0]
    wait_until(lambda: len(periods(till)) == 1, 20.0)
    [first] = periods(till)
    assert (first["number"], first["first"], first["last"], first["staff"]) == (1, 1, 1, "amir")
    assert first["sums"][0]["sales"] == {"count": 1, "minor": total}
    leaves(till)

    again = sells(till)
    till.power_cut()
    till.ready()
    opens(till, "totals")
    till.lane.post("LastPeriodTouched")
    till.lane.post("TotalsPrintTouched")
    wait_until(lambda: len(papers(till)) == 2)
    assert "COPY" in papers(till)[1]
    leaves(till)

    opens(till, "close_period")
    till.lane.post("PeriodCloseTouched", 2)
    wait_until(lambda: len(periods(till)) == 2, 20.0)
    second, _ = periods(till)
    assert (second["number"], second["first"], second["last"]) == (2, 2, 2)
    assert second["since"] == first["until"]
    assert second["sums"][0]["tenders"] == {"card": {"count": 1, "minor": again}}
