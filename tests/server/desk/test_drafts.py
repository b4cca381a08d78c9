"""A change goes from its author past another person to the lanes; nothing gets lost, or is published by halves."""

from __future__ import annotations

import json

import pytest
from sqlalchemy.engine import Engine

from server.db.desk_models import DeskChangeRow
from server.desk.drafts import Drafts, NotDone, State, WhyNot
from server.master.book import MasterBook
from tests.server.desk.desk import AMIR, COOL_BAG, NOBODY, NORA, shop


def bag(book: MasterBook, **other: object) -> dict[str, str | None]:
    told = {**json.loads(book.records()[COOL_BAG]), **other}
    return {COOL_BAG: json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))}


def refused(book: Drafts, number: int, host: object, does: str = "approve") -> NotDone:
    with pytest.raises(NotDone) as told:
        getattr(book, does)(number, host)
    return told.value


def test_a_price_is_published_once_another_person_has_approved_it(engine: Engine) -> None:
    book, drafts = shop(engine)
    before = book.version()
    number = drafts.edit(AMIR, bag(book, price=199))
    drafts.send(number, AMIR)
    assert refused(drafts, number, AMIR).why is WhyNot.OWN
    assert book.version() == before
    version = drafts.approve(number, NORA)
    assert version == book.version() != before
    assert json.loads(book.records()[COOL_BAG])["price"] == 199
    change = drafts.one(number)
    assert (change.state, change.decided_by, change.version) == (State.PUBLISHED, "nora", version)


def test_a_name_its_author_publishes_alone(engine: Engine) -> None:
    book, drafts = shop(engine)
    number = drafts.edit(AMIR, bag(book, names={"en": "Insulated bag", "zh_CN": "保温袋"}))
    drafts.send(number, AMIR)
    drafts.approve(number, AMIR)
    assert "Insulated bag" in book.records()[COOL_BAG]


def test_where_nobody_signs_on_nobody_is_another_person(engine: Engine) -> None:
    book, drafts = shop(engine)
    number = drafts.edit(NOBODY, bag(book, price=199))
    drafts.send(number, NOBODY)
    assert refused(drafts, number, NOBODY).why is WhyNot.NOBODY


def test_edits_gather_in_ones_own_draft_and_what_is_as_before_leaves_it(engine: Engine) -> None:
    book, drafts = shop(engine)
    number = drafts.edit(AMIR, bag(book, price=199))
    assert drafts.edit(AMIR, {"item:plu:4011": None}) == number
    assert drafts.edit(NORA, bag(book, price=189)) != number
    assert [row.name for row in drafts.one(number).records] == [COOL_BAG, "item:plu:4011"]
    drafts.edit(AMIR, {COOL_BAG: book.records()[COOL_BAG]})
    assert [row.name for row in drafts.one(number).records] == ["item:plu:4011"]


def test_what_somebody_else_published_in_between_is_not_overwritten(engine: Engine) -> None:
    book, drafts = shop(engine)
    mine, theirs = drafts.edit(AMIR, bag(book, price=199)), drafts.edit(NORA, bag(book, price=189))
    drafts.send(mine, AMIR)
    drafts.send(theirs, NORA)
    drafts.approve(mine, NORA)
    told = refused(drafts, theirs, AMIR)
    assert (told.why, told.problems) == (WhyNot.OVERTAKEN, (COOL_BAG,))
    assert json.loads(book.records()[COOL_BAG])["price"] == 199


def test_what_does_not_fit_is_not_sent(engine: Engine) -> None:
    book, drafts = shop(engine)
    number = drafts.edit(AMIR, bag(book, category="toys"))
    told = refused(drafts, number, AMIR, "send")
    assert told.why is WhyNot.WRONG
    assert "there is no shelf 'toys'" in told.problems[0]
    assert drafts.one(number).state == State.DRAFT


def test_an_empty_draft_is_not_sent_nor_anothers(engine: Engine) -> None:
    book, drafts = shop(engine)
    number = drafts.edit(AMIR, {COOL_BAG: book.records()[COOL_BAG]})
    assert refused(drafts, number, AMIR, "send").why is WhyNot.EMPTY
    assert refused(drafts, number, NORA, "send").why is WhyNot.NOT_YOURS
    assert refused(drafts, number, NORA, "drop").why is WhyNot.NOT_YOURS


def test_a_change_given_back_or_dropped_is_over(engine: Engine) -> None:
    book, drafts = shop(engine)
    number = drafts.edit(AMIR, bag(book, price=199))
    drafts.send(number, AMIR)
    drafts.give_back(number, NORA, "Too cheap")
    assert (drafts.one(number).state, drafts.one(number).note) == (State.BACK, "Too cheap")
    assert refused(drafts, number, NORA).why is WhyNot.GONE
    other = drafts.edit(AMIR, bag(book, price=209))
    drafts.drop(other, AMIR)
    assert refused(drafts, other, AMIR, "send").why is WhyNot.GONE
    assert refused(drafts, 4711, AMIR).why is WhyNot.GONE
    assert [one.change.id for one in drafts.newest(State.DROPPED, State.BACK)] == [other, number]


def test_approving_twice_makes_one_version(engine: Engine) -> None:
    book, drafts = shop(engine)
    number = drafts.edit(AMIR, bag(book, price=199))
    drafts.send(number, AMIR)
    version = drafts.approve(number, NORA)
    assert refused(drafts, number, NORA).why is WhyNot.GONE
    assert book.version() == version


def test_what_cannot_be_noted_as_approved_is_not_published_either(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, drafts = shop(engine)
    number = drafts.edit(AMIR, bag(book, price=199))
    drafts.send(number, AMIR)
    before = book.version()
    with monkeypatch.context() as stopped:
        stopped.setattr("server.desk.drafts._decided", _stops)
        with pytest.raises(OSError, match="stopped"):
            drafts.approve(number, NORA)
    assert (book.version(), drafts.one(number).state) == (before, State.WAITING)
    assert drafts.approve(number, NORA) == book.version() != before


def _stops(*_: object, **__: object) -> None:
    raise OSError("stopped")


def test_what_is_put_into_a_draft_while_it_is_looked_through_does_not_slip_by(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, drafts = shop(engine)
    number = drafts.edit(AMIR, bag(book, price=199))
    look = drafts.problems

    def looked(change: DeskChangeRow) -> list[str]:
        drafts.edit(AMIR, bag(book, price=1))
        return look(change)

    monkeypatch.setattr(drafts, "problems", looked)
    with pytest.raises(NotDone) as refused:
        drafts.send(number, AMIR)
    assert (refused.value.why, drafts.one(number).state) == (WhyNot.GONE, State.DRAFT)


def test_the_draft_one_works_on_is_found_again(engine: Engine) -> None:
    book, drafts = shop(engine)
    assert drafts.draft_of("amir") is None
    number = drafts.edit(AMIR, bag(book, price=199))
    found = drafts.draft_of("amir")
    assert found is not None
    assert found.id == number
