"""What there is to do at a lane as it stands."""

from __future__ import annotations

from kiosk.core.session.decide.staff_acts import OFFERS, offered
from kiosk.core.session.inputs import HelpTouched
from kiosk.core.staff import MAY, RIGHTS, Act, Role
from tests.kiosk.core.session.crew import closed, opened, training
from tests.shop import MILK, Shop


def offers(shop: Shop, role: Role = Role.HOST) -> dict[Act, bool]:
    return offered(shop.state, RIGHTS[role], shop.policy)


def test_nothing_is_offered_that_is_no_act() -> None:
    assert set(OFFERS) <= set(MAY)


def test_an_open_lane_is_closed_and_a_closed_one_opened() -> None:
    assert list(offers(opened())) == [
        Act.CLOSE_LANE,
        Act.START_TRAINING,
        Act.REFUND,
        Act.NO_SALE,
        Act.BASKETS,
        Act.TOTALS,
        Act.SIGN_OFF,
    ]
    assert Act.OPEN_LANE in offers(closed(), Role.MANAGER)
    assert Act.OPEN_LANE not in offers(closed(), Role.TECHNICIAN)


def test_training_does_not_begin_in_somebody_s_visit() -> None:
    assert offers(opened().scans(MILK))[Act.START_TRAINING] is False
    assert offers(training().scans(MILK))[Act.END_TRAINING] is True


def test_a_call_is_answered_first() -> None:
    assert next(iter(offers(opened().scans(MILK).does(HelpTouched())))) is Act.CLEAR_CALL


def test_goods_come_back_between_two_visits_or_at_a_receipt_never_in_training() -> None:
    assert offers(opened().scans(MILK).pays())[Act.REFUND] is True
    assert offers(opened().scans(MILK))[Act.REFUND] is False
    assert Act.REFUND not in offers(training(), Role.MANAGER)
    assert Act.REFUND not in offers(opened(), Role.TECHNICIAN)
