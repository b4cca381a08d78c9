"""What lane and server say to each other, versioned: envelopes with a sale, a tap or a call for help inside, how they
are hashed.

A payload's shape belongs to its kind and version; a class that changes it raises the version. Hashes are over canonical
JSON (keys sorted, no blanks, UTF-8), so that both ends come to the same one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache

from kiosk.core.calls import HelpCleared, HelpComing, HelpFact, HelpRequested, HelpSeen
from kiosk.core.changes import Change
from kiosk.core.items import Unit
from kiosk.core.look import LaneLook
from kiosk.core.mode import LaneMode
from kiosk.core.pricing import Extra, Line, PricedLine, Reason
from kiosk.core.receipt import page_hash
from kiosk.core.session.facts import Sale, SaleSigned, SigningFailed, TapExplained, TapGiven, Tender
from kiosk.core.session.lane_facts import ClockJumped, ModeChanged
from kiosk.core.standing import Standing

WIRE_VERSION = 1
SALE = "sale"
TAP = "tap"
SIGNATURE = "signature"
HELP = "help"
LANE_MODE = "lane_mode"
CLOCK = "clock"
SALE_VERSION = 2
SALE_WITH_PACKS_VERSION = 3
SALE_WITH_CHANGES_VERSION = 4
SALE_WITH_MEMBER_VERSION = 5
TAP_VERSION = 2
SIGNATURE_VERSION = 1
HELP_VERSION = 1
LANE_MODE_VERSION = 1
LANE_IN_SERVICE_VERSION = 2
EXPRESS_LANE_VERSION = 3
CLOCK_VERSION = 1

MOST_BATCH = 500
"""So many envelopes at most are sent at once, and taken."""

Payload = Mapping[str, object]


class WireError(ValueError):
    """What came is not what the wire's version says; the message is one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """One owed fact on its way. `lane` + `journal` + `seq` say which, for ever; `payload_hash` says what it held."""

    lane: str
    journal: str
    seq: int
    payload_hash: str
    kind: str
    version: int
    payload: Payload


def canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def payload_hash(payload: Payload) -> str:
    """SHA-256 of the payload's canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(payload)).hexdigest()


def seal(*, lane: str, journal: str, seq: int, kind: str, version: int, payload: Payload) -> Envelope:
    """An envelope whose hash is right."""
    return Envelope(
        lane=lane,
        journal=journal,
        seq=seq,
        payload_hash=payload_hash(payload),
        kind=kind,
        version=version,
        payload=payload,
    )


def envelope_text(envelope: Envelope) -> str:
    """An envelope as JSON, to be kept as it is; `read_envelope` has the way back."""
    return canonical(_flat(envelope)).decode()


def read_envelope(text: str) -> Envelope:
    """What `envelope_text` made."""
    return Envelope(**json.loads(text))


def batch(envelopes: Sequence[Envelope]) -> bytes:
    """The body of a POST to the server, before gzip; `seq` rises from envelope to envelope."""
    return canonical({"wire": WIRE_VERSION, "envelopes": [_flat(one) for one in envelopes]})


def _flat(value: object) -> dict[str, object]:
    """Its fields as they are: `asdict` would look into each, and copy it."""
    kind: type = type(value)
    return {name: getattr(value, name) for name in _names(kind)}


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def standing_body(standing: Standing, look: LaneLook | None = None) -> bytes:
    """The body of a POST to /api/v1/standing: an age, for the clocks of lane and server may differ."""
    told = {"unsent": standing.unsent, "parked": standing.parked, "age_s": standing.age_s}
    return canonical({"wire": WIRE_VERSION, **told, **({"look": _look(look)} if look is not None else {})})


def _look(look: LaneLook) -> dict[str, object]:
    total = _flat(look.total) if look.total is not None else None
    lines = [{"names": dict(one.names), "pieces": one.pieces, "asked": _flat(one.asked)} for one in look.lines]
    told = {"light": look.light, "paying": look.paying, "pieces": look.pieces, "closes": look.closes}
    told |= {"express": look.express}
    return {**told, "total": total, "lines": lines}


@dataclass(frozen=True, slots=True)
class Answer:
    """The server's word on a batch: all up to `taken` is settled; of it, `parked` (sequence → reason) is set aside."""

    taken: int
    parked: dict[int, str]


