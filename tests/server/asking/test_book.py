"""Master data and the store's other records change together, or not at all."""

from __future__ import annotations

import json

import pytest
from sqlalchemy.engine import Engine

from server.asking.book import HouseBook, StoreRecords, is_house
from server.asking.questions import QUESTION, asked_body
from server.desk.drafts import NotDone, State, WhyNot
from tests.server.asking.asking import easy
from tests.server.desk.desk import AMIR, COOL_BAG, NORA, shop

EASY = QUESTION + "easy"


def test_a_price_and_a_question_of_one_change_come_into_force_together_or_not_at_all(engine: Engine) -> None:
    book, drafts = shop(engine)
    house = HouseBook(engine)
    dearer = json.dumps({**json.loads(book.records()[COOL_BAG]), "price": 199})
    first = drafts.edit(AMIR, {COOL_BAG: dearer, EASY: asked_body(easy(place=80))})
    drafts.send(first, AMIR)
    second = drafts.edit(NORA, {EASY: asked_body(easy(place=90))})
    drafts.send(second, NORA)
    assert drafts.approve(second, AMIR).startswith("q-")
    before = book.version()
    with pytest.raises(NotDone) as refused:
        drafts.approve(first, NORA)
    assert refused.value.why is WhyNot.OVERTAKEN
    assert (book.version(), drafts.one(first).state) == (before, State.WAITING)
    assert house.records() == {EASY: asked_body(easy(place=90))}


def test_what_is_no_master_data_is_told_by_its_name(engine: Engine) -> None:
    book, _ = shop(engine)
    assert [is_house(name) for name in (EASY, "threshold:waiting", COOL_BAG)] == [True, True, False]
    assert StoreRecords(book, HouseBook(engine)).records() == book.records()
