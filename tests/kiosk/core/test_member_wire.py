"""A member goes over the wire with what a lane may know, and nothing else is read as one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kiosk.core.member_wire import find_body, found_body, read_found, thanks_envelope
from kiosk.core.members import Member
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.session.member_facts import MemberThanked
from kiosk.core.wire import WireError, payload_hash

MIA = Member(
    id="ab" * 16,
    initial="M",
    phone="•••• 42",
    tier="gold",
    points=412,
    birthday=True,
    minor_per_point=100,
    thanks=5,
    coupons=(Coupon(id="WELCOME5", serial="cd" * 16),),
    way="card",
)


def test_who_was_found_comes_back_as_it_was_told() -> None:
    assert read_found(json.loads(json.dumps(found_body(MIA)))) == MIA
    assert read_found(json.loads(json.dumps(found_body(None)))) is None


def without(name: str) -> dict[str, Any]:
    told: Any = found_body(MIA)["member"]
    return {"member": {key: value for key, value in told.items() if key != name}}


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"member": {}},
        without("id"),
        without("coupons"),
        {"member": {**without("")["member"], "points": "many"}},
        {"member": {**without("")["member"], "id": ""}},
        {"member": {**without("")["member"], "coupons": [{"coupon": ""}]}},
    ],
)
def test_anything_else_is_not_taken_for_a_member(body: object) -> None:
    with pytest.raises(WireError):
        read_found(body)


def test_a_question_has_either_a_card_or_a_phone() -> None:
    assert json.loads(find_body(card="ab")) == {"wire": 1, "card": "ab", "phone": ""}


def test_thanks_for_a_tap_say_nothing_of_the_tap_and_of_the_time_the_day_alone() -> None:
    thanks = MemberThanked(session="4-000001", lane="4", whose=MIA.id, day="2026-11-22", points=5)
    told = thanks_envelope(thanks, "ab" * 16, 7)
    assert told.payload == {"lane": "4", "member": MIA.id, "day": "2026-11-22", "points": 5}
    assert told.payload_hash == payload_hash(told.payload)