def read_answer(body: object, sent: Sequence[Envelope]) -> Answer:
    """The answer to `sent`; raises `WireError` when it speaks of anything else."""
    numbers = {one.seq for one in sent}
    match body:
        case {"taken": int(taken), "parked": list(entries)} if taken in numbers:
            parked = {}
            for entry in entries:
                match entry:
                    case {"seq": int(seq), "reason": str(reason)} if seq in numbers and seq <= taken:
                        parked[seq] = reason
                    case _:
                        raise WireError("the server parked something that was not sent")
            return Answer(taken, parked)
        case _:
            raise WireError("the server's answer does not fit what was sent")


def read_have(body: object) -> int:
    """The last fact of a journal that the server has; raises `WireError` when it says anything else."""
    match body:
        case {"have": int(have)} if have >= 0:
            return have
        case _:
            raise WireError("the server does not say what it has")


def sale_envelope(sale: Sale, journal: str, seq: int) -> Envelope:
    """A sale goes in the oldest version that holds all of it, byte for byte as it may have gone before."""
    version = _version(sale) if sale.seller is not None else 1
    return seal(lane=sale.lane, journal=journal, seq=seq, kind=SALE, version=version, payload=sale_payload(sale))


def tap_envelope(fact: TapGiven | TapExplained, journal: str, seq: int) -> Envelope:
    """A tap of a time without questions goes as version 1, byte for byte as it may have gone before."""
    tap = fact.tap if isinstance(fact, TapExplained) else fact
    version = TAP_VERSION if tap.question else 1
    return seal(lane=tap.lane, journal=journal, seq=seq, kind=TAP, version=version, payload=tap_payload(fact))


def signature_envelope(fact: SaleSigned | SigningFailed, journal: str, seq: int) -> Envelope:
    payload = signature_payload(fact)
    return seal(lane=fact.lane, journal=journal, seq=seq, kind=SIGNATURE, version=SIGNATURE_VERSION, payload=payload)


def signature_payload(fact: SaleSigned | SigningFailed) -> dict[str, object]:
    """What came of signing a receipt: `signature` and what was signed, or the `reason` why there is none yet."""
    common = {"lane": fact.lane, "session": fact.session, "receipt_no": fact.receipt_no, "at": fact.at}
    match fact:
        case SaleSigned():
            signature = _flat(fact.signature)
            return {**common, "signature": signature, "data": fact.data, "late": fact.late, "reason": ""}
        case SigningFailed():
            return {**common, "signature": None, "data": "", "late": False, "reason": fact.reason}


def help_envelope(fact: HelpFact, journal: str, seq: int) -> Envelope:
    payload = help_payload(fact)
    return seal(lane=fact.lane, journal=journal, seq=seq, kind=HELP, version=HELP_VERSION, payload=payload)


def help_payload(fact: HelpFact) -> dict[str, object]:
    """What became of call `call`; `shown` is what the lane had on its screen when it was made, null with other news."""
    told: dict[str, object] = {
        "lane": fact.lane,
        "call": fact.call,
        "session": fact.session,
        "at": fact.at,
        "event": "",
        "reason": "",
        "shown": None,
        "by": "",
        "name": "",
        "seconds": 0,
    }
    match fact:
        case HelpRequested():
            total = {"minor": fact.total.minor, "currency": fact.total.currency} if fact.total is not None else None
            shown = {"screen": fact.screen, "pieces": fact.pieces, "total": total}
            return {**told, "event": "requested", "reason": fact.reason.value, "shown": shown}
        case HelpSeen():
            return {**told, "event": "seen", "name": fact.name}
        case HelpComing():
            return {**told, "event": "coming", "name": fact.name, "seconds": fact.seconds}
        case HelpCleared():
            return {**told, "event": "cleared", "by": fact.by.value, "name": fact.name}


