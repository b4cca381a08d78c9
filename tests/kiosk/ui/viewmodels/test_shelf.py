"""The saved baskets, as staff see them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.session.inputs import KeptTouched, StaffActed
from kiosk.core.session.notes import Fetching
from kiosk.core.staff import Act
from kiosk.ui.scene import Scene
from kiosk.ui.viewmodels.shelf import KeptRow, ShelfProps, ShelfViewModel, derive_shelf
from tests.kiosk.ui.scenes import scene


def told(how: Fetching, lane: str = "") -> Scene:
    shown = scene("shelf")
    shelf = shown.state.shelf
    assert shelf is not None
    return replace(shown, state=replace(shown.state, shelf=replace(shelf, told=how, lane=lane)))


def test_each_says_its_code_lane_time_pieces_and_total_the_newest_first() -> None:
    props = derive_shelf(scene("shelf"))
    assert props.rows[0] == KeptRow(
        key="483920".rjust(32, "0"),
        code="483 920",
        digits="483920",
        place="Lane 2 · 09:58",
        pieces="7 items",
        total="€24.80",
    )
    assert [row.digits for row in props.rows] == ["483920", "071544", "660218", "905117", "318806"]
    assert props.rows[1].pieces == "1 item"
    assert props.rows[-1].place == "Lane 5 · 21 Nov 2026 19:30"
    assert (props.hint, props.able, props.none) == ("Touch the one that goes on here.", True, "")


def test_while_the_store_is_away_there_are_this_lanes_own() -> None:
    props = derive_shelf(scene("shelf-away"))
    assert [row.place for row in props.rows] == ["This lane · 10:00"] * 2
    assert props.hint == "The store server is away. Only this lane's own are here."


def test_an_empty_list_says_so_but_not_before_the_store_has_answered() -> None:
    assert derive_shelf(scene("shelf-none")).none == "No basket is saved here now."
    looking = derive_shelf(scene("shelf-looking"))
    assert (looking.none, looking.looking, looking.hint) == ("", True, "We are looking in the store.")


def test_none_is_touched_while_one_is_on_its_way() -> None:
    props = derive_shelf(scene("shelf-fetching"))
    assert (props.able, props.hint) == (False, "It is on its way. One moment.")


def test_one_that_another_lane_has_by_now_is_gone_and_it_is_said_where_it_is() -> None:
    props = derive_shelf(scene("shelf-elsewhere"))
    assert "483920" not in [row.digits for row in props.rows]
    assert (props.hint, props.doubtful) == ("Lane 7 has it now. Please go on there.", True)


@pytest.mark.parametrize(
    ("how", "hint"),
    [
        (Fetching.AWAY, "The store server doesn't answer. Please try again soon."),
        (Fetching.HERE, "This basket was taken up here before."),
        (Fetching.OVER, "This basket is not kept any more."),
        (Fetching.TWICE, "Two baskets have this code."),
        (Fetching.STRANGE, "This lane can't open it. Please try another lane."),
    ],
)
def test_why_it_does_not_come_is_one_sentence(how: Fetching, hint: str) -> None:
    assert derive_shelf(told(how)).hint == hint


def test_where_nobody_looks_there_is_nothing() -> None:
    assert derive_shelf(scene("staff")) == ShelfProps()


def test_a_touch_is_posted_with_the_basket_it_is_about() -> None:
    posted: list[object] = []
    shelf = ShelfViewModel(posted.append)
    shelf.show(scene("shelf"))
    shelf.takeUp("b1")
    shelf.look()
    assert posted == [KeptTouched("b1"), StaffActed(Act.BASKETS)]
