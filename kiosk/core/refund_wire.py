"""What lane and server say to each other of goods that come back, as JSON.

Sales travel as `kiosk.core.wire` has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.core.claims import Claim, Unclaimed
from kiosk.core.items import Item, Tax, Unit
from kiosk.core.pricing import Extra, Line, PricedLine, Pricing, RateTotal, Reason
from kiosk.core.refund import Wanted
from kiosk.core.sale import Sale, Tender
from kiosk.core.session.refund_facts import RefundPaid, RefundStopped
from kiosk.core.values import Money, Way, Weighing
from kiosk.core.wire import WIRE_VERSION, Envelope, WireError, canonical, sale_payload, seal

REFUND = "refund"
REFUND_VERSION = 2
REFUND_STOPPED = "refund_stopped"
REFUND_STOPPED_VERSION = 1

Told = Mapping[str, Any]


def refund_envelope(fact: RefundPaid, journal: str, seq: int) -> Envelope:
    """As a sale of version 2 with its amounts turned, and which receipt it gives back; `staff` is an id.

    Version 2 says whose receipt that is, and from when; one of a time that did not know goes as it may have gone.
    """
    sale = fact.sale
    payload = {**sale_payload(sale), "returns": sale.returns, "staff": fact.staff}
    if not sale.returns_at:
        return seal(lane=sale.lane, journal=journal, seq=seq, kind=REFUND, version=1, payload=payload)
    payload |= {"returns_lane": sale.returns_lane or sale.lane, "returns_at": sale.returns_at}
    return seal(lane=sale.lane, journal=journal, seq=seq, kind=REFUND, version=REFUND_VERSION, payload=payload)


def stopped_envelope(fact: RefundStopped, journal: str, seq: int) -> Envelope:
    """No money went back: what refund `session` claimed is free again."""
    payload = {"lane": fact.lane, "refund": fact.session}
    version = REFUND_STOPPED_VERSION
    return seal(lane=fact.lane, journal=journal, seq=seq, kind=REFUND_STOPPED, version=version, payload=payload)


def find_body(wanted: Wanted) -> bytes:
    """The body of a POST to /api/v1/refunds/finds."""
    told = {"lane": wanted.lane, "receipt_no": wanted.receipt_no, "at": wanted.at}
    return canonical({"wire": WIRE_VERSION, **told})


def claim_body(claim: Claim) -> bytes:
    """The body of a POST to /api/v1/refunds/claims."""
    of = {"lane": claim.of.lane, "receipt_no": claim.of.receipt_no, "at": claim.of.at}
    lines = [{"line": line, "units": units} for line, units in claim.units.items()]
    told = {"refund": claim.refund, "of": of, "lines": lines, "known": list(claim.known)}
    return canonical({"wire": WIRE_VERSION, **told})


def found_body(sale: Sale | None, returns: tuple[Sale, ...]) -> dict[str, object]:
    """The server's answer to a find."""
    return {
        "sale": sale_payload(sale) if sale is not None else None,
        "returns": [{**sale_payload(one), "returns": one.returns} for one in returns],
    }


def read_found(body: object) -> tuple[Sale | None, tuple[Sale, ...]]:
    """The sale and its refunds, the oldest first; raises `WireError` when the server says anything else."""
    match body:
        case {"sale": None, "returns": []}:
            return None, ()
        case {"sale": dict(sale), "returns": list(returns)}:
            try:
                return _sale(sale), tuple(_sale(one) for one in returns)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise WireError(f"a sale that cannot be read: {type(error).__name__}") from error
        case _:
            raise WireError("the server's answer holds no receipt")


def read_claimed(body: object) -> Unclaimed | None:
    """None where the claim is granted; raises `WireError` when the server says anything else."""
    match body:
        case {"granted": True, "why": ""}:
            return None
        case {"granted": False, "why": str(why)} if why in set(Unclaimed):
            return Unclaimed(why)
        case _:
            raise WireError("the server's answer neither grants nor refuses")


def _sale(told: Told) -> Sale:
    """What goods can come back by: of cards what a terminal needs, and no slip."""
    currency = told["currency"]
    *earlier, tender = (_tender(one, currency) for one in told["tenders"])
    return Sale(
        lane=told["lane"],
        session=told["session"],
        receipt_no=told["receipt_no"],
        started_at=told["started_at"],
        paid_at=told["paid_at"],
        language=told["language"],
        lines=tuple(_line(line, currency) for line in told["lines"]),
        pricing=_pricing(told, currency),
        tender=tender,
        earlier=tuple(earlier),
        returns=told.get("returns", 0),
    )


def _pricing(told: Told, currency: str) -> Pricing:
    total = told["total"]
    return Pricing(
        lines=tuple(_priced(line, currency) for line in told["lines"]),
        net=Money(total["net_minor"], currency),
        tax=Money(total["tax_minor"], currency),
        to_pay=Money(total["gross_minor"], currency),
        saving=Money(total["saving_minor"], currency),
        by_rate=tuple(
            RateTotal(Tax(**rate["tax"]), Money(rate["net_minor"], currency), Money(rate["tax_minor"], currency))
            for rate in told["by_rate"]
        ),
    )


def _line(told: Told, currency: str) -> Line:
    item = Item(
        key=told["item"],
        names=told["names"],
        price=Money(told["price_minor"], currency),
        unit=Unit(told["unit"]),
        tax=Tax(**told["tax"]),
        category=told["category"],
        picture="",
    )
    weighing = Weighing(told["gross_g"], told["tare_g"]) if told["gross_g"] is not None else None
    return Line(told["line"], item, told["quantity"], weighing)


def _priced(told: Told, currency: str) -> PricedLine:
    return PricedLine(
        line=told["line"],
        shown=Money(told["shown_minor"], currency),
        net=Money(told["net_minor"], currency),
        tax=Money(told["tax_minor"], currency),
        gross=Money(told["gross_minor"], currency),
        reasons=tuple(
            Reason(one["rule"], one["units"], Money(one["saving_minor"], currency), one["names"])
            for one in told["reasons"]
        ),
        extras=tuple(_extra(one, currency) for one in told["extras"]),
    )


def _extra(told: Told, currency: str) -> Extra:
    net, tax, gross = (Money(told[f"{name}_minor"], currency) for name in ("net", "tax", "gross"))
    taxed = Tax(**told["tax"]) if told["tax"] is not None else None
    shown = net if taxed is not None and not taxed.inclusive else gross
    return Extra(told["rule"], told["names"], shown, net, tax, gross, taxed)


def _tender(told: Told, currency: str) -> Tender:
    put_in = told.get("tendered_minor")
    return Tender(
        amount=Money(told["amount_minor"], currency),
        attempt=told["attempt"],
        terminal_id=told["terminal_id"],
        receipt_no=told["receipt_no"],
        trace_no=told["trace_no"],
        card_name=told["card_name"],
        card_last4=told["card_last4"],
        slip=(),
        way=Way(told["kind"]),
        tendered=Money(put_in, currency) if put_in is not None else None,
    )
