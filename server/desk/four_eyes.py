"""Which changes want a second person: all that can change what a shopper pays, and what all shoppers are asked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kiosk.core.master import CATEGORY, ITEM

OWN = frozenset({"names", "picture", "picks"})
"""What of an item its author may publish alone."""


def wants_second(name: str, before: str | None, body: str | None) -> bool:
    """Whether record `name`, changed from `before` to `body`, may only be published by another person than its author.

    An item's name and picture, how often it is picked and the looks of a shelf are its author's own affair; a price
    with its times, a tax, a unit, the shelf that offers ask for, an age, a new item, one that goes, the currency and
    each rule are not.
    """
    if before == body:
        return False
    if name.startswith(CATEGORY):
        return before is None or body is None
    if not name.startswith(ITEM) or before is None or body is None:
        return True
    return _rest(before) != _rest(body)


def _rest(body: str) -> Mapping[str, Any]:
    told = json.loads(body)
    return {key: value for key, value in told.items() if key not in OWN} if isinstance(told, dict) else {"": told}
