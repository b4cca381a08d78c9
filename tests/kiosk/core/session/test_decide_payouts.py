"""Cash on its way out."""

from kiosk.core.cash import Box, PaidOut
from kiosk.core.session.cash_effects import PayCash
from kiosk.core.session.inputs import BoxMarked, Device, DeviceCame, DeviceLost
from tests.kiosk.core.session.test_decide_cash import asked, pays_out, puts_in, shuts


def test_a_hopper_that_is_back_is_asked_at_once_what_became_of_it() -> None:
    shop = pays_out(shuts(puts_in(asked(), 1_000, box=Box.NOTES)), PaidOut.UNKNOWN)
    shop.does(DeviceLost(Device.HOPPER, "unplugged", ""), DeviceCame(Device.HOPPER))
    assert [one.ask_only for one in shop.effects if isinstance(one, PayCash)] == [False, True]


def test_the_mark_kept_with_a_payout_is_the_one_told_last() -> None:
    shop = asked().does(BoxMarked(Box.HOPPER, "7:12", shut=True))
    shuts(puts_in(shop, 500, box=Box.NOTES))
    assert shop.effects[-1] == PayCash(f"{shop.attempt.id}-out", shop.attempt.cash.due.amount, "7:12")  # type: ignore[union-attr]
