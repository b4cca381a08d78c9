"""A step as it is told to programs, and to people."""

from __future__ import annotations

from kiosk.core.receipt import amount
from kiosk.core.sale import Tender
from kiosk.core.session.state import Paid, Session
from kiosk.replay.steps import Step
from kiosk.replay.words import in_words, line_in_words


def as_shape(step: Step) -> dict[str, object]:
    """As JSON: money in minor units, weights in grams. `what` is in words, `kinds` the facts' own names."""
    append, visit = step.append, step.visit
    language = step.state.language if visit is None else visit.language
    return {
        "seq": append.seq,
        "last_seq": append.last,
        "at": append.at,
        "session": append.session,
        "kinds": [type(fact).__name__ for fact in append.facts],
        "what": [in_words(fact, language) for fact in append.facts],
        "screen": step.after.screen.value,
        "screen_sure": step.after.sure,
        "visit": None if visit is None else _visit(visit, open_=step.state.session is not None),
    }


def as_text(step: Step) -> str:
    """Some lines: when and what, then the screen and the basket."""
    append, visit = step.append, step.visit
    language = step.state.language if visit is None else visit.language
    numbers = f"{append.seq}" if append.seq == append.last else f"{append.seq}–{append.last}"
    screen = step.after.screen.value if step.after.sure else f"{step.after.screen.value} (as last told)"
    text = [f"{numbers}  {append.at}  {append.session or '-'}  screen: {screen}"]
    text += [f"    {in_words(fact, language)}" for fact in append.facts]
    if visit is not None and step.state.session is not None:
        for line in visit.lines:
            text.append(f"    | {line_in_words(line, language)}  {amount(visit.priced(line.id).shown)}")
        paid = "".join(f", {amount(part.amount)} by {part.way}" for part in tenders_of(visit))
        owed = visit.pricing.to_pay
        text.append(f"    | to pay {amount(owed)} {owed.currency}{paid}")
    return "\n".join(text)


def tenders_of(visit: Session) -> tuple[Tender, ...]:
    """The payments that stand."""
    return visit.phase.sale.tenders if isinstance(visit.phase, Paid) else visit.parts


def _visit(visit: Session, *, open_: bool) -> dict[str, object]:
    pricing = visit.pricing
    return {
        "id": visit.id,
        "open": open_,
        "phase": type(visit.phase).__name__,
        "language": visit.language,
        "training": visit.training,
        "pieces": visit.pieces,
        "lines": [
            {
                "line": line.id,
                "item": line.item.key,
                "name": line.item.name(visit.language),
                "quantity": line.quantity if not line.is_load else None,
                "net_g": line.net_g if line.is_load else None,
                "shown_minor": visit.priced(line.id).shown.minor,
            }
            for line in visit.lines
        ],
        "coupons": [coupon.id for coupon in visit.coupons],
        "interventions": [one.kind.value for one in visit.interventions],
        "currency": pricing.to_pay.currency,
        "to_pay_minor": pricing.to_pay.minor,
        "tax_minor": pricing.tax.minor,
        "saving_minor": pricing.saved.minor,
        "tenders": [{"way": one.way.value, "amount_minor": one.amount.minor} for one in tenders_of(visit)],
    }
