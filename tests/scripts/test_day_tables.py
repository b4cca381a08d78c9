"""The figures of a day's report, from a day that is told here."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from kiosk.play.books import Account, Books, Charge
from scripts.proofs.day import tables
from scripts.proofs.day.hall import Day
from scripts.proofs.day.population import Pays, Shopper
from scripts.proofs.day.shift import Result
from scripts.proofs.day.tables import Bags, DeedRow, Money, Played, Spread, spread
from scripts.proofs.day.told import Tap, Told, Wanted
from scripts.proofs.day.visit import Asked, Deed, Visit
from scripts.proofs.day.walk import Wait
from scripts.proofs.day.watch import Outage

CARD = Charge(amount_minor=250, receipt_no="1", trace_no="2")
CASH = Charge(amount_minor=400, receipt_no="", trace_no="", way="cash")
SOLD = {1: Account(total_minor=250, charges=(CARD,)), 2: Account(total_minor=400, charges=(CASH,))}


def shopper(number: int, comes_s: float, waits_s: float = 300.0) -> Shopper:
    return Shopper(
        number=number,
        comes_s=comes_s,
        language="en",
        picks=(),
        pace=1.0,
        pays=Pays.CARD,
        paper=False,
        face=0,
        leaves_after=-1,
        waits_s=waits_s,
        seed=1,
    )


def visit(number: int, began_s: float, ended_s: float, how: str = "paid") -> Visit:
    return Visit(number, "1", began_s, how=how, ended_s=ended_s)


@pytest.fixture
def day() -> Played:
    """Three came: the first and the third to lane 1, the second had enough of the line."""
    result = Result(
        Day(
            visits=[visit(1, 12.0, 80.0), visit(3, 90.0, 100.0, "left")],
            gave_up=1,
            waits=[
                Wait("1", "basket", 15.0, 0.25, 1),
                Wait("1", "paying → receipt", 60.0, 9.0, 1),
                Wait("1", "basket", 95.0, 2.0, 3),
            ],
        ),
        books={"1": Books(lane=SOLD, open_parts={})},
        taken={"1": {"card": 250, "cash": 400}},
        told={"1": Told(facts=9, pieces=4, taps={"a": Tap(5, "easy"), "b": Tap(2, "easy"), "c": Tap(4, "help-wait")})},
        outages=[Outage("1", "scale", "unplugged", 20.0, 26.0), Outage("1", "scale", "unplugged", 70.0, 72.0)],
    )
    shoppers = [shopper(1, 10.0), shopper(2, 30.0, waits_s=20.0), shopper(3, 50.0)]
    return Played(7, ["1"], 120.0, shoppers, [result], {"1": SOLD}, [], [], 1.0)


def test_a_spread_is_told_by_nearest_rank() -> None:
    assert spread(range(1, 101)) == Spread(100, 50, 95, 100, 5050)
    assert spread([3.0]) == Spread(1, 3.0, 3.0, 3.0, 3.0)
    assert spread([]) is None


def test_money_is_told_by_lane_and_tender_and_agrees_only_where_all_three_do(day: Played) -> None:
    card, cash = tables.money(day)
    assert (card, cash) == (Money("1", "card", 250, 250, 250), Money("1", "cash", 400, 400, 400))
    assert card.agrees
    assert not Money("1", "card", 250, 250, 240).agrees
    assert not Money("1", "card", 240, 250, 250).agrees
    assert Money("1", "cash", 255, 250, 250, 5).agrees
    assert not Money("1", "cash", 250, 250, 250, 5).agrees
    assert tables.summed([card, cash], "all") == Money("all", "", 650, 650, 650)
    assert tables.summed([card, cash], "all", "cash") == Money("all", "cash", 400, 400, 400)


def test_who_gave_up_stood_in_line_as_long_as_they_would_and_at_no_lane(day: Played) -> None:
    assert tables.waits(day.visits, day.shoppers) == {1: 2.0, 3: 40.0}
    curve = tables.curve(day)
    line, used = dict(zip(curve.at_s, curve.in_line, strict=True)), dict(zip(curve.at_s, curve.in_use, strict=True))
    assert (line[35.0], line[60.0], line[110.0]) == pytest.approx((1, 1, 0))
    assert (used[35.0], used[85.0], used[95.0]) == pytest.approx((1, 0, 1))
    step_s = curve.at_s[1] - curve.at_s[0]
    assert sum(curve.in_use) * step_s == pytest.approx(68.0 + 10.0)  # nobody is lost between two moments
    assert sum(curve.came) == 3


def test_all_who_came_are_in_the_funnel(day: Played) -> None:
    assert tables.funnel(day) == [
        ("came", 3),
        ("gave up in line", 1),
        ("began at a lane", 2),
        ("paid", 1),
        ("walked away from the basket", 1),
    ]


def test_a_visit_that_did_not_end_is_in_the_funnel_too(day: Played) -> None:
    del day.results[0].day.visits[0]
    assert tables.funnel(day) == [
        ("came", 3),
        ("gave up in line", 1),
        ("began at a lane", 2),
        ("walked away from the basket", 1),
        ("did not end", 1),
    ]


def test_change_that_is_owed_is_beside_the_sales_and_not_booked_by_the_server(day: Played) -> None:
    [result] = day.results
    owed = replace(result, taken={"1": {"card": 250, "cash": 405}}, beside={"1": {"cash": 5}})
    _, cash = tables.money(replace(day, results=[owed]))
    assert (cash.taken, cash.beside, cash.journaled, cash.booked) == (405, 5, 400, 400)
    assert cash.agrees


def test_a_lane_is_not_in_use_by_whoever_has_put_a_basket_aside(day: Played) -> None:
    [result] = day.results
    aside = replace(visit(4, 0.0, 115.0), aside_s=10.0, back_s=105.0)
    result.day.visits.append(aside)
    day = replace(day, shoppers=[*day.shoppers, shopper(4, 0.0)])
    curve = tables.curve(day)
    assert max(curve.in_use) == pytest.approx(1)
    [lane] = tables.lane_days(day)
    assert lane.busy == pytest.approx((78 + 20) / 120)


def test_the_hours_of_waiting_are_those_in_which_people_came(day: Played) -> None:
    hours = tables.waits_by_hour(day)
    assert [hour for hour, some in enumerate(hours) if some] == [1, 5]


def test_the_slowest_wait_is_found_with_its_shopper(day: Played) -> None:
    first, second, _ = tables.slowest(day)
    assert (first.step, first.shopper) == ("paying → receipt", 1)
    assert (second.step, second.shopper) == ("basket", 3)
    assert [step for step, _ in tables.steps(day)] == ["paying → receipt", "basket"]


def test_what_a_person_was_wanted_for_is_told_with_what_was_never_cleared() -> None:
    wanted = [
        Wanted("1", "age", 5.0, 40.0, "host", "approve"),
        Wanted("1", "age", 9.0, 20.0, "left"),
        Wanted("1", "age", 50.0),
    ]
    [(kind, times, never, whom)] = tables.by_kind(wanted)
    assert (kind, never, whom) == ("age", 1, "host: approve 1, left 1")
    assert times == Spread(2, 20.0, 40.0, 40.0, 60.0)


def test_faces_are_counted_by_what_was_asked(day: Played) -> None:
    assert tables.faces(day) == [("easy", [0, 1, 0, 0, 1]), ("help-wait", [0, 0, 0, 1, 0])]


def test_a_device_that_was_away_twice_is_one_row(day: Played) -> None:
    assert tables.away(day.outages) == [("scale", "unplugged", Spread(2, 2.0, 6.0, 6.0, 8.0))]


def test_what_a_lane_did_is_one_row(day: Played) -> None:
    [lane] = tables.lane_days(day)
    assert (lane.visits, lane.paid, lane.pieces, lane.minor, lane.outages, lane.facts) == (2, 1, 4, 650, 2, 9)
    assert lane.busy == pytest.approx(78 / 120)


def test_words_that_were_counted_come_the_most_frequent_first() -> None:
    assert tables.counted([Counter(a=1, b=2), Counter(c=1)]) == [("b", 2), ("a", 1), ("c", 1)]


def test_what_was_asked_about_bags_is_held_against_what_lay_there() -> None:
    told = Visit(
        1,
        "1",
        0.0,
        questions=[asked(rightly=True), asked(), asked(), called(rightly=True), called(rightly=True)],
        wrong=True,
        honest=True,
        mended=True,
    )
    unseen = Visit(2, "1", 0.0, questions=[asked(), called()], wrong=True, slipped=True)
    assert tables.bags([told, unseen]) == Bags(4, 3, 3, 1, 2, 1, 1, 1, 0)


def test_a_mistake_that_is_put_right_before_anybody_is_called_was_mended_alone() -> None:
    alone = Visit(1, "1", 0.0, questions=[asked(rightly=True), called()], wrong=True, honest=True, mended=True)
    unnoticed = Visit(2, "1", 0.0, questions=[asked()], wrong=True, honest=True, slipped=True)
    hidden = Visit(3, "1", 0.0, questions=[asked(rightly=True), called(rightly=True)], wrong=True)
    counted = tables.bags([alone, unnoticed, hidden])
    assert (counted.mistakes, counted.mended_alone) == (1, 1)


def test_questions_and_calls_are_told_by_what_was_truly_done_the_most_frequent_first() -> None:
    one = Visit(1, "1", 0.0, questions=[asked(deed=Deed.BAG), asked(rightly=True)])
    other = Visit(2, "1", 0.0, questions=[asked(), called()])
    assert tables.deeds([one, other]) == [
        DeedRow(Deed.GOODS, "extra", asked=2, asked_for_nothing=1, called=1, called_for_nothing=1),
        DeedRow(Deed.BAG, "extra", asked=1, asked_for_nothing=1, called=0, called_for_nothing=0),
    ]


def asked(*, rightly: bool = False, deed: Deed = Deed.GOODS) -> Asked:
    return Asked(deed, "extra", called=False, rightly=rightly)


def called(*, rightly: bool = False) -> Asked:
    return Asked(Deed.GOODS, "extra", called=True, rightly=rightly)
