import pytest

from drivers.emulators.base import Act, Faults, HangUp, Say, Value
from drivers.emulators.mouth import MERGE_WAIT_S, SPLIT_PAUSE_S, Mouth


def mouth(**faults: Value) -> Mouth:
    ordered = Faults()
    for name, value in faults.items():
        ordered.set(name, value)
    return Mouth(ordered)


def said(at: Mouth, *acts: Act, until: float = 100.0) -> list[tuple[float, bytes | HangUp]]:
    """What came when, from the moment 10.0 on."""
    at.take(acts, 10.0)
    heard: list[tuple[float, bytes | HangUp]] = []
    while (deadline := at.deadline) is not None and deadline <= until:
        heard += [(round(deadline, 3), one) for one in at.due(deadline)]
    return heard


def test_what_is_thought_over_comes_later_and_nothing_overtakes_it() -> None:
    assert said(mouth(), Say(b"slow", 2.0), Say(b"quick")) == [(12.0, b"slow"), (12.0, b"quick")]


def test_nothing_is_due_before_its_time() -> None:
    at = mouth()
    at.take([Say(b"late", 5.0)], 10.0)
    assert list(at.due(14.9)) == []
    assert list(at.due(15.0)) == [b"late"]
    assert at.deadline is None


def test_a_silent_device_says_nothing_but_hangs_up() -> None:
    assert said(mouth(silence=True), Say(b"word"), HangUp()) == [(10.0, HangUp())]


def test_a_slow_one_takes_the_milliseconds_that_were_ordered() -> None:
    assert said(mouth(slow=2500), Say(b"word")) == [(12.5, b"word")]


def test_split_words_come_byte_by_byte() -> None:
    assert said(mouth(split=True), Say(b"abc")) == [
        (10.0, b"a"),
        (round(10 + SPLIT_PAUSE_S, 3), b"b"),
        (round(10 + 2 * SPLIT_PAUSE_S, 3), b"c"),
    ]


def test_merged_words_come_as_one() -> None:
    at = mouth(merge=True)
    at.take([Say(b"one"), Say(b"two", 0.1)], 10.0)
    assert list(at.due(10.0 + MERGE_WAIT_S)) == [b"onetwo"]


def test_half_a_frame_and_a_repeated_one_happen_once() -> None:
    assert [word for _, word in said(mouth(half_frame=True), Say(b"abcd"), Say(b"abcd"))] == [b"ab", b"abcd"]
    assert [word for _, word in said(mouth(repeat=True), Say(b"word"), Say(b"last"))] == [b"word", b"word", b"last"]


def test_noise_stands_before_a_word_and_is_the_same_each_time() -> None:
    first, second = (said(mouth(noise=True), Say(b"word")) for _ in range(2))
    [(_, heard)] = first
    assert isinstance(heard, bytes)
    assert heard.endswith(b"word")
    assert len(heard) > len(b"word")
    assert first == second


@pytest.mark.parametrize("unplug", [False, True])
def test_what_was_said_before_hanging_up_still_comes(unplug: bool) -> None:
    assert said(mouth(), Say(b"bye"), HangUp(unplug)) == [(10.0, b"bye"), (10.0, HangUp(unplug))]


def test_what_is_forgotten_is_never_said() -> None:
    at = mouth()
    at.take([Say(b"word", 1.0)], 10.0)
    at.forget()
    assert list(at.due(100.0)) == []
