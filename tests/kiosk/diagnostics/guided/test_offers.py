"""A lane offers the tests of the devices that it has, and each can be made and begun."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drivers.contract import AcceptCash, OpenDrawer, PayOut
from kiosk.core.guided import Stage, TestId
from kiosk.diagnostics.guided.course import Ask
from kiosk.diagnostics.guided.offers import ROWS, Bench, ScaleRange, course, offers

FULL = Bench(
    lane="lane-1",
    kinds={
        "scanner": "scanner",
        "camera": "camera",
        "scale": "scale",
        "bagging": "scale",
        "printer": "printer",
        "terminal": "terminal",
        "light": "light",
        "coins": "cash",
        "notes": "cash",
        "hopper": "hopper",
    },
    ranges={"scale": ScaleRange(5, 15_000)},
    server=True,
    support=True,
    drawer=True,
)
BARE = Bench(lane="lane-2", kinds={})


def test_every_test_has_its_row() -> None:
    assert {test for test, *_ in ROWS} == set(TestId)


def test_a_full_lane_offers_every_test_and_each_scanner_its_own() -> None:
    offered = [(offer.test, offer.device) for offer in offers(FULL)]
    assert {test for test, _ in offered} == set(TestId)
    assert [device for test, device in offered if test is TestId.CARDS] == ["scanner", "camera"]


def test_no_two_tests_of_a_lane_are_called_alike() -> None:
    names = [offer.name.english for offer in offers(FULL)]
    assert len(set(names)) == len(names)


def test_a_scale_whose_division_nobody_knows_is_not_judged() -> None:
    assert [offer.device for offer in offers(FULL) if offer.test is TestId.WEIGHT] == ["scale"]


def test_a_lane_without_devices_still_has_a_screen_a_voice_and_a_machine() -> None:
    assert [offer.test for offer in offers(BARE)] == [TestId.TOUCH, TestId.SOUND, TestId.PIXELS, TestId.MACHINE]


@pytest.mark.parametrize("offer", offers(FULL), ids=lambda offer: f"{offer.test}-{offer.device}")
def test_every_test_that_is_offered_begins(offer) -> None:
    made = course(offer.test, offer.device, FULL, name="n", at="10:42", across=True)
    made.begin(0.0)
    page = made.page()
    assert (page.test, page.device, page.stage) == (offer.test, offer.device, Stage.RUNNING)
    assert page.todo.english


def test_no_test_moves_money_or_opens_the_drawer_itself_but_asks_the_lane_which_writes_it_down() -> None:
    for offer in offers(FULL):
        made = course(offer.test, offer.device, FULL, name="n", at="10:42", across=True)
        asked = [wish.request for wish in (*made.begin(0.0), *made.left()) if isinstance(wish, Ask)]
        assert not [request for request in asked if isinstance(request, OpenDrawer | AcceptCash | PayOut)]


def test_a_printer_without_a_drawer_has_no_test_of_one() -> None:
    assert TestId.DRAWER not in {offer.test for offer in offers(replace(FULL, drawer=False))}
