import pytest

from kiosk.core.session.inputs import (
    CancelConfirmed,
    NoBarcodeTouched,
    PayTouched,
    QuantityTouched,
    RemoveTouched,
    UndoTouched,
)
from kiosk.gallery.goods import BANANAS, CHIPS, EGGS, MILK
from kiosk.gallery.moments import opened, shopping
from kiosk.ui.viewmodels.basket import BasketViewModel, derive_basket
from tests.kiosk.ui.scenes import scene, scene_of


def test_the_newest_line_is_open_and_the_others_stand_newest_first() -> None:
    props = derive_basket(scene("basket"))
    assert (props.name, props.reckoning, props.price, props.quantity) == (
        "Sea salt chips 150 g",
        "3 × €1.99",
        "€3.98",
        3,
    )
    assert (props.was, [one.text for one in props.reasons], props.saved) == (
        "€5.97",
        ["3 for 2 · you save €1.99"],
        "You save €2.49",
    )
    assert [row.picture for row in props.rows] == ["tomato", "eggs", "bread", "milk", "banana", "detergent"]
    assert (props.earlier, props.count, props.total, props.undoable) == (6, "10 items", "€24.58", True)


@pytest.mark.parametrize(
    ("items", "tax"),
    [((MILK,), "Tax included €0.08"), ((MILK, EGGS), "Tax included €0.30")],
)
def test_tax_inside_the_prices_is_told(items: tuple, tax: str) -> None:
    assert derive_basket(scene_of(opened("en").scans(*items).state)).tax == tax


def test_tax_that_shelf_prices_leave_out_is_told_as_added() -> None:
    props = derive_basket(scene("basket-one"))
    assert (props.price, props.tax, props.total) == ("€6.99", "Tax added €0.58", "€7.57")


def test_a_weighed_line_says_its_net_weight_and_cannot_be_counted() -> None:
    props = derive_basket(scene("basket-weighed"))
    assert (props.reckoning, props.countable) == ("0.845 kg net × €1.99/kg", False)
    assert derive_basket(scene("basket-weighed", "zh_CN")).reckoning == "净重 0.845 kg × €1.99/kg"


def test_one_item_is_one_item() -> None:
    assert derive_basket(scene("basket-one")).count == "1 item"


def test_an_empty_basket_waits_for_its_first_item() -> None:
    props = derive_basket(scene("basket-empty"))
    assert (props.empty, props.total, props.rows) == (True, "€0.00", ())


def test_a_line_that_was_touched_is_open_but_undo_stays_with_the_newest() -> None:
    props = derive_basket(scene("basket"), opened=3)
    assert (props.picture, props.undoable) == ("milk", False)
    assert [row.number for row in props.rows] == [7, 6, 5, 4, 2, 1]


class Shown:
    def __init__(self) -> None:
        self.posted: list[object] = []
        self.basket = BasketViewModel(self.posted.append)
        self.basket.show(scene("basket"))


def test_the_stepper_posts_how_many_there_shall_be(qtbot) -> None:
    shown = Shown()
    shown.basket.increase()
    shown.basket.show(scene_of(shopping("en").does(QuantityTouched(7, 4)).state))
    shown.basket.decrease()
    assert shown.posted == [QuantityTouched(7, 4), QuantityTouched(7, 3)]


def test_quick_fingers_are_counted_before_the_lane_has_answered(qtbot) -> None:
    shown = Shown()
    shown.basket.increase()
    shown.basket.increase()
    shown.basket.show(scene_of(shopping("en").does(QuantityTouched(7, 4)).state))
    shown.basket.increase()
    assert shown.posted == [QuantityTouched(7, 4), QuantityTouched(7, 5), QuantityTouched(7, 6)]


def test_what_the_store_refuses_is_not_counted_on(qtbot) -> None:
    shown = Shown()
    shown.basket.increase()
    shown.basket.show(scene_of(shopping("en").does(QuantityTouched(7, 100)).state))
    shown.basket.increase()
    assert shown.posted == [QuantityTouched(7, 4), QuantityTouched(7, 4)]


def test_minus_at_one_asks_before_it_removes(qtbot) -> None:
    shown = Shown()
    shown.basket.openLine(6)
    shown.basket.decrease()
    assert (shown.basket.asksRemoval, shown.posted) == (True, [])
    shown.basket.remove()
    assert shown.posted == [RemoveTouched(6)]


def test_a_scan_opens_the_new_line(qtbot) -> None:
    shown = Shown()
    shown.basket.openLine(3)
    shown.basket.show(scene_of(shopping("en").scans(EGGS).state))
    assert (shown.basket.picture, shown.basket.line) == ("eggs", 8)


def test_a_touched_line_stays_open_while_its_quantity_changes(qtbot) -> None:
    shown = Shown()
    shown.basket.openLine(3)
    shown.basket.show(scene_of(shopping("en").does(QuantityTouched(3, 5)).state))
    assert (shown.basket.picture, shown.basket.quantity) == ("milk", 5)


def test_a_removed_line_gives_way_to_the_newest(qtbot) -> None:
    shown = Shown()
    shown.basket.openLine(3)
    shown.basket.show(scene_of(shopping("en").does(RemoveTouched(3)).state))
    assert shown.basket.picture == CHIPS.picture


def test_the_next_shopper_does_not_meet_what_the_last_one_opened(qtbot) -> None:
    shown = Shown()
    shown.basket.openLine(1)
    shown.basket.decrease()
    again = shopping("en").does(CancelConfirmed()).scans(MILK, EGGS)
    shown.basket.show(scene_of(again.state))
    assert (shown.basket.picture, shown.basket.asksRemoval) == ("eggs", False)


def test_the_other_touches_are_posted(qtbot) -> None:
    shown = Shown()
    shown.basket.undo()
    shown.basket.noBarcode()
    shown.basket.pay()
    assert shown.posted == [UndoTouched(), NoBarcodeTouched(), PayTouched()]


def test_a_repeated_scan_changes_one_row_and_resets_nothing(qtbot) -> None:
    shop = opened("en").scans(MILK).weighs(BANANAS, 855)
    basket = BasketViewModel(lambda touched: None)
    basket.show(scene_of(shop.state))
    told: list[str] = []
    basket.rows.rowsInserted.connect(lambda *_: told.append("inserted"))
    basket.rows.rowsRemoved.connect(lambda *_: told.append("removed"))
    basket.rows.modelReset.connect(lambda: told.append("reset"))
    basket.show(scene_of(shop.scans(EGGS).state))
    assert told == ["inserted"]
    basket.show(scene_of(shop.scans(EGGS).state))
    assert told == ["inserted"]
