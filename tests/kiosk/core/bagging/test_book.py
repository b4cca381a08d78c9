from kiosk.core.bagging.book import NOTHING_LEARNED, Book, kind_of, kinds_of, with_placement
from kiosk.core.bagging.tally import Tally
from tests.kiosk.core.bagging.bag import BREAD, MANGO, sold_before


def test_a_lane_learns_from_what_is_put_down() -> None:
    book = with_placement(with_placement(NOTHING_LEARNED, BREAD.key, 1, 540), BREAD.key, 1, 545)
    assert book.learned(BREAD).count == 2
    assert 505 < book.piece(1, BREAD, 349).weight.mean_g < 545


def test_the_store_knows_more_than_one_lane() -> None:
    own, store = {BREAD.key: Tally({1: {600: 2}})}, {BREAD.key: Tally({1: {540: 9}})}
    assert Book(own=own, store=store).learned(BREAD).mean_g == 540
    assert Book(own=store, store=own).learned(BREAD).mean_g == 540


def test_loose_goods_are_a_kind_of_their_own() -> None:
    assert kind_of(MANGO.key, "fruit") == "fruit:loose"
    assert kind_of(BREAD.key, "bakery") == "bakery"


def test_a_kind_varies_as_its_items_do_and_no_unknown_item_counts() -> None:
    told = sold_before(BREAD, 460, 480, 500, 520, 540, 500, 470, 530, 505, 495).own | {"gone": Tally({1: {5: 9}})}
    assert 0.03 < kinds_of(told, {BREAD.key: "bakery"})["bakery"] < 0.06
    book = Book(kinds={"bakery": 0.2})
    assert book.piece(1, BREAD, 1).weight.sd_g > NOTHING_LEARNED.piece(1, BREAD, 1).weight.sd_g
