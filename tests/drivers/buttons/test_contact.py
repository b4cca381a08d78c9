from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drivers.buttons.contact import ROUND_MS, Contact


def button() -> Contact:
    """Looked at once, at 0 ms, and open."""
    contact = Contact(30, 30, rests_open=True)
    assert contact.seen(False, 0) is None
    return contact


def test_a_button_at_rest_is_open_at_the_first_look() -> None:
    assert button().settled is False
    assert button().wait_ms is None


def test_it_is_closed_when_it_stood_so_for_its_time() -> None:
    contact = button()
    assert contact.seen(True, 100) is None
    assert contact.wait_ms == 30
    assert contact.seen(True, 129) is None
    assert contact.wait_ms == 1
    assert contact.seen(True, 130) is True
    assert contact.seen(True, 200) is None


def test_it_counts_also_when_the_line_that_ends_it_is_the_next_one() -> None:
    contact = button()
    contact.seen(True, 65_530)
    assert contact.seen(False, 24) is True  # the clock went round


def test_a_contact_closed_at_the_first_look_settles_without_a_rest_before() -> None:
    contact = Contact(30, 30, rests_open=True)
    contact.seen(True, 0)
    assert contact.settled is None
    assert contact.seen(True, 30) is True


def test_a_sensor_has_no_rest_to_be_believed_at_once() -> None:
    sensor = Contact(100, 2000, rests_open=False)
    sensor.seen(False, 0)
    assert (sensor.settled, sensor.wait_ms) == (None, 2000)


def test_after_a_missed_line_its_time_begins_anew() -> None:
    contact = button()
    contact.seen(True, 100)
    contact.missed()
    assert contact.unseen
    assert contact.wait_ms is None
    assert contact.seen(True, 200) is None
    assert contact.seen(True, 229) is None
    assert contact.seen(True, 230) is True


def test_how_long_it_is_held_is_told() -> None:
    contact = button()
    contact.seen(True, 100)
    contact.seen(True, 130)
    contact.seen(True, 130 + 40_000)
    assert contact.closed_ms == 40_000
    contact.seen(True, (130 + 80_000) % ROUND_MS)
    assert contact.closed_ms == 80_000
    contact.seen(False, (130 + 80_010) % ROUND_MS)
    contact.seen(False, (130 + 80_050) % ROUND_MS)
    assert (contact.settled, contact.closed_ms) == (False, 0)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 29)), max_size=40))
def test_what_only_chatters_settles_never(bounces: list[tuple[bool, int]]) -> None:
    contact, at_ms, closed = button(), 0, False
    for _, passed_ms in bounces:
        at_ms, closed = at_ms + passed_ms, not closed
        assert contact.seen(closed, at_ms) in ((None,) if closed else (None, False))
