"""The staff layer."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.session.inputs import ChangeOpened, CodeKeyTouched, Device, Input, StaffActed
from kiosk.core.staff import Act
from kiosk.core.standing import Owed
from kiosk.ui.viewmodels.staff import StaffViewModel, derive_staff
from tests.kiosk.ui.scenes import scene, scene_of


def test_it_says_who_and_for_how_long() -> None:
    props = derive_staff(scene("staff"))
    assert (props.who, props.signs_off) == ("Staff: Lena K. · Host", "Signs off by itself in 0:59")


def test_what_waits_comes_first_then_the_basket() -> None:
    props = derive_staff(scene("staff"))
    assert (props.called, props.heading, props.basket) == (True, "1 to clear", "10 items · €24.58")
    assert [row.picture for row in props.items][:3] == ["chips", "tomato", "eggs"]
    assert len(props.items) == 7


def test_training_cannot_begin_in_a_visit() -> None:
    assert {row.key: row.able for row in derive_staff(scene("staff"), lane=True).acts} == {
        "close_lane": True, "start_training": False, "refund": False, "no_sale": True, "baskets": False, "totals": True,
    }  # fmt: skip
    assert all(row.able for row in derive_staff(scene("staff-free")).acts)


def test_staff_are_told_of_devices_that_no_shopper_is_told_of() -> None:
    assert derive_staff(scene("staff"), lane=True).devices == "All devices are well."
    assert derive_staff(scene("staff")).devices == ""
    state = replace(
        scene("staff").state, troubles={Device.SIGNER: "link_lost", Device.BAGGING: "silent"}, paper_out=True
    )
    assert derive_staff(scene_of(state)).devices == "Not ready: Bagging scale, Signing unit, No paper"


def test_while_somebody_shops_the_tiles_are_of_the_basket_and_a_line_is_chosen_by_touch(qtbot) -> None:
    posted: list[Input] = []
    layer = StaffViewModel(posted.append)
    layer.show(scene("staff-basket"))
    assert (layer.group, layer.changeable, layer.note) == ("basket", True, "Touch a line to change it.")
    layer.act("discount")
    layer.choose(4)
    assert (layer.group, layer.line, layer.note) == ("line", 4, "Sourdough bread 500 g · €3.49")
    layer.act("discount")
    layer.choose(4)
    assert (layer.group, layer.line) == ("basket", 0)
    layer.showGroup("lane")
    assert (layer.group, layer.note) == ("lane", "The lane is open.")
    layer.choose(4)
    layer.show(scene("staff-free"))
    assert (layer.group, layer.line, layer.changeable) == ("lane", 0, False)
    assert [one for one in posted if one != CodeKeyTouched()] == [
        ChangeOpened(Act.DISCOUNT, 0), ChangeOpened(Act.DISCOUNT, 4),
    ]  # fmt: skip


def test_a_line_that_is_gone_is_not_chosen(qtbot) -> None:
    layer = StaffViewModel(lambda _: None)
    layer.show(scene("staff-basket"))
    layer.choose(4)
    state = scene("staff-basket").state
    assert state.session is not None
    lines = tuple(line for line in state.session.lines if line.id != 4)
    layer.show(scene_of(replace(state, session=replace(state.session, lines=lines))))
    assert (layer.group, layer.line) == ("basket", 0)


def test_the_room_of_the_tiles_is_that_of_the_most() -> None:
    assert derive_staff(scene("staff-basket")).most == derive_staff(scene("staff-basket"), line=4).most == 6


def test_a_touch_is_an_act() -> None:
    posted: list[Input] = []
    layer = StaffViewModel(posted.append)
    layer.act("close_lane")
    layer.clearCall()
    layer.signOff()
    assert posted == [StaffActed(Act.CLOSE_LANE), StaffActed(Act.CLEAR_CALL), StaffActed(Act.SIGN_OFF)]


def test_staff_read_what_is_not_sent_since_when_and_that_it_is_long() -> None:
    assert derive_staff(scene("staff")).owed == ""
    assert derive_staff(scene("staff-owed")).owed == "Not sent yet: 312 since 09:14. Please check the network."
    told = replace(scene("staff").state, owed=Owed(3, "2026-11-21T18:05:00+01:00", late=False))
    assert derive_staff(scene_of(told)).owed == "Not sent yet: 3 since 2026-11-21 18:05."


def test_what_is_owed_waits_with_what_else_there_is() -> None:
    props = derive_staff(scene("staff-debt"))
    assert (props.heading, props.debt, props.pays_debt) == ("2 to clear", "€10.00 is owed to a shopper", True)
    assert derive_staff(scene("staff")).debt == ""


def test_the_way_to_what_is_owed_is_posted() -> None:
    posted: list[object] = []
    StaffViewModel(posted.append).payDebt()
    assert posted == [StaffActed(Act.DEBTS)]


def test_staff_read_that_the_certificate_ends() -> None:
    assert derive_staff(scene("staff")).certificate == ""
    soon = "The lane's certificate ends in 12 days. Please enrol it anew."
    assert derive_staff(scene("staff-owed")).certificate == soon
    ended = replace(scene("staff").state, certificate_days=-3)
    assert derive_staff(scene_of(ended)).certificate == "The lane's certificate has ended. Please enrol it anew."
