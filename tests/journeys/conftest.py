"""A store for each journey: emulators, server and lane as programs of their own, over real wires."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.play.box import ROOT, StoreBox
from tests.journeys.play import Store

USUAL = ("scanner", "scale", "printer", "terminal")


@pytest.fixture
def open_store(tmp_path: Path) -> Iterator[Callable[..., Store]]:
    """Opens a store with the devices named (all but the camera by default); closed after the journey."""
    stores: list[Store] = []

    def open_it(*devices: str) -> Store:
        box = StoreBox(tmp_path / f"store{len(stores)}", ROOT / "config" / "demo.toml", devices or USUAL)
        box.start()
        stores.append(Store(box))
        return stores[-1]

    yield open_it
    for store in stores:
        store.stop()


@pytest.fixture
def store(open_store: Callable[..., Store]) -> Store:
    """A store whose lane has all of its devices, at attract."""
    opened = open_store()
    opened.ready()
    return opened
