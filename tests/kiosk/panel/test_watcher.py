from __future__ import annotations

import queue
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kiosk.panel.control import Control
from kiosk.panel.watcher import Break, Found, Lost, Mend, Put, Refused, Seen, Told, Watcher
from tests.kiosk.panel.emulated import emulated

PATIENCE_S = 15.0


class Heard:
    """What the watcher told, in its order."""

    def __init__(self) -> None:
        self._told: queue.SimpleQueue[Told] = queue.SimpleQueue()
        self.hear = self._told.put

    def until(self, condition: Callable[[Told], object]) -> Told:
        """The first for which `condition` holds; those before it are gone."""
        while not condition(told := self._told.get(timeout=PATIENCE_S)):
            continue
        return told

    def state_with(self, **values: object) -> Told:
        return self.until(
            lambda told: (
                isinstance(told, Seen)
                and told.state is not None
                and all(told.state[name] == value for name, value in values.items())
            )
        )


@contextmanager
def watching(control: Control) -> Iterator[tuple[Watcher, Heard]]:
    heard = Heard()
    watcher = Watcher("scale", control, heard.hear, every_s=0.02)
    watcher.start()
    try:
        yield watcher, heard
    finally:
        watcher.ask_to_stop()
        watcher.join(PATIENCE_S)


def test_a_device_is_found_and_then_seen() -> None:
    with emulated("toledo8217") as scale, watching(scale.control) as (_, heard):
        found = heard.until(lambda _: True)
        assert isinstance(found, Found)
        assert found.about.protocol == "toledo8217"
        heard.state_with(weight_g=0)


def test_an_order_is_carried_out_and_seen() -> None:
    with emulated("toledo8217") as scale, watching(scale.control) as (watcher, heard):
        watcher.order(Put({"weight_g": 845}))
        heard.state_with(weight_g=845)
        watcher.order(Break("slow", 200))
        heard.state_with(faults={"slow": 200})
        watcher.order(Mend("slow"))
        heard.state_with(faults={})


def test_a_refused_order_is_told_and_the_device_stays_there() -> None:
    with emulated("toledo8217") as scale, watching(scale.control) as (watcher, heard):
        heard.state_with(weight_g=0)
        watcher.order(Put({"colour": "red"}))
        refused = heard.until(lambda told: isinstance(told, Refused))
        assert refused == Refused("scale", "a scale has no colour")
        watcher.order(Put({"weight_g": 5}))
        heard.state_with(weight_g=5)


def test_an_emulator_that_goes_away_is_told_once_and_comes_back_by_itself() -> None:
    with emulated("toledo8217") as scale:
        control = scale.control
    with watching(control) as (_, heard):
        lost = heard.until(lambda _: True)
        assert isinstance(lost, Lost)
        assert "nobody answers" in lost.why
        with emulated("toledo8217", control.port):
            assert isinstance(heard.until(lambda _: True), Found)
            heard.state_with(weight_g=0)
        assert isinstance(heard.until(lambda told: not isinstance(told, Seen)), Lost)


def test_an_order_that_gets_nowhere_is_told_each_time() -> None:
    with emulated("toledo8217") as scale:
        control = scale.control
    with watching(control) as (watcher, heard):
        for _ in range(2):
            watcher.order(Put({"weight_g": 5}))
        assert all(isinstance(heard.until(lambda _: True), Lost) for _ in range(3))


@contextmanager
def silent() -> Iterator[int]:
    """A port that takes connections and never answers: an emulator that was stopped."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield int(server.getsockname()[1])


def test_an_emulator_that_hangs_holds_up_nobody_who_leaves_whatever_was_ordered() -> None:
    with silent() as port:
        told: list[Told] = []
        watcher = Watcher("scale", Control(port), told.append)
        watcher.start()
        for grams in range(5):
            watcher.order(Put({"weight_g": grams}))
        watcher.ask_to_stop()
        before = time.monotonic()
        watcher.join(0.2)
        assert time.monotonic() - before < 5.0  # one answer alone would be waited for longer
    watcher.join(PATIENCE_S)
    assert told == []
