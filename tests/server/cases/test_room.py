"""The room of the cases lives as long as its server."""

import threading

from server.cases.room import told
from tests.server.running import Store


def test_its_rounds_are_made_while_the_server_runs_and_end_with_it(store: Store) -> None:
    assert "cases" in {one.name for one in threading.enumerate()}
    store.closes()
    assert "cases" not in {one.name for one in threading.enumerate()}


def test_a_round_that_changed_something_is_told_and_one_that_did_not_is_not() -> None:
    changes, rung = [True, False, False, True], []
    turn = told(lambda: changes.pop(0), lambda: rung.append(len(changes)))
    while changes:
        turn()
    assert rung == [3, 0]
