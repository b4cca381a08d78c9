"""What scales show, drawn: also what no scale of this lane could have been asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from kiosk.core.session.inputs import BaggingShowed, Input, Load, ScalePriced, ScaleShowed, ScaleUnpriced
from kiosk.core.session.price_notes import Unpriced

Choice = TypeVar("Choice")
WISHES = (1, 2, 3)


def by_scales(one: Callable[[Sequence[Choice]], Choice]) -> dict[type, Callable[[], Input]]:
    return {
        ScaleShowed: lambda: ScaleShowed(
            one(tuple(Load)), one((505, 0, 105, 115, 15_000, 15_001, -5)), one((True, False))
        ),
        ScalePriced: lambda: ScalePriced(
            one(WISHES), one((500, 1240, 0, 90)), one((0, 10)), one((199, 279)), one((100, 140, 247, 346, 0))
        ),
        ScaleUnpriced: lambda: ScaleUnpriced(one(WISHES), one(tuple(Unpriced))),
        BaggingShowed: lambda: BaggingShowed(one(tuple(Load)), one((0, 350, 1250, 15_001))),
    }
