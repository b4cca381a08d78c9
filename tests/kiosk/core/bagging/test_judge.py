"""The bagging area as shoppers know it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.bagging import Area, Meaning, Outcome, Piece, Reading, accepted, judge, teaches
from kiosk.core.bagging.costs import IN_ORDER
from kiosk.core.bagging.weights import load_of
from tests.kiosk.core.bagging.bag import (
    BREAD,
    GIN,
    ITEMS,
    JUICE,
    MANGO,
    VIEWS,
    YOGHURT,
    Bag,
    as_told,
    sold_before,
)

FINE = (Outcome.ACCEPT, Meaning.PLACED)
BUSY = Area(gross_g=2_000, began=True)


def test_what_was_scanned_is_put_down() -> None:
    assert as_told(Bag().scans(BREAD).puts(BREAD.weight_g)) == FINE


def test_a_loaf_from_another_bakers_batch_is_no_alarm() -> None:
    book = sold_before(BREAD, 500, 505, 495, 500, 510, 505, 500, 495)
    assert as_told(Bag(book, BUSY).scans(BREAD).puts(530)) == FINE


def test_a_small_mango_and_a_large_one_are_mangos() -> None:
    assert as_told(Bag(area=BUSY).scans(MANGO).puts(300)) == FINE
    assert as_told(Bag(area=BUSY).scans(MANGO).puts(560)) == FINE


def test_two_yoghurts_put_down_at_once_are_two_yoghurts() -> None:
    bag = Bag(area=BUSY).scans(YOGHURT, YOGHURT)
    assert as_told(bag.puts(2 * YOGHURT.weight_g)) == FINE
    assert (len(bag.area.waiting), len(bag.area.lying)) == (0, 2)


def test_everything_may_be_scanned_first_and_packed_in_any_order() -> None:
    things = [BREAD, GIN, YOGHURT, JUICE, MANGO]
    bag = Bag().scans(*things)
    for thing in (MANGO, JUICE, BREAD, YOGHURT, GIN):
        assert as_told(bag.puts(thing.weight_g)) == FINE
    assert bag.area.waiting == ()


def test_an_empty_bag_of_ones_own_is_accepted_by_itself() -> None:
    bag = Bag()
    assert as_told(bag.puts(45)) == (Outcome.ACCEPT, Meaning.OWN_THING)
    assert bag.area.own == (45,)
    assert as_told(bag.scans(BREAD).puts(BREAD.weight_g)) == FINE


def test_a_bag_lifted_off_is_no_theft() -> None:
    bag = Bag().scans(BREAD, GIN)
    bag.puts(BREAD.weight_g)
    bag.puts(GIN.weight_g)
    assert as_told(bag.shows(0)) == (Outcome.ACCEPT, Meaning.LIFTED)
    assert as_told(bag.shows(BREAD.weight_g + GIN.weight_g)) == (Outcome.ACCEPT, Meaning.BACK)
    assert len(bag.area.lying) == 2


def test_a_bag_that_is_full_goes_away_and_the_next_things_are_put_down_as_ever() -> None:
    bag = Bag().scans(BREAD)
    bag.puts(BREAD.weight_g)
    bag.shows(0)
    assert as_told(bag.scans(GIN).puts(GIN.weight_g)) == FINE


def test_zero_that_drifts_says_nothing() -> None:
    bag = Bag(area=BUSY)
    assert [as_told(bag.puts(5))[0] for _ in range(10)] == [Outcome.ACCEPT] * 10


def test_a_hand_on_the_bag_is_waited_for() -> None:
    assert Bag(area=BUSY).puts(2_600).outcome is Outcome.WAIT


def test_a_thing_that_was_not_scanned_is_told_step_by_step() -> None:
    told = list(Bag(area=BUSY).stays(BUSY.gross_g + GIN.weight_g))
    assert told[:3] == [Outcome.WAIT, Outcome.NUDGE, Outcome.ASK]


def test_gin_for_a_bread_is_another_item() -> None:
    verdict = Bag(area=BUSY).scans(BREAD).puts(GIN.weight_g)
    assert verdict.outcome is Outcome.WAIT
    assert verdict.wrong > 0.4
    assert (verdict.seen_g, verdict.expected_g) == (BUSY.gross_g + GIN.weight_g, BUSY.gross_g)


def test_what_is_taken_out_is_noticed_what_was_removed_may_go() -> None:
    bag = Bag().scans(BREAD, GIN)
    bag.puts(BREAD.weight_g)
    bag.puts(GIN.weight_g)
    assert as_told(bag.puts(-GIN.weight_g)) == (Outcome.WAIT, Meaning.TAKEN_OUT)
    bag.voids(2)
    assert as_told(bag.puts(-GIN.weight_g)) == (Outcome.ACCEPT, Meaning.TAKEN_BACK)
    assert bag.area.leaving == ()


def test_a_purse_put_down_and_taken_up_again() -> None:
    bag = Bag(area=Area(gross_g=120, own=(120,)))
    assert as_told(bag.puts(-120)) in {(Outcome.ACCEPT, Meaning.OWN_TAKEN), (Outcome.ACCEPT, Meaning.LIFTED)}


def test_a_purse_taken_up_from_beside_the_goods() -> None:
    bag = Bag(area=Area(gross_g=120, own=(120,)))
    bag.scans(GIN).puts(GIN.weight_g)
    assert as_told(bag.puts(-120)) == (Outcome.ACCEPT, Meaning.OWN_TAKEN)
    assert bag.area.own == ()


def test_a_new_packaging_stops_two_shoppers_at_most() -> None:
    old = [1_040, 1_045, 1_035, 1_040, 1_050, 1_040, 1_030, 1_045]
    assert Bag(sold_before(JUICE, *old), BUSY).scans(JUICE).puts(880).outcome is Outcome.WAIT
    assert as_told(Bag(sold_before(JUICE, *old, 880, 880), BUSY).scans(JUICE).puts(885)) == FINE


def test_weighed_goods_for_lighter_ones_are_seen_to_the_gram_or_so() -> None:
    piece = Piece(line=1, item="plu:4011", weight=load_of(600), value=120)
    area = replace(BUSY, waiting=(piece,))
    assert judge(area, 2_605, VIEWS).outcome is Outcome.ACCEPT
    assert judge(area, 2_900, VIEWS).outcome is Outcome.WAIT


def test_a_piece_taken_for_another_is_put_right_by_the_other() -> None:
    melon, salt = ITEMS["Cantaloupe melon"], JUICE
    bag = Bag(area=BUSY).scans(melon, salt)
    bag.puts(1_040)  # a small melon, as heavy as the juice
    assert as_told(bag.puts(1_050)) == FINE
    assert bag.area.waiting == ()
    assert {one.piece.item for one in bag.area.lying} == {melon.key, salt.key}


def test_only_a_piece_put_down_alone_teaches() -> None:
    area = Bag().scans(BREAD, YOGHURT).area
    bread, yoghurt = area.waiting
    alone = Reading(meaning=Meaning.PLACED, probability=1, pieces=(bread,))
    both = replace(alone, pieces=(bread, yoghurt))
    assert (teaches(area, 510, alone).piece, teaches(area, 510, alone).grams) == (bread, 510)
    assert teaches(area, 1_020, both) is None
    assert teaches(area, 510, replace(alone, own_g=30)) is None
    assert teaches(area, 510, replace(alone, instead=yoghurt)) is None
    assert teaches(area, 510, replace(alone, meaning=Meaning.OTHER_ITEM)) is None


@pytest.mark.parametrize("meaning", list(Meaning))
def test_whatever_was_accepted_the_next_step_starts_there(meaning) -> None:
    bag = Bag().scans(BREAD, GIN)
    bag.puts(40)
    bag.puts(BREAD.weight_g)
    area = bag.voids(1).area if meaning is Meaning.TAKEN_BACK else bag.area
    pieces = {
        Meaning.PLACED: area.waiting,
        Meaning.OTHER_ITEM: area.waiting,
        Meaning.TAKEN_OUT: tuple(one.piece for one in area.lying),
        Meaning.TAKEN_BACK: tuple(one.piece for one in area.leaving),
    }.get(meaning, ())
    own = {Meaning.OWN_THING: 70, Meaning.OWN_TAKEN: -40}.get(meaning, 0)
    after = accepted(area, 700, Reading(meaning=meaning, probability=1, pieces=pieces, own_g=own))
    assert after.gross_g == 700


@settings(max_examples=30)
@given(st.lists(st.sampled_from(list(ITEMS.values())), min_size=1, max_size=6), st.data())
def test_no_run_of_steps_loses_or_doubles_a_piece(things, data) -> None:
    bag = Bag().scans(*things)
    for _ in range(6):
        verdict = bag.shows(data.draw(st.integers(-50, 8_000)), data.draw(st.sampled_from([None, *IN_ORDER])))
        assert 0 <= verdict.wrong <= 1
        where = [*bag.area.waiting, *(one.piece for one in (*bag.area.lying, *bag.area.lifted))]
        assert len({piece.line for piece in where}) == len(where)
        assert {piece.line for piece in where} <= set(range(1, len(things) + 1))
