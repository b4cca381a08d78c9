"""What the terminal will not give back, over the wires: the lane goes on, and every book knows of the debt until
somebody has paid it.
"""

from __future__ import annotations

from tests.journeys.conftest import OpenStore
from tests.journeys.play import Store
from tests.journeys.test_parts import PART, has_parts, pays_a_part
from tests.journeys.test_refunds import PIN
from tests.waiting import wait_until


def debts(store: Store) -> list[tuple[int, str]]:
    """What the server has of this lane: how much, and how it was given back."""
    told = store.box.server.ask("/api/v1/debts")
    assert isinstance(told, list)
    return [(debt["amount_minor"], debt["way"]) for debt in told if debt["lane"] == store.box.lane_id]


def test_whoever_walked_away_from_what_the_terminal_keeps_holds_up_nobody_and_is_paid_by_hand(
    open_store: OpenStore,
) -> None:
    till = open_store("scanner", "terminal", idle_s=30.0, helped_idle_s=2.0, idle_warning_s=20.0)
    till.ready()
    pays_a_part(till)
    till.box.controls["terminal"].fault("no_reversal")
    till.lane.post("PartsBackTouched")
    till.lane.says("part_stays", 20.0)
    has_parts(till, [PART])
    till.lane.on("attract", 60.0)
    wait_until(lambda: debts(till) == [(PART, "")])
    assert till.booked() == [PART]

    till.power_cut()
    till.ready()
    till.scan("]C0STAFF-1001")
    till.lane.on("staff")
    till.lane.post("StaffActed", "debts")
    till.lane.on("sign_on")
    till.lane.post("PinGiven", PIN)
    debt = till.lane.on("debts")["debts"][0]
    till.lane.gives_by_hand(debt, "cash")
    till.lane.on("staff")
    wait_until(lambda: debts(till) == [(PART, "cash")], 20.0)
