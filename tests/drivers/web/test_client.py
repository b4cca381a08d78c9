from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.web.client import LONGEST_BODY, Answer, HttpClient, NotHttp

ANSWER = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"a": 1234}'


def asking() -> HttpClient:
    client = HttpClient("terminal")
    client.request("/nexo", b"{}")
    return client


def test_a_question_is_one_post_with_its_length() -> None:
    client = HttpClient("terminal")
    assert client.request("/nexo", b"{}") == (
        b"POST /nexo HTTP/1.1\r\nHost: terminal\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
    )


@given(st.lists(st.integers(1, len(ANSWER) - 1), max_size=8))
def test_an_answer_is_whole_however_it_is_cut(cuts: list[int]) -> None:
    client = asking()
    places = [0, *sorted(set(cuts)), len(ANSWER)]
    came = [client.feed(ANSWER[start:end]) for start, end in pairwise(places)]
    assert came[:-1] == [None] * (len(came) - 1)
    assert came[-1] == Answer(200, b'{"a": 1234}')
    assert client.request("/nexo", b"{}")


def test_an_answer_in_chunks_and_after_a_wait_is_one_answer() -> None:
    client = asking()
    said = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
    assert client.feed(said) == Answer(200, b"{}")


def test_what_nobody_asked_for_is_no_answer() -> None:
    client = HttpClient("terminal")
    with pytest.raises(NotHttp, match="nobody asked for"):
        client.feed(ANSWER)
    client = asking()
    assert client.feed(ANSWER + ANSWER) == Answer(200, b'{"a": 1234}')
    assert client.must_close
    client = asking()
    assert client.feed(ANSWER)
    with pytest.raises(NotHttp, match="nobody asked for"):
        client.feed(ANSWER)


def test_a_device_that_closes_after_each_answer_says_so() -> None:
    client = asking()
    assert client.feed(ANSWER.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
    assert client.must_close
    client = asking()
    assert not client.must_close
    assert client.feed(ANSWER)
    assert not client.must_close


def test_what_is_not_http_is_not_quoted() -> None:
    with pytest.raises(NotHttp) as wrong:
        asking().feed(b"4111111111111111 is no status\r\n\r\n")
    assert str(wrong.value) == "what came is not HTTP"


def test_an_endless_answer_is_given_up() -> None:
    client = asking()
    client.feed(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n")
    client.feed(b"x" * LONGEST_BODY)
    with pytest.raises(NotHttp, match="longer"):
        client.feed(b"x")


@given(st.lists(st.one_of(st.binary(max_size=80), st.sampled_from([ANSWER, ANSWER[:40], b"\r\n", b"HTTP/1.1 "]))))
def test_any_bytes_give_an_answer_or_are_refused(pieces: list[bytes]) -> None:
    client = asking()
    for piece in pieces:
        try:
            if piece and client.feed(piece) is not None:
                client.request("/nexo", b"{}")
        except NotHttp:
            return


def test_a_long_answer_byte_by_byte_takes_no_time() -> None:
    client = asking()
    body = b" " * 30_000
    said = b"HTTP/1.1 200 OK\r\nContent-Length: 30000\r\n\r\n" + body
    began = time.process_time()
    for at in range(len(said)):
        client.feed(said[at : at + 1])
    assert not client.asking
    assert time.process_time() - began < 10
