from __future__ import annotations

from drivers.link.quiet import MOST_BYTES, MOST_S, Quiet


def test_a_line_is_waited_for_so_long_and_no_longer() -> None:
    quiet = Quiet()
    quiet.begin(100.0)
    quiet.heard(b"late")
    assert not quiet.endless(100.0 + MOST_S)
    assert quiet.endless(100.1 + MOST_S)


def test_a_fast_line_full_of_noise_is_given_up_by_its_bytes_and_begins_anew() -> None:
    quiet = Quiet()
    quiet.begin(100.0)
    quiet.heard(bytes(MOST_BYTES))
    assert not quiet.endless(100.0)
    quiet.heard(b"x")
    assert quiet.endless(100.0)
    quiet.begin(101.0)
    assert not quiet.endless(101.0)
