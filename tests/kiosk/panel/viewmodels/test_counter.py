from __future__ import annotations

import pytest

from kiosk.panel.goods import read_goods
from kiosk.panel.viewmodels.counter import CounterViewModel
from kiosk.panel.watcher import Put
from tests.kiosk.panel.benches import SHEET, device, view
from tests.kiosk.panel.sent import Sent

GOODS = {item.name("en"): item for item in read_goods(SHEET).items}
BERRIES, BANANAS = GOODS["Blueberries 250 g"], GOODS["Bananas"]


def seeing(scale_g: int = 0, bag_g: int = 0, **more: object):
    return view(
        device("scanner", "serial-aim"),
        device("scale", "toledo8217", weight_g=scale_g, **more),
        device("bagging", "mt-sics", weight_g=bag_g),
    )


@pytest.fixture
def sent() -> Sent:
    return Sent()


@pytest.fixture
def counter(sent: Sent) -> CounterViewModel:
    counter = CounterViewModel(sent)
    counter.show(seeing())
    return counter


def test_a_pack_in_hand_is_scanned_with_its_own_code(counter: CounterViewModel, sent: Sent) -> None:
    counter.take(BERRIES)
    assert (counter.hand, counter.code, counter.scans, counter.films) == (
        "Blueberries 250 g",
        "]E09520001000201",
        True,
        False,
    )
    counter.scan()
    assert sent.orders == [("scanner", Put({"scan": "]E09520001000201"}))]


def test_loose_goods_have_no_code_to_scan(counter: CounterViewModel, sent: Sent) -> None:
    counter.take(BANANAS)
    counter.scan()
    counter.film()
    assert sent.orders == []


def test_a_typed_code_goes_out_as_it_is_and_an_empty_one_does_not(counter: CounterViewModel, sent: Sent) -> None:
    counter.scanTyped(" ]Q3https://id.example/01/9520001000201 ")
    counter.filmTyped("]C10109520001000201")
    counter.scanTyped("  ")
    assert sent.orders == [
        ("scanner", Put({"scan": "]Q3https://id.example/01/9520001000201"})),
        ("camera", Put({"scan": "]C10109520001000201"})),
    ]


def test_things_pile_up_on_a_scale_and_come_off_again(counter: CounterViewModel, sent: Sent) -> None:
    counter.take(BERRIES)
    counter.lay("bagging")
    counter.take(BANANAS)
    counter.lay("bagging")
    assert counter.bagHolds == "Bananas, Blueberries 250 g"
    counter.takeLast("bagging")
    counter.clear("bagging")
    assert [order for _, order in sent.orders] == [Put({"weight_g": grams}) for grams in (265, 770, 265, 0)]


def test_a_look_from_before_the_order_forgets_nothing(counter: CounterViewModel) -> None:
    counter.take(BERRIES)
    counter.lay("scale")
    counter.show(seeing(scale_g=0))
    assert counter.scaleHolds == "Blueberries 250 g"
    counter.show(seeing(scale_g=265))
    counter.show(seeing(scale_g=2000))
    assert counter.scaleHolds == ""


def test_a_thing_may_weigh_something_else_than_it_should(counter: CounterViewModel, sent: Sent) -> None:
    counter.take(BERRIES)
    counter.heavier(100)
    assert counter.weight == "365 g"
    counter.heavier(-5000)
    assert counter.weight == "1 g"
    counter.lay("bagging")
    assert sent.orders == [("bagging", Put({"weight_g": 1}))]


def test_a_scale_shows_what_it_indicates_and_whether_it_moves(counter: CounterViewModel) -> None:
    counter.show(seeing(scale_g=1030, indicated_g=1030, motion=True))
    assert (counter.scaleShows, counter.scaleMoves) == ("1\u202f030 g", True)


def test_with_empty_hands_nothing_is_laid_down(counter: CounterViewModel, sent: Sent) -> None:
    counter.lay("scale")
    assert sent.orders == []


def test_a_hand_leans_on_the_bags(counter: CounterViewModel, sent: Sent) -> None:
    counter.lean()
    assert sent.orders == [("bagging", Put({"lean_g": 2000}))]


def test_a_scale_that_is_away_shows_nothing(counter: CounterViewModel) -> None:
    counter.show(view(device("scale", "toledo8217", away="gone", weight_g=500)))
    assert (counter.scaleThere, counter.scaleShows) == (False, "–")
