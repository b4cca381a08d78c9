from drivers.virtual.time import VirtualTime


def test_what_is_due_happens_in_the_order_of_its_moments() -> None:
    time, happened = VirtualTime(), list[tuple[str, float]]()
    for name, moment in {"second": 2.0, "first": 1.0, "also second": 2.0}.items():
        time.at(moment, lambda name=name: happened.append((name, time.now)))  # type: ignore[misc]
    time.passes(10.0)
    assert happened == [("first", 1.0), ("second", 2.0), ("also second", 2.0)]
    assert time.now == 10.0


def test_what_is_due_later_waits() -> None:
    time, happened = VirtualTime(), list[float]()
    time.after(5.0, lambda: happened.append(time.now))
    time.passes(4.0)
    assert (happened, time.next) == ([], 5.0)
    time.passes(1.0)
    assert (happened, time.next) == ([5.0], None)


def test_what_is_past_happens_now() -> None:
    time, happened = VirtualTime(100.0), list[float]()
    time.at(3.0, lambda: happened.append(time.now))
    assert time.step()
    assert happened == [100.0]
    assert not time.step()


def test_what_happens_may_ask_for_more() -> None:
    time, beats = VirtualTime(), list[float]()

    def beat() -> None:
        beats.append(time.now)
        time.after(1.0, beat)

    beat()
    time.passes(3.5)
    assert beats == [0.0, 1.0, 2.0, 3.0]


def test_waiting_ends_as_soon_as_it_may() -> None:
    time, beats = VirtualTime(), list[float]()
    for moment in range(10):
        time.at(moment, lambda: beats.append(time.now))
    assert time.until(lambda: len(beats) == 3, within_s=60.0)
    assert time.now == 2.0
    assert not time.until(lambda: len(beats) == 30, within_s=60.0)
    assert time.now == 9.0


def test_waiting_ends_when_its_time_is_over() -> None:
    time = VirtualTime()
    time.at(50.0, lambda: None)
    assert not time.until(lambda: False, within_s=10.0)
    assert time.next == 50.0
