"""What is left of a window goes on Qt's own thread, soon: another thread's collector, in some later test, would pull it
from under Qt, which ends the whole run.
"""

import gc
import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _nothing_of_a_window_stays(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if {"qapp", "qtbot"} & set(request.fixturenames):
        gc.collect()


@pytest.fixture(autouse=True, scope="module")
def _nothing_of_a_shared_window_stays() -> Iterator[None]:
    yield
    if "PySide6.QtQuick" in sys.modules:
        gc.collect()
        if not gc.get_freeze_count():  # a window that was run here has looked at everything again, and lets it go
            gc.freeze()
