"""What lane and server say to each other of baskets that were put aside, as JSON."""

from __future__ import annotations

import re
from datetime import datetime

from kiosk.core.baskets import Ask, Grant, Kept, NotGranted, Offer, Why
from kiosk.core.session.basket_facts import BasketTakenUp
from kiosk.core.values import Money
from kiosk.core.wire import WIRE_VERSION, Envelope, WireError, canonical, seal

BASKET_VERSION = 1
BASKET_WITH_CHANGES_VERSION = 2
BASKET_WITH_LOOKS_VERSION = 3
"""Of what a basket's content looks like: the second where staff changed something of it."""
TAKEN_UP = "basket_taken_up"
TAKEN_UP_VERSION = 1
TAKEN_UP_BY_STAFF_VERSION = 2
"""The second says whose act it was, where it was one of the staff's."""


def offer_body(offer: Offer) -> bytes:
    """The body of a POST to /api/v1/baskets."""
    return canonical(
        {
            "wire": WIRE_VERSION,
            "basket": offer.basket,
            "code": offer.code,
            "at": offer.at,
            "pieces": offer.pieces,
            "total_minor": offer.total.minor,
            "currency": offer.total.currency,
            "version": offer.version,
            "content": offer.content,
        }
    )


def ask_body(ask: Ask) -> bytes:
    """The body of a POST to /api/v1/baskets/asks."""
    return canonical(
        {"wire": WIRE_VERSION, "request": ask.request, "code": ask.code, "lane": ask.lane, "basket": ask.basket}
    )


def release_body(request: str, basket: str) -> bytes:
    """The body of a POST to /api/v1/baskets/releases."""
    return canonical({"wire": WIRE_VERSION, "request": request, "basket": basket})


def read_grant(body: object) -> Grant | NotGranted:
    """The server's word on an `Ask`; raises `WireError` when it says anything else."""
    match body:
        case {
            "granted": {
                "basket": str(basket),
                "code": str(code),
                "lane": str(lane),
                "at": str(at),
                "version": int(version),
                "content": dict(content),
            },
            "refused": None,
        }:
            return Grant(basket=basket, code=code, lane=lane, at=at, version=version, content=content)
        case {"granted": None, "refused": {"why": str(why), "lane": str(lane)}} if why in set(Why):
            return NotGranted(Why(why), lane)
        case _:
            raise WireError("the server's answer neither grants nor refuses")


def read_shelf(body: object) -> tuple[Kept, ...]:
    """What the server has, as it came to GET /api/v1/baskets; raises `WireError` when it says anything else."""
    match body:
        case {"baskets": list(told)}:
            return tuple(_kept(one) for one in told)
        case _:
            raise WireError("the server's answer is no list of baskets")


def _kept(told: object) -> Kept:
    match told:
        case {
            "basket": str(basket),
            "code": str(code),
            "lane": str(lane),
            "at": str(at),
            "pieces": int(pieces),
            "total_minor": int(minor),
            "currency": str(currency),
        }:
            return Kept(basket=basket, code=code, lane=lane, at=_time(at), pieces=pieces, total=_money(minor, currency))
        case _:
            raise WireError("a basket of the server's list cannot be read")


def _time(at: str) -> str:
    """`at`, where it is ISO 8601 with a zone."""
    try:
        zoned = datetime.fromisoformat(at).tzinfo is not None
    except ValueError:
        zoned = False
    if not zoned:
        raise WireError("the time of a basket cannot be read")
    return at


def _money(minor: int, currency: str) -> Money:
    if re.fullmatch("[A-Z]{3}", currency) is None:
        raise WireError("the total of a basket cannot be read")
    return Money(minor, currency)


def taken_up_envelope(fact: BasketTakenUp, journal: str, seq: int) -> Envelope:
    """The lane has taken the basket up, durably, as its visit `session`."""
    payload = {"lane": fact.lane, "basket": fact.basket, "session": fact.session, "at": fact.at}
    version = TAKEN_UP_VERSION
    if fact.staff:
        payload, version = {**payload, "staff": fact.staff}, TAKEN_UP_BY_STAFF_VERSION
    return seal(lane=fact.lane, journal=journal, seq=seq, kind=TAKEN_UP, version=version, payload=payload)
