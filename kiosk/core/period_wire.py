"""What a lane tells the server of a period that it closed."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.cash_totals import NO_CASH, CashTotals
from kiosk.core.session.period_facts import PeriodClosed
from kiosk.core.totals import Tally, Totals
from kiosk.core.wire import Envelope, seal

PERIOD = "period"
PERIOD_VERSION = 1
CASH_PERIOD_VERSION = 2
"""Of a period in which cash moved through a box: its sums tell that too."""
HANDED_PERIOD_VERSION = 3
"""Of one in which staff gave money out for an alarm, or a payout in doubt was cleared."""
SETTLED_PERIOD_VERSION = 4
"""Of one in which staff settled a payment that its terminal could not tell of."""
TRIED_PERIOD_VERSION = 5
"""Of one in which the hopper gave out a coin for a technician's test."""


def period_envelope(fact: PeriodClosed, journal: str, seq: int) -> Envelope:
    payload = period_payload(fact)
    version = max((_version(one) for one in fact.period.sums), default=PERIOD_VERSION)
    return seal(lane=fact.lane, journal=journal, seq=seq, kind=PERIOD, version=version, payload=payload)


def _version(totals: Totals) -> int:
    if totals.cash.tried.count:
        return TRIED_PERIOD_VERSION
    if totals.settled.count:
        return SETTLED_PERIOD_VERSION
    if totals.cash == NO_CASH:
        return PERIOD_VERSION
    return HANDED_PERIOD_VERSION if _later(totals.cash) else CASH_PERIOD_VERSION


def period_payload(fact: PeriodClosed) -> dict[str, object]:
    """The period with its sums, each in minor units of its currency, and the id of who closed it."""
    period = fact.period
    return {
        "lane": fact.lane,
        "number": period.number,
        "since": period.since,
        "until": period.until,
        "first": period.first,
        "last": period.last,
        "staff": fact.staff,
        "sums": [_sums(totals) for totals in period.sums],
    }


def _sums(totals: Totals) -> dict[str, object]:
    cash = {"cash": _cash(totals.cash)} if totals.cash != NO_CASH else {}
    settled = {"settled": _tally(totals.settled)} if totals.settled.count else {}
    return {
        **cash,
        **settled,
        "currency": totals.currency,
        "sales": _tally(totals.sales),
        "refunds": _tally(totals.refunds),
        "tenders": _tallies(totals.tenders),
        "by_rate": [
            {
                "tax": {"code": rate.tax.code, "rate_bp": rate.tax.rate_bp, "inclusive": rate.tax.inclusive},
                "net_minor": rate.net.minor,
                "tax_minor": rate.amount.minor,
            }
            for rate in totals.by_rate
        ],
        "discounts": _tally(totals.discounts),
        "prices": _tally(totals.prices),
        "exempt": _tally(totals.exempt),
        "void_lines": _tally(totals.void_lines),
        "voids": _tally(totals.voids),
        "parked": _tally(totals.parked),
        "owed": _tally(totals.owed),
        "given": _tallies(totals.given),
    }


def _later(cash: CashTotals) -> dict[str, Tally]:
    """What came of alarms and tests, where anything did."""
    later = (("cleared", cash.cleared), ("handed", cash.handed), ("tried", cash.tried))
    return {name: tally for name, tally in later if tally.count}


def _cash(cash: CashTotals) -> dict[str, object]:
    return {
        **_tallies(_later(cash)),
        "boxes": _tallies(cash.boxes),
        "found": _tally(cash.found),
        "change": _tally(cash.change),
        "paid_back": _tally(cash.paid_back),
        "doubted": _tally(cash.doubted),
    }


def _tallies(tallies: Mapping[str, Tally]) -> dict[str, object]:
    return {name: _tally(tally) for name, tally in tallies.items()}


def _tally(tally: Tally) -> dict[str, int]:
    return {"count": tally.count, "minor": tally.minor}
