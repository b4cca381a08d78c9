from __future__ import annotations

from drivers.contract import Settling, StableWeight
from drivers.scales.telling import Changes

APPLES = StableWeight(1250, net=False, at_zero=False)


def test_what_is_shown_again_is_no_news() -> None:
    changes = Changes()
    shown = [changes.shown(reading, 1.0) for reading in (APPLES, APPLES, Settling(), APPLES)]
    assert shown == [(APPLES,), (), (Settling(),), (APPLES,)]


def test_after_trouble_or_a_loss_what_is_shown_is_news_again() -> None:
    changes = Changes()
    changes.shown(APPLES, 1.0)
    changes.troubled()
    assert changes.shown(APPLES, 2.0) == (APPLES,)
    changes.forget()
    assert changes.shown(APPLES, 3.0) == (APPLES,)
