"""Objects that hold each other in a circle are collected on Qt's thread, and on no other, while a window is shown.

Python collects on whichever thread happens to make the next object. Where that is the lane's or a device's, and a Qt
object is among what goes, Qt may end the whole program (`docs/decisions/0068-rubbish-on-qts-thread.md`).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer

EVERY_MS = 100


@contextmanager
def collecting_here(every_ms: int = EVERY_MS) -> Iterator[None]:
    """On this thread, whose event loop runs meanwhile; what there was before is not looked at again until the end."""
    timer = QTimer()
    timer.timeout.connect(collect_what_is_due)
    gc.collect()
    gc.freeze()
    gc.disable()
    timer.start(every_ms)
    try:
        yield
    finally:
        timer.stop()
        gc.unfreeze()
        gc.collect()
        gc.enable()


def collect_what_is_due() -> None:
    """By Python's own thresholds, the oldest generation that is over its own."""
    counted = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [age for age, (count, most) in enumerate(counted) if count > most]
    if due:
        gc.collect(due[-1])
