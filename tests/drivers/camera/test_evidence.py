import pytest

from drivers.camera.engines import ZXING
from drivers.camera.evidence import Evidence
from drivers.camera.sighting import Place, Sighting
from drivers.camera.zbar import ZBAR
from drivers.contract import CodeRead

HERE = Place(100, 100, 300, 160)
GTIN, MISREAD = "4006381333931", "4006381333948"


def by(engine, text=GTIN, addon="", place=HERE):
    return Sighting(engine, "]E0", text, place, addon)


class Counter:
    """Frames at ten a second; each is a list of what was seen in it."""

    def __init__(self):
        self.evidence = Evidence()
        self.now = 50.0
        self.picture = 0

    def sees(self, *sightings, after_s=0.1, same_picture=False):
        self.now += after_s
        self.picture += not same_picture
        self.evidence.frame_came(self.now)
        for sighting in sightings:
            self.evidence.add(sighting, self.picture)
        return self.evidence.settle()


@pytest.fixture
def counter():
    return Counter()


def test_one_decoder_in_one_picture_is_not_enough(counter):
    assert counter.sees(by(ZXING)) == ()


def test_the_same_picture_again_is_no_second_read(counter):
    counter.sees(by(ZXING))
    assert counter.sees(by(ZXING), same_picture=True) == ()


def test_another_picture_is_a_second_read(counter):
    counter.sees(by(ZXING))
    assert counter.sees(by(ZXING)) == (CodeRead("]E0", GTIN, 2),)


def test_another_decoder_is_a_second_read_of_the_same_picture(counter):
    assert counter.sees(by(ZXING), by(ZBAR)) == (CodeRead("]E0", GTIN, 2),)


def test_decoders_that_disagree_charge_neither_code(counter):
    assert counter.sees(by(ZXING, MISREAD), by(ZBAR)) == ()
    assert counter.sees(by(ZXING, MISREAD), by(ZBAR)) == ()


def test_the_right_code_wins_once_it_is_well_ahead_of_a_misread(counter):
    counter.sees(by(ZXING, MISREAD))
    assert counter.sees(by(ZXING)) == ()
    assert counter.sees(by(ZXING)) == ()
    assert counter.sees(by(ZXING)) == (CodeRead("]E0", GTIN, 3),)


def test_a_code_that_lies_there_is_read_once(counter):
    told = [read for _ in range(50) for read in counter.sees(by(ZXING), by(ZBAR))]
    assert len(told) == 1


def test_a_code_that_flickers_is_read_once(counter):
    told = [read for turn in range(50) for read in counter.sees(*([] if turn % 8 else [by(ZXING), by(ZBAR)]))]
    assert len(told) == 1


def test_a_code_that_was_out_of_view_for_a_second_is_read_again(counter):
    counter.sees(by(ZXING), by(ZBAR))
    for _ in range(11):
        assert counter.sees() == ()
    assert counter.sees(by(ZXING), by(ZBAR)) == (CodeRead("]E0", GTIN, 2),)


def test_a_camera_that_stood_still_has_not_seen_the_code_go(counter):
    counter.sees(by(ZXING), by(ZBAR))
    assert counter.sees(by(ZXING), by(ZBAR), after_s=30.0) == ()


def test_the_next_item_at_the_same_spot_is_read_at_once_when_two_engines_see_it(counter):
    for _ in range(20):
        counter.sees(by(ZXING), by(ZBAR))
    assert counter.sees(by(ZXING, MISREAD), by(ZBAR, MISREAD)) == (CodeRead("]E0", MISREAD, 2),)


def test_a_pack_taken_away_and_misread_by_one_engine_is_no_other_item(counter):
    counter.sees(by(ZXING), by(ZBAR))
    for _ in range(5):
        assert counter.sees(by(ZXING, MISREAD)) == ()


def test_where_the_first_item_has_been_gone_for_long_one_engine_is_enough_again(counter):
    counter.sees(by(ZXING), by(ZBAR))
    told = [counter.sees(by(ZXING, MISREAD)) for _ in range(12)]
    assert [read for reads in told for read in reads] == [CodeRead("]E0", MISREAD, 10)]


def test_a_doubtful_read_of_long_ago_confirms_nothing(counter):
    counter.sees(by(ZXING))
    for _ in range(11):
        counter.sees()
    assert counter.sees(by(ZXING)) == ()


def test_an_add_on_is_told_when_it_is_as_sure_as_the_code(counter):
    assert counter.sees(by(ZXING, addon="05"), by(ZBAR, addon="05")) == (CodeRead("]E3", GTIN + "05", 2),)


def test_an_add_on_that_only_one_decoder_saw_once_is_left_out(counter):
    assert counter.sees(by(ZXING, addon="05"), by(ZBAR)) == (CodeRead("]E0", GTIN, 2),)


def test_a_misread_where_a_code_lies_that_was_told_is_not_looked_at_again(counter):
    counter.sees(by(ZXING), by(ZBAR))
    counter.sees(by(ZXING), by(ZBAR), by(ZXING, MISREAD))
    assert counter.evidence.worth_another_look() == ()
    counter.sees(by(ZXING, MISREAD))  # the code is gone: perhaps another pack lies there now
    assert {case.sighting.text for case in counter.evidence.worth_another_look()} == {GTIN, MISREAD}


def test_a_misread_is_not_charged_because_the_hand_has_moved_since(counter):
    elsewhere = Place(100, 300, 300, 360)
    counter.sees(by(ZXING), by(ZBAR))
    told = [*counter.sees(by(ZBAR), by(ZXING, MISREAD)), *counter.sees(by(ZBAR, place=elsewhere), by(ZXING, MISREAD))]
    assert told == []


def test_a_second_pack_that_passed_over_the_first_is_read_when_they_lie_side_by_side(counter):
    beside = Place(400, 100, 600, 160)
    counter.sees(by(ZXING), by(ZBAR))
    counter.sees(by(ZXING, MISREAD))  # in fact another pack, held over the first
    told = [
        *counter.sees(by(ZXING), by(ZXING, MISREAD, place=beside)),
        *counter.sees(by(ZXING), by(ZXING, MISREAD, place=beside)),
    ]
    assert told == [CodeRead("]E0", MISREAD, 2)]


def test_two_packs_that_met_in_one_moving_hand_are_both_read_once_they_are_apart(counter):
    beside = Place(400, 100, 600, 160)
    assert counter.sees(by(ZXING), by(ZBAR, MISREAD)) == ()
    told = [*counter.sees(by(ZXING), by(ZXING, MISREAD, place=beside))]
    told += counter.sees(by(ZXING), by(ZXING, MISREAD, place=beside))
    assert {read.text for read in told} == {GTIN, MISREAD}
