"""The screen in the card reader's place."""

from __future__ import annotations

import pytest

from kiosk.core.session.inputs import CardPractised, Input, Practised
from kiosk.ui.viewmodels.practise import PractiseViewModel
from tests.kiosk.ui.scenes import scene


@pytest.mark.parametrize(("moment", "cash"), [("practise", False), ("practise-cash", True)])
def test_it_stands_in_for_the_boxes_where_cash_is_practised(moment: str, *, cash: bool) -> None:
    stands_in = PractiseViewModel(lambda touched: None)
    stands_in.show(scene(moment))
    assert (stands_in.cash, stands_in.phone) == (cash, False)


def test_it_shows_the_amount_and_says_what_the_reader_shall_say() -> None:
    posted: list[Input] = []
    reader = PractiseViewModel(posted.append)
    reader.show(scene("practise"))
    assert reader.amount == "€17.81"
    reader.approve()
    reader.decline()
    assert posted == [CardPractised(Practised.APPROVED), CardPractised(Practised.DECLINED)]
