"""What the store server hands out is in force when it can be."""

from __future__ import annotations

from kiosk.core.session.inputs import SaidCame
from kiosk.gallery.goods import SAID
from tests.shop import MILK, POLICY, Shop


def test_what_came_of_feedback_is_shown_from_then_on_whoever_is_there() -> None:
    shop = Shop(policy=POLICY).opens().scans(MILK).does(SaidCame(SAID))
    assert shop.state.said == SAID
    assert shop.does(SaidCame(())).state.said == ()
