"""Change that can be given, and cash that is therefore offered: never more than is surely there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.core.change import MOST_PIECES, NO_CHANGE, CashOffer, Change, held, offered

PIECES = some.sampled_from([1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000])
CHANGES = some.builds(held, PIECES, some.integers(0, 400))


@given(change=CHANGES, piece=PIECES, rest=some.integers(1, 10_000))
def test_a_piece_that_comes_in_is_all_needed_or_its_rest_is_so_many_coins_of_the_hopper(
    change: Change, piece: int, rest: int
) -> None:
    if not change.lets_in(piece, rest):
        assert piece > rest
        return
    over = max(0, piece - rest)
    assert over % change.step == 0
    assert over // change.step <= MOST_PIECES
    assert over <= change.most


@given(change=CHANGES, rest=some.integers(1, 10_000), pieces=some.lists(PIECES, max_size=40))
def test_whatever_is_put_in_one_after_the_other_the_change_can_be_given(
    change: Change, rest: int, pieces: list[int]
) -> None:
    for piece in pieces:
        if rest > 0 and change.lets_in(piece, rest):
            rest -= piece
    assert rest >= 0 or change.gives(-rest)


@given(rest=some.integers(-500, 10_000), change=CHANGES, least=some.sampled_from([0, 1, 500]), other=some.booleans())
def test_cash_that_is_offered_settles_the_payment_or_leaves_a_rest_for_another_way(
    rest: int, change: Change, least: int, other: bool
) -> None:
    offer = offered(rest, change, least, other_way=other)
    if offer is CashOffer.NONE:
        return
    assert rest > 0
    settles = change.lets_in(least, -(-rest // least) * least and (rest % least or least))
    assert settles or other
    if offer is CashOffer.CHANGE:
        assert settles
        assert change.most > 0


@pytest.mark.parametrize(
    ("rest", "change", "least", "other", "offer"),
    [
        (478, Change(1, 200), 1, False, CashOffer.CHANGE),
        (478, NO_CHANGE, 1, False, CashOffer.EXACT),
        (478, Change(100, 2_000), 1, False, CashOffer.EXACT),  # the 78 cents must be put in
        (400, Change(100, 2_000), 1, False, CashOffer.CHANGE),
        (478, NO_CHANGE, 500, True, CashOffer.NONE),  # notes alone, and the least is too much
        (478, Change(1, 21), 500, True, CashOffer.NONE),
        (478, Change(1, 22), 500, False, CashOffer.CHANGE),
        (1_000, NO_CHANGE, 500, False, CashOffer.EXACT),
        (1_234, NO_CHANGE, 500, False, CashOffer.NONE),
        (1_234, NO_CHANGE, 500, True, CashOffer.EXACT),  # a part of it, and the rest by card
        (0, Change(1, 200), 1, True, CashOffer.NONE),
        (478, Change(1, 200), 0, True, CashOffer.NONE),  # there is no box
    ],
)
def test_what_is_offered(rest: int, change: Change, least: int, other: bool, offer: CashOffer) -> None:
    assert offered(rest, change, least, other_way=other) is offer


def test_a_hopper_whose_coin_nobody_knows_or_that_is_empty_gives_nothing() -> None:
    assert held(0, 100) == held(100, 0) == NO_CHANGE
    assert held(10, 1_000) == Change(10, 2_550)
