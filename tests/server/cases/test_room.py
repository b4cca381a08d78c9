"""The room of the cases lives as long as its server."""

import threading

from tests.server.running import Store


def test_its_rounds_are_made_while_the_server_runs_and_end_with_it(store: Store) -> None:
    assert "cases" in {one.name for one in threading.enumerate()}
    store.closes()
    assert "cases" not in {one.name for one in threading.enumerate()}
