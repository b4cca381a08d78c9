from __future__ import annotations

import h11
import pytest

from drivers.emulators.http_server import HttpServer, Request

ASKED = b'POST /x HTTP/1.1\r\nHost: t\r\nContent-Length: 8\r\n\r\n{"a": 1}'


def test_a_request_is_whole_however_it_comes_and_the_next_one_waits_for_its_response() -> None:
    server = HttpServer()
    came = [server.feed(ASKED[at : at + 1]) for at in range(len(ASKED))]
    assert came[:-1] == [None] * (len(ASKED) - 1)
    assert came[-1] == Request("POST", "/x", b'{"a": 1}')
    assert server.feed(ASKED) is None
    assert server.respond(200, b"{}").endswith(b"\r\n\r\n{}")
    assert server.feed(b"") == Request("POST", "/x", b'{"a": 1}')


@pytest.mark.parametrize("body", [b"", b"[1]", b"{", b"[" * 100_000])
def test_a_body_that_is_no_object_is_an_empty_one(body: bytes) -> None:
    assert Request("POST", "/x", body).json() == {}
    assert Request("POST", "/x", b'{"a": 1}').json() == {"a": 1}


def test_what_is_not_http_is_refused() -> None:
    with pytest.raises(h11.RemoteProtocolError):
        HttpServer().feed(b"\x00\x01\x02\r\n\r\n")
