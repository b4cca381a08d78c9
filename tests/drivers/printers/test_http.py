from __future__ import annotations

import itertools
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.printers.http import Answer, AnswerReader, NotHttp, post

PLAIN = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x=y\r\nc\r\n0\r\n\r\n"
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
LAST = b"HTTP/1.0 403 Forbidden\r\nconnection: CLOSE\r\n\r\n"


def test_a_question_is_one_post_with_its_length() -> None:
    assert post("store:631", "/printers/till", b"\x02\x00") == (
        b"POST /printers/till HTTP/1.1\r\nHost: store:631\r\n"
        b"Content-Type: application/ipp\r\nContent-Length: 2\r\n\r\n\x02\x00"
    )


@given(st.lists(st.integers(0, 300)))
def test_answers_are_the_same_however_they_are_cut_up(cuts: list[int]) -> None:
    stream = PLAIN + CONTINUE + CHUNKED + LAST
    ends = sorted({0, len(stream), *(cut for cut in cuts if cut < len(stream))})
    reader = AnswerReader()
    answers = [answer for start, end in itertools.pairwise(ends) for answer in reader.feed(stream[start:end])]
    whole = Answer(200, b"abc", closing=False)
    assert answers == [whole, whole, Answer(403, b"", closing=True)]


@pytest.mark.parametrize(
    "data",
    [
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1" * 100,
        b"x" * 20_000,
    ],
)
def test_what_is_no_answer_is_said_so(data: bytes) -> None:
    with pytest.raises(NotHttp):
        AnswerReader().feed(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_answers_or_none(data: bytes) -> None:
    for start in (b"", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"):
        with suppress(NotHttp):
            AnswerReader().feed(start + data)


def test_a_head_that_drips_costs_no_more_than_its_bytes() -> None:
    reader = AnswerReader()
    started = time.process_time()
    for _ in range(8_000):
        reader.feed(b"x")
    assert time.process_time() - started < 5.0
