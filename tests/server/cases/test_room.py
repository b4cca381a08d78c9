"""Who waits for news of the cases is woken by a round that made some."""

from server.cases.room import told


def test_a_round_that_changed_something_is_told_and_one_that_did_not_is_not() -> None:
    changes, rung = [True, False, False, True], []
    turn = told(lambda: changes.pop(0), lambda: rung.append(len(changes)))
    while changes:
        turn()
    assert rung == [3, 0]
