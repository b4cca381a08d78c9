"""Who may do what."""

from __future__ import annotations

import pytest

from kiosk.core.mode import LaneMode
from kiosk.core.staff import MAY, Act, Member, Role, StaffBook, acts

LENA = Member(id="lena", number="1001", name="Lena K.", role=Role.HOST)
BOOK = StaffBook((LENA,))


def test_somebody_is_found_by_id_and_by_number_and_by_nothing_else() -> None:
    assert BOOK.member("lena") is BOOK.numbered("1001") is LENA
    assert BOOK.member("1001") is BOOK.numbered("lena") is None


def test_every_act_says_who_may_do_it() -> None:
    assert set(MAY) == set(Act)


def test_an_open_lane_is_closed_and_a_closed_one_opened() -> None:
    assert list(acts(Role.HOST, LaneMode.OPEN, visit=False, shops=False, called=False, owing=False)) == [
        Act.CLOSE_LANE, Act.START_TRAINING, Act.REFUND, Act.SIGN_OFF,
    ]  # fmt: skip
    assert Act.OPEN_LANE in acts(Role.MANAGER, LaneMode.CLOSED, visit=False, shops=False, called=False, owing=False)
    assert Act.OPEN_LANE not in acts(
        Role.TECHNICIAN, LaneMode.CLOSED, visit=False, shops=False, called=False, owing=False
    )


def test_training_does_not_begin_in_somebody_s_visit() -> None:
    assert acts(Role.HOST, LaneMode.OPEN, visit=True, shops=True, called=True, owing=False)[Act.START_TRAINING] is False
    assert (
        acts(Role.HOST, LaneMode.TRAINING, visit=True, shops=True, called=False, owing=False)[Act.END_TRAINING] is True
    )


def test_a_call_is_answered_first() -> None:
    assert (
        next(iter(acts(Role.HOST, LaneMode.OPEN, visit=True, shops=True, called=True, owing=False))) is Act.CLEAR_CALL
    )


def test_goods_come_back_between_two_visits_or_at_a_receipt_never_in_training() -> None:
    assert acts(Role.HOST, LaneMode.OPEN, visit=True, shops=False, called=False, owing=False)[Act.REFUND] is True
    assert acts(Role.HOST, LaneMode.OPEN, visit=True, shops=True, called=False, owing=False)[Act.REFUND] is False
    assert Act.REFUND not in acts(Role.MANAGER, LaneMode.TRAINING, visit=False, shops=False, called=False, owing=False)
    assert Act.REFUND not in acts(Role.TECHNICIAN, LaneMode.OPEN, visit=False, shops=False, called=False, owing=False)


@pytest.mark.parametrize(("role", "offered"), [(Role.HOST, True), (Role.MANAGER, True), (Role.TECHNICIAN, False)])
def test_who_handles_money_gives_back_what_is_owed(role: Role, *, offered: bool) -> None:
    now = acts(role, LaneMode.OPEN, visit=True, shops=True, called=False, owing=True)
    assert now.get(Act.DEBTS, False) is offered
