"""A basket that was put aside → the JSON that the store keeps, and back. Nothing is guessed and nothing dropped."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError, create_model

from kiosk.core.basket_wire import BASKET_VERSION, BASKET_WITH_CHANGES_VERSION, BASKET_WITH_LOOKS_VERSION
from kiosk.core.baskets import Content, Grant, Offer
from kiosk.core.changes import MOST_WORDS
from kiosk.core.pricing import NOTHING
from kiosk.core.remarks import plain
from kiosk.core.session.visit import PutAside, Saved, put_aside_of


class ContentStrange(ValueError):
    """The store granted something that this program cannot open; the message is one sentence."""


def offer_of(saved: Saved) -> Offer:
    """What the store is offered: what hosts see of it, and the basket whole."""
    visit = saved.session
    basket = put_aside_of(visit)
    return Offer(
        basket=saved.basket,
        code=saved.code,
        at=saved.at,
        pieces=visit.pieces,
        total=visit.pricing.to_pay,
        content=_written(basket),
        version=_version(basket),
    )


def basket_in(grant: Grant) -> PutAside:
    """What was granted; raises `ContentStrange`."""
    if not BASKET_VERSION <= grant.version <= BASKET_WITH_LOOKS_VERSION:
        raise ContentStrange(
            f"a basket of version {grant.version}, this program knows version {BASKET_WITH_LOOKS_VERSION}"
        )
    try:
        read: PutAside = _reader().model_validate_json(json.dumps({"basket": grant.content})).basket
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"][1:]) or "the basket"
        raise ContentStrange(f"{place}: {first['msg']}") from None
    # what a program of another day let through is kept as this one writes it: a sale with it is booked
    changes = tuple(replace(one, words=plain(one.words, MOST_WORDS)) for one in read.changes)
    return replace(read, changes=changes)


def _version(basket: PutAside) -> int:
    """The oldest that holds all of it: a lane that could not keep to something must not open it."""
    if basket.owes_check or basket.bag_words:
        return BASKET_WITH_LOOKS_VERSION
    return BASKET_WITH_CHANGES_VERSION if _is_changed(basket) else BASKET_VERSION


def _is_changed(basket: PutAside) -> bool:
    return basket.by_hand != NOTHING or bool(basket.changes) or any(line.by_hand for line in basket.lines)


def _written(basket: PutAside) -> Content:
    """As lanes wrote and read it that knew of no more: of nothing to look at, of no changes by staff."""
    content: dict[str, Any] = _writer().dump_python(basket, mode="json")
    version = _version(basket)
    if version < BASKET_WITH_LOOKS_VERSION:
        del content["owes_check"], content["bag_words"]
    if version > BASKET_VERSION:
        return content
    lines = [{name: told for name, told in line.items() if name != "discount"} for line in content["lines"]]
    return {**{name: told for name, told in content.items() if name not in ("by_hand", "changes")}, "lines": lines}


@cache
def _writer() -> TypeAdapter[PutAside]:
    return TypeAdapter(PutAside)


@cache
def _reader() -> Any:  # noqa: ANN401 - a pydantic model made at run time
    """A model around the basket: its strictness reaches the dataclasses inside, which have none of their own."""
    return create_model("StoredBasket", __config__=ConfigDict(extra="forbid", strict=True), basket=(PutAside, ...))
