"""What `test_decide_any_order` holds a lane against: what facts alone make of it, and an auditor's own books."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kiosk.core.session.apply import new_lane
from kiosk.core.session.state import LaneState
from tests.kiosk.core.session.drawing import RULES


def by_facts(state: LaneState) -> LaneState:
    """`state` with all that notes make taken away."""
    bare = new_lane(RULES)
    return replace(
        bare,
        session=state.session,
        attempt=state.attempt,
        refund=state.refund,
        print_job=state.print_job,
        saved=state.saved,
        sessions=state.sessions,
        attempts=state.attempts,
        receipts=state.receipts,
        jobs=state.jobs,
        stopped_well=state.stopped_well,
        carried_at=state.carried_at,
        unsigned=state.unsigned,
        sold_packs=state.sold_packs,
        used_coupons=state.used_coupons,
        call=state.call,
        mode=state.mode,
        mode_before=state.mode_before,
        staff=state.staff,
        pin_tries=state.pin_tries,
        master=state.master,
        taken_baskets=state.taken_baskets,
        debts=state.debts,
        spot_rests_until=state.spot_rests_until,
        period=state.period,
        closed_period=state.closed_period,
        days=state.days,
        settled=state.settled,
        boxes=state.boxes,
        cash_alarms=state.cash_alarms,
        alarms_told=state.alarms_told,
        doubt=state.doubt,
    )


@dataclass
class Books:
    """What an auditor would keep beside the lane."""

    started: set[str]
    authorised: set[str]
    asked: set[str]
    paid: set[str]
    tapped: set[str]
    explained: set[str]
    printed: set[str]
    sent_to_printer: set[str] = field(default_factory=set)
    unsigned: set[str] = field(default_factory=set)
    failed: set[str] = field(default_factory=set)
    sold_packs: set[tuple[str, str]] = field(default_factory=set)
    used_coupons: set[str] = field(default_factory=set)
    offered: set[str] = field(default_factory=set)
    with_the_store: set[str] = field(default_factory=set)
    taken_up: set[str] = field(default_factory=set)
    sold: int = 0  # what all sales and refunds came to
    closed: int = 0  # of it, what Z reports tell
    debts: dict[str, int] = field(default_factory=dict)  # what was left to staff, and is not given back
    settled: dict[str, bool] = field(default_factory=dict)  # attempt → whether its money moved, by staff's word
    late: set[str] = field(default_factory=set)  # attempts that left a debt by their terminal's late word
    refunds: dict[str, str] = field(default_factory=dict)  # refund → session of the sale that it gives back
    stands: dict[str, int] = field(default_factory=dict)  # session → what was paid and not taken back

    def moved(self, session: str, minor: int) -> None:
        self.stands[session] = self.stands.get(session, 0) + minor
