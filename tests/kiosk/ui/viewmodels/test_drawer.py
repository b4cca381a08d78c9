"""The cash drawer as staff open it."""

from __future__ import annotations

import pytest

from kiosk.core.drawer import NoSale
from kiosk.core.session.inputs import BackTouched, Input, NoSaleGiven
from kiosk.ui.viewmodels.drawer import DrawerProps, DrawerViewModel, derive_drawer
from kiosk.ui.viewmodels.standing import devices_told
from tests.kiosk.ui.scenes import scene


@pytest.mark.parametrize(
    ("moment", "title", "hint"),
    [
        ("drawer", "Why open the drawer?", "It is written down with your name."),
        ("drawer-opening", "The drawer opens …", "Please wait a moment."),
        ("drawer-open", "The drawer is open.", "Please shut it."),
        ("drawer-shut", "The drawer did not open.", "Please use the key."),
        ("drawer-unknown", "We can't tell whether it opened.", "Please look at the drawer."),
    ],
)
def test_what_the_drawer_does_and_what_to_do(moment: str, title: str, hint: str) -> None:
    props = derive_drawer(scene(moment))
    assert (props.title, props.hint) == (title, hint)


def test_a_reason_is_asked_for_once_and_who_must_use_the_key_says_that_it_is_done() -> None:
    told = {name: derive_drawer(scene(name)) for name in ("drawer", "drawer-opening", "drawer-open", "drawer-shut")}
    assert [name for name, props in told.items() if props.asking] == ["drawer"]
    assert [name for name, props in told.items() if props.shut] == ["drawer-shut"]
    assert derive_drawer(scene("staff")) == DrawerProps()


def test_a_touch_on_a_reason_opens_it() -> None:
    posted: list[Input] = []
    drawer = DrawerViewModel(posted.append)
    drawer.show(scene("drawer"))
    drawer.open("check")
    drawer.leave()
    assert posted == [NoSaleGiven(NoSale.CHECK), BackTouched()]
    assert drawer.property("title") == "Why open the drawer?"
    assert (drawer.property("asking"), drawer.property("shut"), drawer.property("doubtful")) == (True, False, False)


def test_whoever_signs_on_reads_that_it_still_stands_open() -> None:
    assert devices_told(scene("staff-drawer-open"), well=True) == "The drawer is open. Please shut it."
    assert devices_told(scene("staff-free"), well=True) == "All devices are well."
