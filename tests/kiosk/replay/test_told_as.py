"""A step as programs and people read it."""

import json

from kiosk.replay.steps import Step, steps
from kiosk.replay.told_as import as_shape, as_text
from tests.kiosk.replay.told import Lane
from tests.shop import APPLES, MILK, POLICY, Shop


def last(shop: Shop) -> Step:
    lane = Lane(POLICY)
    for fact in shop.facts:
        lane.writes([fact])
    return list(steps(lane.told, POLICY))[-1]


def test_a_basket_is_told_line_by_line_in_minor_units_and_grams() -> None:
    told = as_shape(last(Shop().opens().scans(MILK, MILK).weighs(APPLES, 1260)))
    visit = told["visit"]
    assert isinstance(visit, dict)
    assert json.loads(json.dumps(told)) == told
    assert [line["quantity"] for line in visit["lines"]] == [2, None]
    assert [line["net_g"] for line in visit["lines"]] == [None, 1250]
    assert (visit["to_pay_minor"], visit["currency"], visit["pieces"], visit["open"]) == (258 + 349, "EUR", 3, True)


def test_what_was_paid_stands_beside_what_was_owed() -> None:
    step = last(Shop().opens().scans(MILK).pays())
    told = as_shape(step)["visit"]
    assert isinstance(told, dict)
    assert told["tenders"] == [{"way": "card", "amount_minor": 129}]
    assert as_text(step).splitlines()[-1] == "    | to pay 1.29 EUR, 1.29 by card"


def test_before_anybody_came_there_is_no_visit() -> None:
    assert as_shape(last(Shop().opens()))["visit"] is None
    assert as_text(last(Shop().opens())).endswith("Lane started: version test")


def test_a_screen_that_is_only_the_last_known_is_called_so() -> None:
    assert "screen: basket (as last told)" in as_text(last(Shop().opens().scans(MILK)))
