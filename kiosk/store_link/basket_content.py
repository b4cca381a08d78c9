"""A basket that was put aside → the JSON that the store keeps, and back. Nothing is guessed and nothing dropped."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError, create_model

from kiosk.core.basket_wire import BASKET_VERSION
from kiosk.core.baskets import Content, Grant, Offer
from kiosk.core.session.visit import PutAside, Saved, put_aside_of


class ContentStrange(ValueError):
    """The store granted something that this program cannot open; the message is one sentence."""


def offer_of(saved: Saved) -> Offer:
    """What the store is offered: what hosts see of it, and the basket whole."""
    visit = saved.session
    return Offer(
        basket=saved.basket,
        code=saved.code,
        at=saved.at,
        pieces=visit.pieces,
        total=visit.pricing.to_pay,
        content=_written(put_aside_of(visit)),
    )


def basket_in(grant: Grant) -> PutAside:
    """What was granted; raises `ContentStrange`."""
    if grant.version != BASKET_VERSION:
        raise ContentStrange(f"a basket of version {grant.version}, this program knows version {BASKET_VERSION}")
    try:
        read: PutAside = _reader().model_validate_json(json.dumps({"basket": grant.content})).basket
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"][1:]) or "the basket"
        raise ContentStrange(f"{place}: {first['msg']}") from None
    return read


def _written(basket: PutAside) -> Content:
    content: Content = _writer().dump_python(basket, mode="json")
    return content


@cache
def _writer() -> TypeAdapter[PutAside]:
    return TypeAdapter(PutAside)


@cache
def _reader() -> Any:  # noqa: ANN401 - a pydantic model made at run time
    """A model around the basket: its strictness reaches the dataclasses inside, which have none of their own."""
    return create_model("StoredBasket", __config__=ConfigDict(extra="forbid", strict=True), basket=(PutAside, ...))
