"""When a nexo terminal is believed that it never heard of something, and under which names it is asked."""

from __future__ import annotations

import pytest

from drivers.contract import Pay, PaymentAuthorised, PaymentEnded, PaymentOutcome, Refuse, Verdict
from drivers.link.tcp import USUAL_VANISHING
from drivers.payment.nexo_asking import NEVER_HEARD_S, NexoAsking
from drivers.web.talk import Talk
from tests.drivers.payment.nexo_shop import Shop


def test_a_request_of_a_closed_connection_can_no_longer_arrive_when_it_is_believed_lost() -> None:
    assert USUAL_VANISHING.unacknowledged_s + 4 <= NEVER_HEARD_S, "the system has given it up, and the terminal read it"


def test_each_reversal_of_a_payment_has_a_name_of_its_own_that_a_later_run_finds_again() -> None:
    asking, later = (NexoAsking(Talk("t"), sale_id="7", poi_id="", nonce=nonce) for nonce in ("1", "2"))
    names = asking.undo_names("visit-a1")
    assert len(set(names)) == len(names) == 3
    assert later.undo_names("visit-a1", asking.mark) == names
    assert not set(later.undo_names("visit-a1")) & set(names)


@pytest.mark.parametrize("step", ["request", "booked"])
def test_a_terminal_whose_memory_a_power_cut_emptied_does_not_say_that_nothing_was_charged(step: str) -> None:
    shop = Shop()
    shop.pays(100)
    shop.world.fault("drop_after", step)
    ended = shop.pays(1234)
    assert ended.outcome is PaymentOutcome.UNKNOWN
    shop.world.set(power_cut=True)
    assert shop.resolves(ended.attempt, 1234) is Verdict.NO_ANSWER


def test_a_terminal_that_never_had_a_transaction_cannot_show_that_it_forgot_none() -> None:
    shop = Shop()
    shop.world.fault("drop_after", "request")
    ended = shop.pays(1234)
    assert shop.resolves(ended.attempt, 1234) is Verdict.NO_ANSWER


@pytest.mark.parametrize("refused", [False, True], ids=["it was reversed", "it was not"])
def test_a_terminal_that_knows_only_the_reversal_is_believed_as_far_as_that_tells(refused: bool) -> None:
    shop = Shop()
    shop.world.fault("short_memory")
    if refused:
        shop.world.fault("no_reversal")
    attempt = shop.starts(Pay(shop.new(), 1234, "EUR"))
    mark = shop.mark
    shop.world.asks(Refuse(shop.world.until(PaymentAuthorised).token))
    shop.world.until(PaymentEnded, attempt=attempt)
    shop.restarts()
    assert shop.resolves(attempt, 1234, mark=mark) is (Verdict.UNCLEAR if refused else Verdict.NOT_CHARGED)
    assert shop.book() == ([("payment", 1234)] if refused else [("reversal", 1234)])
