from __future__ import annotations

import pytest

from drivers.emulators.base import Say
from drivers.emulators.cups import CupsEmulator
from drivers.emulators.ipp_bytes import attribute

HEAD = b"POST /printers/till HTTP/1.1\r\nContent-Type: application/ipp\r\nContent-Length: %d\r\n\r\n"


def asks(queue: CupsEmulator, operation: int, job: int = 0, document: bytes = b"") -> bytes:
    body = b"\x02\x00\x00" + bytes([operation]) + b"\x00\x00\x00\x01\x01" + attribute(0x21, "job-id", job)
    body += b"\x03" + document
    return b"".join(act.data for act in queue.received(HEAD % len(body) + body, 1.0) if isinstance(act, Say))


def test_jobs_wait_for_a_paused_queue_and_are_printed_in_their_order() -> None:
    queue = CupsEmulator()
    queue.set({"paused": True}, 0.0)
    for number, text in enumerate((b"one", b"two"), 1):
        asks(queue, 0x05)
        asks(queue, 0x06, number, text + b"\n\x1dV\x00")
    assert queue.state()["jobs"] == {"1": 3, "2": 3}
    queue.set({"paused": False}, 2.0)
    assert queue.state()["jobs"] == {"1": 9, "2": 9}
    assert queue.state()["printed"] == [["one"], ["two"]]


def test_a_cancelled_job_is_on_no_paper() -> None:
    queue = CupsEmulator()
    queue.set({"paused": True}, 0.0)
    asks(queue, 0x05)
    asks(queue, 0x06, 1, b"one\n")
    asks(queue, 0x08, 1)
    queue.set({"paused": False}, 2.0)
    assert (queue.state()["jobs"], queue.state()["printed"]) == ({"1": 7}, [])


def test_the_printers_trouble_is_the_queues_reason() -> None:
    queue = CupsEmulator()
    queue.set({"paper": "out", "cover_open": True}, 0.0)
    told = asks(queue, 0x0B)
    assert b"media-empty-error" in told
    assert b"cover-open-error" in told


def test_a_queue_has_its_own_settings_and_refuses_others() -> None:
    with pytest.raises(ValueError, match="paused is true or false"):
        CupsEmulator().set({"paused": 1}, 0.0)
    with pytest.raises(ValueError, match="has no 'colour'"):
        CupsEmulator().set({"colour": "red"}, 0.0)
