from kiosk.core.bagging.settle import MOVING, plateau, showed


def test_a_load_counts_once_it_stood_still() -> None:
    still = showed(MOVING, 500, 10.0)
    assert plateau(still, 10.5, 0.8) is None
    assert plateau(still, 10.9, 0.8) == 500


def test_the_same_figure_again_is_no_new_beginning() -> None:
    again = showed(showed(MOVING, 500, 10.0), 500, 10.6)
    assert plateau(again, 10.9, 0.8) == 500


def test_a_hand_that_lets_go_begins_it_anew() -> None:
    other = showed(showed(MOVING, 900, 10.0), 500, 10.6)
    assert plateau(other, 10.9, 0.8) is None
    assert plateau(showed(other, None, 10.7), 20.0, 0.8) is None
