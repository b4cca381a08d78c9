"""The screen in the card reader's place."""

from __future__ import annotations

from kiosk.core.session.inputs import CardPractised, Input, Practised
from kiosk.ui.viewmodels.practise import PractiseViewModel
from tests.kiosk.ui.scenes import scene


def test_it_shows_the_amount_and_says_what_the_reader_shall_say() -> None:
    posted: list[Input] = []
    reader = PractiseViewModel(posted.append)
    reader.show(scene("practise"))
    assert reader.amount == "€17.81"
    reader.approve()
    reader.decline()
    assert posted == [CardPractised(Practised.APPROVED), CardPractised(Practised.DECLINED)]
