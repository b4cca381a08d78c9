"""A short day of a small store: the proof holds for it, and does not where a charge is forgotten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from drivers.virtual.time import VirtualTime
from kiosk.core.sheet import read_sheet
from kiosk.play.books import Account, Books, Charge
from scripts.proofs.day import shift
from scripts.proofs.day.booked import Booked
from scripts.proofs.day.figures import ON_MONEY
from scripts.proofs.day.population import Goods, Pays, population
from scripts.proofs.day.shift import until_none, wrong
from scripts.proofs.day.walk import LOOK_S, Pause, Steps, Until, walk
from scripts.proofs.report import Extent, Proof
from scripts.proofs.virtual_day import FIRST_DAY, MEMORY, SHEET, SPENT, prove
from tests.server.postgres import server

SHORT_S = 900.0
DAY = Extent(14, None, 7, 2)


@pytest.fixture(scope="module")
def goods() -> Goods:
    return Goods.of([row.item for row in read_sheet(SHEET.read_bytes(), SHEET.name).rows])


@pytest.fixture(scope="module")
def short_day(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    return prove(tmp_path_factory.mktemp("day"), DAY, SHORT_S, server())


def figures(proof: Proof) -> dict[str, int | float | str]:
    return {row.what: row.figure for row in proof.rows}


@pytest.mark.timeout(300)  # with other programs beside it
def test_a_short_day_ends_with_balanced_books_and_nobody_stuck(short_day: Proof) -> None:
    assert short_day.holds, short_day.as_table()
    told = figures(short_day)
    assert told["shoppers who came"] == 14
    assert told["sales in the journals"] == told["who paid"]


@pytest.mark.timeout(300)  # with other programs beside it
def test_the_first_day_of_a_new_store_can_be_played_too(short_day: Proof, tmp_path: Path) -> None:
    first = prove(tmp_path, replace(DAY, first_day=True), SHORT_S, server())
    assert FIRST_DAY in first.notes
    assert FIRST_DAY not in short_day.notes
    assert not any(row.what in ON_MONEY and not row.holds for row in first.rows)


@pytest.mark.timeout(300)  # with other programs beside it
def test_a_day_of_one_seed_has_the_same_figures_each_time(short_day: Proof, tmp_path: Path) -> None:
    again = figures(prove(tmp_path, DAY, SHORT_S, server()))
    before = figures(short_day)
    for told in (before, again):
        del told[MEMORY], told[SPENT]
    assert again == before


def test_the_shoppers_of_a_seed_are_the_same_and_those_of_another_are_not(goods: Goods) -> None:
    assert population(50, goods, 7) == population(50, goods, 7)
    assert population(50, goods, 7) != population(50, goods, 8)


def test_shoppers_come_in_order_with_baskets_that_a_lane_can_sell(goods: Goods) -> None:
    some = population(1200, goods, 1)
    assert [one.number for one in some] == list(range(1, 1201))
    assert [one.comes_s for one in some] == sorted(one.comes_s for one in some)
    assert {one.pays for one in some} == set(Pays)
    for one in some:
        assert one.picks
        assert all(pick.grams % 5 == 0 and (pick.grams >= 100 or not pick.grams) for pick in one.picks)
        assert one.leaves_after < len(one.picks)


def test_some_nine_of_a_hundred_baskets_have_something_with_an_age_limit(goods: Goods) -> None:
    some = population(2000, goods, 3, days=14)
    limited = sum(any(pick.item.min_age for pick in one.picks) for one in some)
    assert 0.08 <= limited / len(some) <= 0.10


def test_a_walk_pauses_waits_and_ends_where_it_says() -> None:
    time, lane, ended = VirtualTime(), SimpleNamespace(state=0), list[tuple[float, bool, bool]]()

    def steps() -> Steps[tuple[float, bool, bool]]:
        yield Pause(3.0)
        came = yield Until(lambda state: state == 1, 10.0)  # type: ignore[comparison-overlap]
        never = yield Until(lambda state: state == 2, 10.0)  # type: ignore[comparison-overlap]
        return time.now, came, never

    walk(time, lane, steps(), ended.append)  # type: ignore[arg-type]
    time.at(5.0, lambda: setattr(lane, "state", 1))
    time.passes(60.0)
    [(at, came, never)] = ended
    assert (came, never) == (True, False)
    assert at == pytest.approx(15.0, abs=2 * LOOK_S)


def test_a_charge_that_the_server_lacks_is_seen() -> None:
    charge = Charge(amount_minor=250, receipt_no="1", trace_no="2", way="card")
    books = Books(lane={1: Account(total_minor=250, charges=(charge,))}, open_parts={}, terminal=[charge])
    has = Booked(sales={1: Account(total_minor=250, charges=(charge,))})
    assert not wrong(books, has)
    assert wrong(books, Booked())
    assert wrong(books, Booked(sales={1: Account(total_minor=250, charges=(replace(charge, amount_minor=240),))}))
    assert wrong(replace(books, terminal=[]), has)


def test_debts_alarms_and_troubles_are_held_against_the_servers() -> None:
    books = Books(lane={}, open_parts={}, owed={"d": 5}, alarms={1})
    assert wrong(books, Booked(owed={"d": 5}, alarms={1})) == []
    [debt] = wrong(books, Booked(alarms={1}))
    assert "owes" in debt
    [alarm] = wrong(books, Booked(owed={"d": 5}))
    assert "alarms" in alarm
    assert wrong(books, Booked(owed={"d": 5}, alarms={1}, troubles=["fact 3: no"])) == ["fact 3: no"]


def test_a_busy_store_may_take_its_time_and_one_that_takes_nothing_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shift, "LOOKS_EVERY_S", 0.001)
    left = iter([40, 39, 20, 1, 0])
    assert until_none(lambda: next(left)) == 0
    monkeypatch.setattr(shift, "TAKES_S", 0.01)
    assert until_none(lambda: 7) == 7
