"""A store for each journey: emulators and lane as programs of their own, over real wires. What costs most to start is
shared by the journeys of one test process: the store server, which knows each journey's lane by its own number, and the
nurseries that lanes, emulators and servers are forked from.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

import pytest

from kiosk.play.box import StoreBox
from kiosk.play.nursery import Nursery as Programs
from kiosk.play.program import ROOT
from kiosk.play.store_server import StoreServer
from tests.journeys.play import Nursery, Store

USUAL = ("scanner", "scale", "printer", "terminal")
MOST_JOURNEYS = 200

Rules = Mapping[str, Mapping[str, object]]


class OpenStore(Protocol):
    def __call__(
        self, *devices: str, own_server: bool = False, staff: str = "", rules: Rules | None = None, **timing: float
    ) -> Store:
        """A store with the devices named (all but the camera by default); `rules` are settings of its own, by section.
        With `staff`, the text of a staff file, it has a server of its own, where hosts sign on.

        After the journey its books must balance: lane = server = terminal = paper. Then it is closed.
        """


class Shared:
    """What journeys share, and the lane numbers that are left."""

    def __init__(self, folder: Path) -> None:
        self.nursery, self.programs = Nursery(folder), Programs()
        lanes = [f"J{number}" for number in range(1, MOST_JOURNEYS)]
        self.server = StoreServer(folder / "server", "Green Corner", lanes, spawn=self.programs.spawn)
        self.server.launch()
        self.nursery.wait_ready()
        self.server.wait_ready()
        self._lanes = iter(lanes)

    def next_lane(self) -> str:
        return next(self._lanes)

    def stop(self) -> None:
        self.nursery.stop()
        self.server.stop()
        self.programs.close()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    together = Shared(tmp_path_factory.mktemp("shared"))
    yield together
    together.stop()


@pytest.fixture
def open_store(shared: Shared, tmp_path: Path) -> Iterator[OpenStore]:
    stores: list[Store] = []
    servers: list[StoreServer] = []
    numbers = itertools.count()

    def open_it(
        *devices: str, own_server: bool = False, staff: str = "", rules: Rules | None = None, **timing: float
    ) -> Store:
        folder, lane = tmp_path / f"store{next(numbers)}", shared.next_lane()
        server = None if own_server else shared.server
        if staff:
            server = StoreServer(folder / "server", "Green Corner", [lane], staff, spawn=shared.programs.spawn)
            servers.append(server)
            server.launch()
            server.wait_ready()
        box = StoreBox(
            folder,
            ROOT / "config" / "demo.toml",
            devices or USUAL,
            lane=lane,
            timing=timing,
            overrides=rules,
            server=server,
            spawn=shared.programs.spawn,
        )
        try:
            box.start()
            stores.append(Store(box, shared.nursery))
        except BaseException:
            box.stop()
            raise
        return stores[-1]

    yield open_it
    try:
        for store in stores:
            assert store.spoilt or store.audit() == ""
    finally:
        for store in stores:
            store.stop()
        for server in servers:
            server.stop()


@pytest.fixture
def store(open_store: OpenStore) -> Store:
    """A store whose lane has all of its devices, at attract."""
    opened = open_store()
    opened.ready()
    return opened


@pytest.fixture
def till(open_store: OpenStore) -> Store:
    """A store with scanner and terminal only, at attract: what a sale by card needs."""
    opened = open_store("scanner", "terminal")
    opened.ready()
    return opened


@pytest.fixture
def scanning(open_store: OpenStore) -> Store:
    """A store with a scanner only, at attract: what a basket needs."""
    opened = open_store("scanner")
    opened.ready()
    return opened
