from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.bagging import Area, Lying, Meaning
from kiosk.core.bagging.habits import USUAL, ScaleKind
from kiosk.core.bagging.meanings import readings
from tests.kiosk.core.bagging.bag import BREAD, GIN, ITEMS, MANGO, VIEWS, YOGHURT, Bag

some_items = st.lists(st.sampled_from(list(ITEMS.values())), max_size=7)


@settings(max_examples=40)
@given(some_items, some_items, st.lists(st.integers(5, 800), max_size=2), st.integers(-9_000, 20_000))
def test_every_step_has_a_meaning_and_chances_add_up(waiting, lying, own, step) -> None:
    area = Bag().scans(*waiting).area
    there = tuple(Lying(piece, 300) for piece in Bag().scans(*lying).area.waiting)
    area = Area(
        waiting=area.waiting, lying=there, leaving=there[:1], own=tuple(own), gross_g=300 * len(there) + sum(own)
    )
    told = readings(step, area, VIEWS.goods, USUAL, ScaleKind())
    assert abs(sum(one.probability for one in told) - 1) < 1e-9
    assert told == readings(step, area, VIEWS.goods, USUAL, ScaleKind())
    assert list(told) == sorted(told, key=lambda one: -one.probability)
    assert all(one.stake >= 0 for one in told)


def most_probable(bag: Bag, step: int) -> tuple[Meaning, set[str]]:
    told = readings(step, bag.area, VIEWS.goods, USUAL, ScaleKind())[0]
    return told.meaning, {piece.item for piece in told.pieces}


def test_of_what_waits_it_is_what_weighs_so_much() -> None:
    bag = Bag().scans(BREAD, GIN, YOGHURT)
    assert most_probable(bag, GIN.weight_g) == (Meaning.PLACED, {GIN.key})
    assert most_probable(bag, BREAD.weight_g + GIN.weight_g) == (Meaning.PLACED, {BREAD.key, GIN.key})
    everything = BREAD.weight_g + GIN.weight_g + YOGHURT.weight_g
    assert most_probable(bag, everything) == (Meaning.PLACED, {BREAD.key, GIN.key, YOGHURT.key})


def test_with_nothing_scanned_it_is_something_else() -> None:
    bag = Bag(area=Area(gross_g=3_000, began=True))
    assert most_probable(bag, 420)[0] is Meaning.EXTRA
    assert most_probable(bag, 3)[0] is Meaning.NOTHING
    assert most_probable(bag, -3_000)[0] is Meaning.LIFTED
    assert most_probable(bag, 7_000)[0] is Meaning.TOUCHED


def test_what_was_taken_for_one_may_have_been_the_other() -> None:
    bag = Bag().scans(MANGO, YOGHURT)
    bag.puts(470)  # a big mango, taken for the yoghurt
    told = readings(YOGHURT.weight_g, bag.area, VIEWS.goods, USUAL, ScaleKind())
    mixed = next(one for one in told if one.instead is not None)
    assert {piece.item for piece in mixed.pieces} | {mixed.instead.item} == {MANGO.key, YOGHURT.key}
