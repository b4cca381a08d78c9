from __future__ import annotations

import pytest

from drivers.emulators.ipp_bytes import BadRequest, RequestReader, attribute, http_answer, ipp_answer

BODY = b"\x02\x00\x00\x06\x00\x00\x00\x07\x01" + attribute(0x21, "job-id", 3) + b"\x03a document"
HEAD = b"POST /printers/till HTTP/1.1\r\nContent-Type: application/ipp\r\nContent-Length: %d\r\n\r\n"


def test_a_request_that_comes_byte_by_byte_is_whole_at_its_last() -> None:
    reader = RequestReader()
    *early, last = (reader.feed(bytes([byte])) for byte in HEAD % len(BODY) + BODY)
    assert not any(early)
    (request,) = last
    assert (request.path, request.operation, request.number) == ("/printers/till", 6, 7)
    assert (request.integer("job-id"), request.document) == (3, b"a document")


@pytest.mark.parametrize("data", [b"GET / HTTP/1.1\r\n\r\n", HEAD % -1, HEAD % 2 + b"\x02\x00", b"x" * 9000])
def test_what_is_no_request_is_forgotten(data: bytes) -> None:
    reader = RequestReader()
    with pytest.raises(BadRequest):
        reader.feed(data)
    assert len(reader.feed(HEAD % len(BODY) + BODY)) == 1


def test_an_answer_is_sent_in_a_chunk_and_an_empty_one_has_no_length() -> None:
    assert http_answer(200, ipp_answer(0, 1)).endswith(b"\x03\r\n0\r\n\r\n")
    assert b"Content-Length: 0" in http_answer(500, closing=True)
