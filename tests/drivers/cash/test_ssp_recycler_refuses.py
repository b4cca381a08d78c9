"""A recycler that gives out nothing says why, and where its notes stand."""

from __future__ import annotations

from drivers.contract import PayOut, PayOutOutcome
from tests.drivers.cash.test_ssp_recycler import store


def test_a_unit_whose_notes_have_moved_says_where_they_stand_and_pays_by_that_mark() -> None:
    line = store()
    old = line.pays(500)
    line.passes(20.0)
    line.asks(PayOut("p2", 1000, old.mark))
    line.passes(20.0)
    refused = line.ends()[-1]
    assert (refused.outcome, refused.paid_minor, refused.mark) == (
        PayOutOutcome.UNKNOWN,
        0,
        "4711:1300/201+9x500+10x1000+5x2000",
    )
    line.asks(PayOut("p3", 1000, refused.mark))
    line.passes(20.0)
    assert (line.told()[-1], line.out) == ((PayOutOutcome.PAID, 1000), 1500)


def test_other_money_than_the_unit_holds_is_not_paid_and_not_asked_of_it() -> None:
    line = store()
    line.asks(PayOut("p1", 500, line.kept.mark, "CHF"))
    line.passes(5.0)
    assert (line.told(), line.out, line.ends()[0].reason) == (
        [(PayOutOutcome.FAILED, 0)],
        0,
        "what it holds is not all in CHF",
    )
