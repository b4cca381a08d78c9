"""The lane's clock was moved: told and journaled, and the visit goes on as if nothing had been."""

from kiosk.core.session.effects import PushOutbox
from kiosk.core.session.facts import ClockJumped
from kiosk.core.session.inputs import ClockMoved, StaffActed
from kiosk.core.staff import Act
from tests.kiosk.core.session import crew
from tests.kiosk.core.session.drawing import MOVED
from tests.shop import BREAD, MILK, POLICY, Shop


def test_a_visit_goes_on_over_a_moved_clock() -> None:
    shop = Shop().opens().scans(MILK)
    before = shop.state.session
    shop.does(ClockMoved(MOVED))
    assert shop.state.session == before
    assert shop.happened(ClockJumped) == [ClockJumped(lane="4", move=MOVED)]
    assert PushOutbox() in shop.effects
    assert shop.scans(BREAD).pays().state.receipts == 1


def test_a_moved_clock_is_nobody_who_came_back() -> None:
    shop = Shop().opens().scans(MILK).waits(POLICY.idle_s)
    asked_until = shop.state.leaves_at
    assert asked_until is not None
    assert shop.does(ClockMoved(MOVED)).state.leaves_at == asked_until


def test_who_may_set_the_clock_is_told_until_they_have_been_there() -> None:
    shop = Shop(policy=crew.STAFFED).opens().does(ClockMoved(MOVED))
    crew.signs_on(shop, crew.LENA).does(StaffActed(Act.SIGN_OFF))
    assert shop.state.clock_moved == MOVED
    crew.signs_on(shop, crew.AMIR).does(StaffActed(Act.SIGN_OFF))
    assert shop.state.clock_moved is None