def mode_envelope(fact: ModeChanged, journal: str, seq: int) -> Envelope:
    """In which mode the lane is, since when, and by whom: the id of the staff, not their name.

    Version 2 knows service, version 3 lanes for small baskets.
    """
    told = {"lane": fact.lane, "mode": fact.mode.value, "was": fact.was.value, "staff": fact.staff, "at": fact.at}
    payload: dict[str, object] = {**told}
    version = LANE_IN_SERVICE_VERSION if LaneMode.SERVICE in (fact.mode, fact.was) else LANE_MODE_VERSION
    if LaneMode.EXPRESS in (fact.mode, fact.was):
        version, payload["pieces"] = EXPRESS_LANE_VERSION, fact.pieces
    return seal(lane=fact.lane, journal=journal, seq=seq, kind=LANE_MODE, version=version, payload=payload)


def clock_envelope(fact: ClockJumped, journal: str, seq: int) -> Envelope:
    """What the lane's clock showed, and what was due."""
    payload = {"lane": fact.lane, **_flat(fact.move)}
    return seal(lane=fact.lane, journal=journal, seq=seq, kind=CLOCK, version=CLOCK_VERSION, payload=payload)


def sale_payload(sale: Sale) -> dict[str, object]:
    """A paid sale, whole. Amounts in minor units of the one `currency`; a card is its brand and last four digits.

    Version 2 has besides, as `receipt`, what only the e-receipt needs; of its code the hash. Version 3 has the `packs`
    whose codes told more than their item, by line, and the `coupons` that took something off. Version 4 has the
    `changes` that staff made besides, version 5 the `member` whose sale it is, and all of these.
    """
    pricing = sale.pricing
    prices = {priced.line: priced for priced in pricing.lines}
    payload: dict[str, object] = {
        "lane": sale.lane,
        "session": sale.session,
        "receipt_no": sale.receipt_no,
        "started_at": sale.started_at,
        "paid_at": sale.paid_at,
        "language": sale.language,
        "currency": pricing.to_pay.currency,
        "lines": [_line(line, prices[line.id], named=sale.seller is not None) for line in sale.lines],
        "total": {
            "net_minor": pricing.net.minor,
            "tax_minor": pricing.tax.minor,
            "gross_minor": pricing.to_pay.minor,
            "saving_minor": pricing.saving.minor,
        },
        "by_rate": [
            {"tax": _flat(total.tax), "net_minor": total.net.minor, "tax_minor": total.amount.minor}
            for total in pricing.by_rate
        ],
        "tenders": [tender_payload(tender) for tender in sale.tenders],
    }
    if sale.seller is not None:
        payload["receipt"] = {
            "page_hash": page_hash(sale.page_code),
            "seller": _flat(sale.seller),
            "price_on_label": [line.id for line in sale.lines if line.label is not None and line.label.price],
            "slip": list(sale.slip),
        }
        if _tells_more(sale):
            payload["packs"] = [{"line": line.id, **_flat(line.pack)} for line in sale.lines if line.pack is not None]
            payload["coupons"] = [{"coupon": coupon.id, "serial": coupon.serial} for coupon in sale.coupons]
        if sale.changes or sale.member is not None:
            payload["changes"] = [_change(change) for change in sale.changes]
        if sale.member is not None:
            payload["member"] = _flat(sale.member)
    return payload


def tender_payload(tender: Tender) -> dict[str, object]:
    told: dict[str, object] = {
        "kind": tender.way.value,
        "amount_minor": tender.amount.minor,
        "attempt": tender.attempt,
        "terminal_id": tender.terminal_id,
        "receipt_no": tender.receipt_no,
        "trace_no": tender.trace_no,
        "card_name": tender.card_name,
        "card_last4": tender.card_last4,
    }
    if tender.tendered is not None:
        told["tendered_minor"] = tender.tendered.minor
    return told


