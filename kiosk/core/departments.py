"""What has no number of its own is sold by its department: at a price that staff type, under the tax of its shelf."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kiosk.core.items import Item, Unit
from kiosk.core.values import Money

PREFIX = "dept:"


def department_item(key: str, names: Mapping[str, str], shelf: Sequence[Item], price: Money) -> Item | None:
    """One thing of department `key`, under the tax class that most of its `shelf` has; between equals the higher rate.
    Where most of the shelf wants an age, it wants the highest of them. None where there is nothing to go by.
    """
    classes = Counter(item.tax for item in shelf if item.price.currency == price.currency)
    if not classes:
        return None
    tax = max(classes, key=lambda one: (classes[one], one.rate_bp, one.code))
    ages = sorted(item.min_age for item in shelf)
    return Item(
        key=f"{PREFIX}{key}",
        names=dict(names),
        price=price,
        unit=Unit.EACH,
        tax=tax,
        category=key,
        picture="",
        min_age=ages[-1] if ages[len(ages) // 2] else 0,
    )
