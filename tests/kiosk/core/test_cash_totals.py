"""What moved through the boxes for cash."""

from kiosk.core.cash import Box
from kiosk.core.cash_totals import NO_CASH, CashTotals, Out, came, went
from kiosk.core.tally import Tally


def test_coins_and_notes_are_counted_each_in_its_box() -> None:
    cash = came(Box.COINS, 200, found=False) + came(Box.NOTES, 1000, found=False) + came(Box.COINS, 50, found=True)
    assert cash.boxes == {"coins": Tally(2, 250), "notes": Tally(1, 1000)}
    assert cash.found == Tally(1, 50)


def test_what_is_out_is_missing_in_the_hopper_and_is_change_or_was_given_back() -> None:
    cash = went(522, Out.CHANGE) + went(200, Out.PAID_BACK)
    assert cash == CashTotals(
        boxes={"hopper": Tally(2, -722)},
        change=Tally(1, 522),
        paid_back=Tally(1, 200),
    )


def test_a_coin_that_was_tried_and_put_back_leaves_the_hopper_as_it_was_and_is_told() -> None:
    out = went(20, Out.TRIED)
    assert out == CashTotals(boxes={"hopper": Tally(1, -20)}, tried=Tally(1, 20))
    assert out + went(-20, Out.TRIED) == CashTotals(boxes={"hopper": Tally(2, 0)}, tried=Tally(2, 0))


def test_nothing_added_changes_nothing() -> None:
    assert NO_CASH + went(1, Out.CHANGE) == went(1, Out.CHANGE)
