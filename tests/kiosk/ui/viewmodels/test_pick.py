from dataclasses import replace

import pytest

from kiosk.core.session.inputs import ItemPicked, StayTouched
from kiosk.gallery.goods import BANANAS, FRUIT, SHELF
from kiosk.gallery.layouts import layout
from kiosk.gallery.moments import MOMENTS
from kiosk.ui.viewmodels.pick import Asked, PickViewModel, derive_pick, found
from tests.kiosk.ui.scenes import scene, scene_of


def shown(asked: Asked, language: str = "en"):
    return derive_pick(scene("pick", language), asked, found(asked, SHELF, language), SHELF)


def test_the_search_begins_with_what_is_picked_most() -> None:
    props = shown(Asked())
    assert [row.name for row in props.rows[:3]] == ["Bananas, loose", "Red apples", "Vine tomatoes"]
    assert [(row.name, row.chosen) for row in props.categories[:3]] == [
        ("Favourites", True),
        ("All shelves", False),
        ("Fruit", False),
    ]
    assert (len(props.rows), props.pages, props.total) == (9, 2, "Total €24.58")


def test_prices_are_per_kilogram_or_each() -> None:
    prices = {row.name: row.price for row in shown(Asked()).rows}
    assert (prices["Bananas, loose"], prices["Cucumber"]) == ("€1.99/kg", "€0.89 each")
    assert {row.price for row in shown(Asked(), "zh_CN").rows} >= {"€0.89/件"}


def test_the_price_is_the_day_s_where_there_is_an_offer_on_one() -> None:
    prices = {row.name: row.price for row in shown(Asked()).rows}
    assert (prices["Red apples"], prices["Bananas, loose"]) == ("€2.29/kg", "€1.99/kg")


def test_the_second_page_has_the_rest() -> None:
    assert [row.name for row in shown(Asked(page=1)).rows] == ["Granny Smith apples", "Oranges"]
    assert shown(Asked(page=9)).page == 1


@pytest.mark.parametrize(
    ("moment", "way", "size"),
    [
        ("pick", "portrait-large", 9),
        ("pick-unknown", "portrait", 9),
        ("pick-unknown", "portrait-large", 6),
        ("pick", "landscape", 9),
        ("pick", "landscape-large", 6),
        ("pick", "portrait-low", 6),
        ("pick", "landscape-large-low", 4),
        ("pick", "portrait-large-low", 4),
        ("pick-unknown", "portrait-large-low", 2),
    ],
)
def test_a_page_has_as_many_pictures_as_large_words_low_reach_and_a_message_leave_room_for(
    moment: str, way: str, size: int
) -> None:
    seen = replace(scene_of(layout(way).eased(MOMENTS[moment]("en"))), across=way.startswith("landscape"))
    props = derive_pick(seen, Asked(), found(Asked(), SHELF, "en"), SHELF)
    assert (props.size, len(props.rows)) == (size, size)


def test_letters_narrow_and_one_hit_is_enlarged() -> None:
    assert [row.name for row in shown(Asked(query="apple")).rows] == ["Red apples", "Granny Smith apples"]
    props = shown(Asked(query="4011"))
    assert ([row.key for row in props.rows], props.single) == ([BANANAS.key], True)


def test_nothing_found_is_said_with_a_way_on() -> None:
    props = shown(Asked(query="xyz"))
    assert (props.rows, props.note) == ((), "Nothing found.\nTry fewer letters, or touch Help.")


def test_a_touched_picture_is_posted_as_its_item(qtbot) -> None:
    posted: list[object] = []
    pick = PickViewModel(posted.append, SHELF)
    pick.show(scene("pick"))
    for letter in "oran":
        pick.type(letter)
    pick.pick("plu:3107")
    assert posted == [*4 * [StayTouched()], ItemPicked(FRUIT[-1])]


def test_keys_type_erase_and_clear(qtbot) -> None:
    pick = PickViewModel(lambda touched: None, SHELF)
    pick.show(scene("pick"))
    for letter in "ban":
        pick.type(letter)
    assert pick.query == "ban"
    pick.erase()
    assert pick.query == "ba"
    pick.switchKeys()
    assert (pick.query, pick.digits) == ("ba", True)
    pick.clear()
    assert (pick.query, pick.rows.rowCount()) == ("", 9)


def test_pages_turn_and_stop_at_the_ends(qtbot) -> None:
    pick = PickViewModel(lambda touched: None, SHELF)
    pick.show(scene("pick"))
    seen = []
    for by in (-1, 1, 1, -1):
        pick.turnPage(by)
        seen.append(pick.page)
    assert seen == [0, 1, 1, 0]


def test_a_shelf_is_chosen_and_forgotten_when_the_search_opens_again(qtbot) -> None:
    pick = PickViewModel(lambda touched: None, SHELF)
    pick.show(scene("pick"))
    pick.choose("nuts")
    assert pick.rows.rowCount() == 2
    pick.begin()
    pick.show(scene("pick"))
    assert pick.rows.rowCount() == 9


def test_all_shelves_are_pictured_in_pages_and_one_touched_is_opened(qtbot) -> None:
    pick = PickViewModel(lambda touched: None, SHELF)
    pick.show(scene("pick"))
    pick.choose("shelves")
    assert [(row.name, row.picture, row.price) for row in shown(Asked("shelves")).rows[:2]] == [
        ("Fruit", "apple", ""),
        ("Vegetables", "carrot", ""),
    ]
    assert pick.pages == 3
    pick.turnPage(2)
    pick.pick("bags")
    assert (pick.rows.rowCount(), pick.pages) == (3, 1)


def test_a_letter_among_all_shelves_looks_for_items(qtbot) -> None:
    posted: list[object] = []
    pick = PickViewModel(posted.append, SHELF)
    pick.show(scene("pick"))
    pick.choose("shelves")
    for letter in "banana":
        pick.type(letter)
    pick.pick(BANANAS.key)
    assert posted[-1] == ItemPicked(BANANAS)


def test_two_words_can_be_typed(qtbot) -> None:
    pick = PickViewModel(lambda touched: None, SHELF)
    pick.show(scene("pick"))
    for letter in " red app":  # a blank begins no word
        pick.type(letter)
    assert (pick.query, pick.rows.rowCount(), pick.single) == ("red app", 1, True)


def test_another_language_keeps_what_was_typed(qtbot) -> None:
    pick = PickViewModel(lambda touched: None, SHELF)
    pick.show(scene("pick"))
    pick.type("b")
    pick.show(scene("pick", "zh_CN"))
    assert pick.query == "b"
