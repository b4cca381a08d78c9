from kiosk.core.session.inputs import BackTouched, BagBackTouched, BagsTouched, BagTouched
from kiosk.gallery.goods import PAPER_BAG, SHELF, Shelf
from kiosk.ui.viewmodels.bags import BagsViewModel, derive_bags, kinds
from tests.kiosk.ui.scenes import scene


def test_three_kinds_at_most_with_price_and_how_many_are_in_the_basket() -> None:
    props = derive_bags(scene("bags"), kinds(SHELF, ""))
    assert [(row.name, row.price, row.quantity) for row in props.rows] == [
        ("Paper carrier bag", "€0.25 each", 2),
        ("Small paper bag", "€0.10 each", 0),
        ("Cotton bag", "€1.99 each", 0),
    ]
    assert (props.count, props.total) == ("12 items", "€25.08")


def test_a_store_without_bags_offers_none(qtbot) -> None:
    class Bagless(Shelf):
        def in_category(self, key: str, at: str = ""):
            return ()

    bags = BagsViewModel(lambda touched: None, Bagless())
    bags.show(scene("basket"))
    assert not bags.offered


def test_touches_are_posted(qtbot) -> None:
    posted: list[object] = []
    bags = BagsViewModel(posted.append, SHELF)
    bags.show(scene("bags"))
    bags.open()
    bags.more(PAPER_BAG.key)
    bags.less(PAPER_BAG.key)
    bags.leave()
    assert posted == [BagsTouched(), BagTouched(PAPER_BAG), BagBackTouched(PAPER_BAG), BackTouched()]