def _version(sale: Sale) -> int:
    if sale.member is not None:
        return SALE_WITH_MEMBER_VERSION
    if sale.changes:
        return SALE_WITH_CHANGES_VERSION
    return SALE_WITH_PACKS_VERSION if _tells_more(sale) else SALE_VERSION


def _tells_more(sale: Sale) -> bool:
    if sale.changes or sale.member is not None:
        return True
    return not sale.returns and (bool(sale.coupons) or any(line.pack is not None for line in sale.lines))


def _change(change: Change) -> dict[str, object]:
    """The id of the staff, not their name; what the line, or with line 0 the basket, came to before and after."""
    told = {name: getattr(change, name) for name in ("line", "staff", "at", "words", "note")}
    coded = {"act": change.act.value, "why": change.why.value}
    return {**told, **coded, "before_minor": change.before.minor, "after_minor": change.after.minor}


def _line(line: Line, priced: PricedLine, *, named: bool) -> dict[str, object]:
    """A pack with its price on the label is told as one piece at that price, a labelled weight as one without tare.

    `named`: with what reasons are called and what comes on top, as version 2 has it.
    """
    item, packed = line.item, line.label is not None and line.label.price is not None
    net_g = 0 if packed else line.net_g
    tare_g = line.weighing.tare_g if line.weighing is not None else 0
    told: dict[str, object] = {
        "line": line.id,
        "item": item.key,
        "names": dict(item.names),
        "category": item.category,
        "unit": Unit.EACH.value if packed else item.unit.value,
        "price_minor": line.shelf.minor if packed else line.unit_price.minor,
        "quantity": line.quantity,
        "gross_g": net_g + tare_g if net_g else None,
        "tare_g": tare_g if net_g else None,
        "tax": _flat(item.tax),
        "shown_minor": priced.shown.minor,
        "net_minor": priced.net.minor,
        "tax_minor": priced.tax.minor,
        "gross_minor": priced.gross.minor,
        "reasons": [_reason(reason, named=named) for reason in priced.reasons],
    }
    if line.by_scale is not None:
        told["scale_total_minor"] = line.by_scale.minor
    if named:
        told["extras"] = [_extra(extra) for extra in priced.extras]
    return told


def _reason(reason: Reason, *, named: bool) -> dict[str, object]:
    told: dict[str, object] = {"rule": reason.rule, "units": reason.units, "saving_minor": reason.saving.minor}
    return {**told, "names": dict(reason.names)} if named else told


def _extra(extra: Extra) -> dict[str, object]:
    """A deposit or fee; `tax` is null where it is outside tax."""
    return {
        "rule": extra.rule,
        "names": dict(extra.names),
        "tax": _flat(extra.tax_class) if extra.tax_class is not None else None,
        "net_minor": extra.net.minor,
        "tax_minor": extra.tax.minor,
        "gross_minor": extra.gross.minor,
    }


def tap_payload(fact: TapGiven | TapExplained) -> dict[str, object]:
    """A tap and what the visit had. No session, sale or member, and the hour only: it stays anonymous.

    Version 2 has besides the question that the face answers, the reasons chosen and the remark; what comes later under
    the same `tap` stands for what came before.
    """
    tap, reasons, remark = (fact.tap, fact.reasons, fact.remark) if isinstance(fact, TapExplained) else (fact, (), "")
    payload: dict[str, object] = {
        "tap": tap.tap,
        "lane": tap.lane,
        "face": tap.face,
        "hour": tap.hour,
        "language": tap.language,
        "weighed": tap.weighed,
        "helped": tap.helped,
    }
    if tap.question:
        payload["question"] = tap.question
        payload["reasons"] = list(reasons)
        payload["remark"] = remark
    return payload
