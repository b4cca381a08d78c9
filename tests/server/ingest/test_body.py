import gzip
import zlib

import pytest
from fastapi import HTTPException

from server.ingest.body import MAX_PLAIN, unpack


def test_a_gzip_is_unpacked() -> None:
    assert unpack(gzip.compress(b'{"wire": 1}')) == b'{"wire": 1}'


def test_a_gzip_bomb_is_refused_before_it_fills_the_memory() -> None:
    bomb = gzip.compress(bytes(8 * MAX_PLAIN))
    assert len(bomb) < 1024 * 1024
    with pytest.raises(HTTPException) as caught:
        unpack(bomb)
    assert caught.value.status_code == 413


def test_a_body_of_just_the_limit_is_taken() -> None:
    assert len(unpack(gzip.compress(bytes(MAX_PLAIN)))) == MAX_PLAIN


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no gzip",
        gzip.compress(b"cut", mtime=0)[:-3],
        gzip.compress(b"a", mtime=0) + b"tail",
        zlib.compress(b"other"),
    ],
)
def test_what_is_not_one_whole_gzip_is_refused(body: bytes) -> None:
    with pytest.raises(HTTPException) as caught:
        unpack(body)
    assert caught.value.status_code == 422
