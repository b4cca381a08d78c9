from kiosk.core.bagging import EMPTY_AREA, Area, Lying
from tests.kiosk.core.bagging.bag import BREAD, MANGO, YOGHURT, Bag


def test_the_scale_should_show_what_lies_there_and_what_was_scanned() -> None:
    bag = Bag(area=Area(gross_g=1_000)).scans(BREAD, MANGO)
    assert bag.area.expected_g == 1_000 + BREAD.weight_g + MANGO.weight_g


def test_nobody_waits_for_what_stays_in_the_trolley() -> None:
    bag = Bag().scans(BREAD, MANGO).leaves(1)
    assert [piece.item for piece in bag.area.waiting] == [MANGO.key]


def test_a_line_that_is_removed_is_no_longer_waited_for() -> None:
    assert Bag().scans(BREAD).voids(1).area == EMPTY_AREA
    assert Bag().voids(7).area == EMPTY_AREA


def test_a_removed_line_that_lies_there_is_to_come_out() -> None:
    bag = Bag().scans(YOGHURT)
    bag.puts(YOGHURT.weight_g)
    bag.voids(1)
    assert [one.grams for one in bag.area.leaving] == [YOGHURT.weight_g]
    assert bag.area.expected_g == 0


def test_of_a_line_in_two_pieces_the_one_that_waits_goes_first() -> None:
    piece = Bag().book.piece(1, BREAD, 349)
    bag = Bag(area=Area(waiting=(piece,), lying=(Lying(piece, 505),), gross_g=505)).voids(1)
    assert (bag.area.waiting, len(bag.area.lying)) == ((), 1)
