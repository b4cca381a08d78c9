from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drivers.printers.job import SLICE_BYTES, make_job, make_mark
from drivers.printers.profile import Confirmation


@given(st.lists(st.binary(min_size=1, max_size=3000), max_size=12))
def test_slices_hold_whole_parts_and_end_with_the_question(parts: list[bytes]) -> None:
    job = make_job("sale", tuple(parts), b"ABCD", Confirmation.PROCESS_ID)
    assert b"".join(job.slices) == b"".join(parts) + b"\x1d\x28\x48\x06\x00\x30\x30ABCD"
    assert all(len(piece) <= SLICE_BYTES + len(job.request) for piece in job.slices)
    assert job.size == sum(len(piece) for piece in job.slices)


def test_marks_differ_and_hold_no_byte_that_could_start_a_status() -> None:
    marks = [make_mark(number) for number in range(2000)]
    assert len(set(marks)) == 2000
    assert all(byte & 0x10 == 0 and byte >= 0x20 for mark in marks for byte in mark)
