"""What is open on the display tells what its screen needs."""

from __future__ import annotations

from kiosk.core.session.inputs import CancelTouched, SaveTouched
from kiosk.core.session.views import SavedView
from tests.shop import BREAD, MILK, Shop


def test_the_view_of_a_saved_basket_tells_the_code_it_is_taken_up_by() -> None:
    shop = Shop().opens().scans(MILK, BREAD).does(CancelTouched(), SaveTouched())
    assert isinstance(shop.state.view, SavedView)
    assert shop.state.view.code == shop.state.saved[0].code
