"""What cash did, folded: a history that fits no open payment is never refused."""

from kiosk.core.cash import Box, BoxMark
from kiosk.core.session.apply import new_lane
from kiosk.core.session.apply_cash import apply_cash
from kiosk.core.session.cash_facts import CashMarked, CashOpened, CashTaken, PayOutQueried, PayOutStarted
from kiosk.core.values import Money
from tests.shop import POLICY

AT = "2026-11-22T10:00:00+00:00"


def test_a_box_that_may_take_is_not_shut_until_it_says_so() -> None:
    opened = apply_cash(new_lane(POLICY), CashOpened(session="s", attempt="a", box=Box.COINS))
    assert opened.boxes == {Box.COINS: BoxMark("", shut=False)}
    told = apply_cash(opened, CashMarked(box=Box.COINS, mark="7", shut=True))
    assert told.boxes == {Box.COINS: BoxMark("7", shut=True)}


def test_a_coin_of_a_payment_that_is_over_moves_the_mark_and_nothing_else() -> None:
    taken = CashTaken(session="s", attempt="a", box=Box.COINS, amount=Money(50, "EUR"), piece="EU050A", mark="8", at=AT)
    after = apply_cash(new_lane(POLICY), taken)
    assert (after.boxes[Box.COINS].mark, after.attempt, after.cash_alarms) == ("8", None, ())


def test_a_payout_of_no_open_payment_opens_none() -> None:
    started = PayOutStarted(session="s", attempt="a", payout="a-out", amount=Money(5, "EUR"), mark="1:2")
    queried = PayOutQueried(session="s", attempt="a", reason="silent", tries=1)
    lane = new_lane(POLICY)
    assert apply_cash(apply_cash(lane, started), queried) == lane
