"""A period's baskets are priced in the background: each once, refunds not, and how far it is can be asked."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.engine import for_writing
from server.desk.drafts import Drafts, NotDone, State
from server.desk.previewing import shown, state_of
from server.desk.previews import DEAD, Previews
from server.ingest.intake import Intake
from server.master.book import MasterBook
from tests.server.desk.desk import AMIR, NOW, shop
from tests.server.sales import one_sale, sale
from tests.shop import MILK

DAY = "2026-11-22"


@pytest.fixture
def sold(engine: Engine) -> tuple[MasterBook, Drafts]:
    """Three of the usual sales, of goods that are among the store's."""
    book, drafts = shop(engine)
    Intake(engine, lambda: NOW).take_all([sale(number) for number in (1, 2, 3)])
    told = {
        "names": MILK.names, "price": MILK.price.minor, "unit": "each", "category": "dairy", "picture": "milk",
        "tax": [MILK.tax.code, MILK.tax.rate_bp, MILK.tax.inclusive],
    }  # fmt: skip
    name = f"item:{MILK.key}"
    with Session(for_writing(engine)) as session, session.begin():
        book.change(session, {name: json.dumps(told)}, {name: book.records().get(name)})
    return book, drafts


def dearer_milk(book: MasterBook, drafts: Drafts) -> int:
    told = json.loads(book.records()[f"item:{MILK.key}"])
    told["price"] += 10
    return drafts.edit(AMIR, {f"item:{MILK.key}": json.dumps(told)})


def done(engine: Engine, book: MasterBook, drafts: Drafts, number: int, last: str = DAY) -> Previews:
    previews = Previews(engine, lambda: NOW, book, drafts)
    work = previews.begin(number, DAY, last)
    assert work is not None
    work.join(60)
    return previews


def test_dearer_milk_costs_each_basket_by_its_milk(engine: Engine, sold: tuple[MasterBook, Drafts]) -> None:
    number = dearer_milk(*sold)
    previews = done(engine, *sold, number)
    found = previews.of(number)
    assert found is not None
    assert found.told is not None
    milk = sum(line.quantity for line in one_sale().lines if line.item.key == MILK.key)
    assert found.told["will"] - found.told["was"] == 3 * 10 * milk
    assert (found.done, found.baskets, found.told["baskets"], found.told["changed"]) == (3, 3, 3, 3)
    page = shown(found, previews)
    assert page["state"] == "told"
    assert page["difference"] == f"+€{0.3 * milk:.2f}"
    assert len(page["most"]) == 3  # type: ignore[arg-type]


def test_another_waits_with_nothing_done_until_the_one_before_is_done(
    engine: Engine, sold: tuple[MasterBook, Drafts]
) -> None:
    number = dearer_milk(*sold)
    previews = Previews(engine, lambda: NOW, *sold)
    with previews._turn:
        work = previews.begin(number, DAY, DAY)
        assert work is not None
        found = previews.of(number)
        assert found is not None
        assert (previews.is_running(found), found.done, found.told) == (True, 0, None)
    work.join(60)
    found = previews.of(number)
    assert found is not None
    assert found.told is not None


def test_a_period_without_baskets_is_done_at_once(engine: Engine, sold: tuple[MasterBook, Drafts]) -> None:
    number = dearer_milk(*sold)
    previews = Previews(engine, lambda: NOW, *sold)
    work = previews.begin(number, "2026-01-01", "2026-01-07")
    assert work is not None
    work.join(60)
    found = previews.of(number)
    assert found is not None
    assert found.told is not None
    assert found.told["baskets"] == 0
    assert shown(found, previews)["percent"] == ""


def test_one_of_a_change_is_worked_on_at_a_time_until_its_worker_is_gone(
    engine: Engine, sold: tuple[MasterBook, Drafts]
) -> None:
    number = dearer_milk(*sold)
    previews = done(engine, *sold, number)
    previews._note(number, told=None, done=1)
    assert previews.begin(number, DAY, DAY) is None
    later = Previews(engine, lambda: NOW + DEAD + timedelta(seconds=1), *sold)
    found = later.of(number)
    assert found is not None
    assert state_of(found, later) == "failed"
    work = later.begin(number, DAY, DAY)
    assert work is not None
    work.join(60)


def test_of_a_change_that_is_not_there_nothing_is_priced(engine: Engine, sold: tuple[MasterBook, Drafts]) -> None:
    with pytest.raises(NotDone):
        Previews(engine, lambda: NOW, *sold).begin(4711, DAY, DAY)
    assert sold[1].newest(State.DRAFT) == []
    assert shown(None, Previews(engine, lambda: NOW, *sold)) == {"state": "none"}


def test_an_edited_draft_has_no_preview_of_what_it_was(engine: Engine, sold: tuple[MasterBook, Drafts]) -> None:
    book, drafts = sold
    number = dearer_milk(book, drafts)
    previews = done(engine, book, drafts, number)
    assert previews.of(number) is not None
    dearer_milk(book, drafts)
    assert previews.of(number) is None
