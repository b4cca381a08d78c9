"""The tiles of the staff layer: what is of the lane, of the basket and of a line."""

from __future__ import annotations

from kiosk.core.session.decide.staff_acts import offered
from kiosk.core.staff import Act
from kiosk.ui.viewmodels.acts import ICONS, Group, act_name, act_rows, groups_of
from tests.kiosk.ui.scenes import scene


def tiles(name: str, group: Group, line: int = 0) -> dict[str, bool]:
    shown = scene(name)
    who = shown.state.staff
    assert who is not None
    acts = offered(shown.state, shown.policy.staff.rights_of(who.role), shown.policy)
    return {row.key: row.able for row in act_rows(shown, acts, group, line)}


def test_a_line_has_its_four_and_loose_bananas_have_no_quantity() -> None:
    milk, bananas = 3, 2
    assert tiles("staff-basket", Group.LINE, milk) == dict.fromkeys(
        ("void_line", "price_change", "discount", "quantity"), True
    )
    assert tiles("staff-basket", Group.LINE, bananas)["quantity"] is False


def test_only_a_manager_sells_without_tax() -> None:
    assert "tax_exempt" not in tiles("staff-basket", Group.BASKET)
    assert tiles("staff-manager", Group.BASKET) == dict.fromkeys(
        ("discount", "department", "coupon", "tax_exempt", "assist", "suspend", "void_session"), True
    )


def test_what_is_of_no_basket_is_of_the_lane() -> None:
    assert tiles("staff-basket", Group.LANE) == {
        "close_lane": True, "start_training": False, "refund": False, "no_sale": True, "baskets": False, "totals": True,
    }  # fmt: skip
    assert tiles("staff-manager", Group.LANE)["close_period"] is False
    assert groups_of(Act.DISCOUNT) == (Group.LINE, Group.BASKET)
    assert groups_of(Act.CLOSE_LANE) == (Group.LANE,)


def test_every_tile_has_a_word() -> None:
    assert all(act_name(scene("staff"), act) for act in ICONS)
