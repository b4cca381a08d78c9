from kiosk.core.bagging.habits import LIGHT_BAG_G, ScaleKind, own_thing


def test_own_things_are_light() -> None:
    assert abs(sum(own_thing(grams) for grams in range(1, LIGHT_BAG_G + 1)) - 1) < 0.05
    assert own_thing(LIGHT_BAG_G + 1) == own_thing(0) == 0
    assert own_thing(40) > own_thing(800)


def test_a_coarser_scale_blurs_more() -> None:
    assert ScaleKind(division_g=1).blur_g < ScaleKind(division_g=10).blur_g
