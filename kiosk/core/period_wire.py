"""What a lane tells the server of a period that it closed."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.session.period_facts import PeriodClosed
from kiosk.core.totals import Tally, Totals
from kiosk.core.wire import Envelope, seal

PERIOD = "period"
PERIOD_VERSION = 1


def period_envelope(fact: PeriodClosed, journal: str, seq: int) -> Envelope:
    payload = period_payload(fact)
    return seal(lane=fact.lane, journal=journal, seq=seq, kind=PERIOD, version=PERIOD_VERSION, payload=payload)


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
    return {
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


def _tallies(tallies: Mapping[str, Tally]) -> dict[str, object]:
    return {name: _tally(tally) for name, tally in tallies.items()}


def _tally(tally: Tally) -> dict[str, int]:
    return {"count": tally.count, "minor": tally.minor}
