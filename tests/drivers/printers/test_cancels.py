"""A receipt that must not print late is cancelled; a queue that says no is not asked for ever."""

from __future__ import annotations

from drivers.printers.cancels import KEPT, LONGEST_PAUSE_S, REFUSALS, Cancels


def waiting(*jobs: int) -> Cancels:
    cancels = Cancels()
    for job in jobs:
        cancels.add(job)
    return cancels


def test_one_is_asked_for_at_once_and_is_over_when_the_queue_has_done_it() -> None:
    cancels = waiting(7)
    assert cancels.due(0.0) == 7
    cancels.done(7)
    assert cancels.due(0.0) is None


def test_each_refusal_doubles_the_pause_and_the_last_ends_it() -> None:
    cancels, now, pauses = waiting(7), 0.0, []
    for refusal in range(REFUSALS):
        assert cancels.due(now) == 7
        assert cancels.not_taken(7, now, refused=True) == (refusal == REFUSALS - 1)
        pause = 1.0
        while refusal < REFUSALS - 1 and cancels.due(now + pause) is None:
            pause += 1.0
        pauses.append(pause)
        now += pause
    assert pauses[:-1] == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0]
    assert cancels.due(now + 1000.0) is None


def test_a_server_in_trouble_is_asked_until_it_comes_to_itself() -> None:
    cancels, now = waiting(7), 0.0
    for _ in range(100):
        assert not cancels.not_taken(7, now, refused=False)
        now += LONGEST_PAUSE_S
        assert cancels.due(now) == 7


def test_one_that_is_refused_holds_up_no_other() -> None:
    cancels = waiting(7, 8)
    cancels.not_taken(7, 0.0, refused=True)
    assert cancels.due(0.0) == 8
    cancels.done(8)
    assert cancels.due(0.5) is None
    assert cancels.due(1.0) == 7


def test_so_many_are_kept_and_the_oldest_forgotten() -> None:
    assert waiting(*range(KEPT + 1)).due(0.0) == 1


def test_what_is_not_waited_for_changes_nothing() -> None:
    cancels = waiting(7)
    assert not cancels.not_taken(9, 0.0, refused=True)
    assert cancels.due(0.0) == 7
