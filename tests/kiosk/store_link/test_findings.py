"""What ails a lane reaches a real server: at once where it is news, and after the server was away."""

from __future__ import annotations

import pytest

from kiosk.core.device_findings import DeviceFinding, LaneFindings
from kiosk.store_link import FindingTeller
from tests.server.findings.ailing import COVER, PAPER_OUT
from tests.server.running import Store
from tests.waiting import wait_until

OFTEN = 0.02
GENEROUS_S = 30.0


class Lane:
    """What ails it now, and how often somebody looked."""

    def __init__(self, *findings: DeviceFinding) -> None:
        self.findings, self.looks = findings, 0

    def look(self) -> LaneFindings:
        self.looks += 1
        return LaneFindings(self.findings)


def known(store: Store) -> set[str]:
    return {one["cause"] for one in store.get("/api/v1/findings").json()}


def test_each_change_of_what_ails_is_told(store: Store) -> None:
    lane = Lane(PAPER_OUT)
    teller = FindingTeller(lane.look, store.lane_side, OFTEN)
    teller.start()
    try:
        wait_until(lambda: known(store) == {"paper_out"}, GENEROUS_S)
        lane.findings = (PAPER_OUT, COVER)
        wait_until(lambda: known(store) == {"paper_out", "cover_open"}, GENEROUS_S)
        lane.findings = ()
        wait_until(lambda: known(store) == set(), GENEROUS_S)
    finally:
        teller.stop()


def test_what_is_as_it_was_is_told_again_only_now_and_then(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[LaneFindings] = []
    monkeypatch.setattr(
        "kiosk.store_link.server_client.ServerClient.tell_findings", lambda _, found: told.append(found)
    )
    lane = Lane(PAPER_OUT)
    teller = FindingTeller(lane.look, store.lane_side, OFTEN)
    teller.start()
    try:
        wait_until(lambda: lane.looks > 5, GENEROUS_S)
    finally:
        teller.stop()
    assert len(told) == 1
    again = FindingTeller(lane.look, store.lane_side, OFTEN, again_s=0.0)
    again.start()
    try:
        wait_until(lambda: len(told) > 3, GENEROUS_S)
    finally:
        again.stop()


def test_a_server_that_is_away_is_told_later_how_it_is_then(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    server = store.lane_side
    store.closes()
    lane = Lane(PAPER_OUT)
    teller = FindingTeller(lane.look, server, OFTEN)
    teller.start()
    try:
        wait_until(lambda: "was not told what ails the devices" in caplog.text, GENEROUS_S)
        lane.findings = (COVER,)
        store.opens()
        wait_until(lambda: known(store) == {"cover_open"}, GENEROUS_S)
    finally:
        teller.stop()


def test_a_look_that_fails_is_said_and_is_no_end(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    lane, fails = Lane(PAPER_OUT), [True]

    def look() -> LaneFindings:
        if fails.pop() if fails else False:
            raise RuntimeError("no such device")
        return lane.look()

    teller = FindingTeller(look, store.lane_side, OFTEN)
    teller.start()
    try:
        wait_until(lambda: known(store) == {"paper_out"}, GENEROUS_S)
    finally:
        teller.stop()
    assert "what ails the devices was not told: RuntimeError" in caplog.text
