import json

import pytest

from kiosk.core.bagging import Tally
from kiosk.core.bagging.sharing import Shared, SharingError, body_of, read_body

SHARED = Shared(version="12", whole=False, tallies={"09520009100019": Tally({739_946: {510: 2, 520: 1}})})


def test_what_the_server_says_the_lane_reads() -> None:
    assert read_body(body_of(SHARED)) == SHARED


@pytest.mark.parametrize(
    "items",
    [
        {"shopper": {}},
        {"09520009100019": []},
        {"09520009100019": {"739946": {"0": 1}}},
        {"09520009100019": {"739946": {"510": 0}}},
        {"09520009100019": {"739946": {"510": "2"}}},
        {"09520009100019": {"today": {"510": 2}}},
        {"09520009100019": {"739946": [510]}},
    ],
)
def test_what_is_no_tally_is_not_taken(items: object) -> None:
    with pytest.raises(SharingError):
        read_body(json.dumps({"weights": 1, "version": "1", "whole": True, "items": items}).encode())


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"weights": 2}', b'{"weights":1,"version":"x","whole":true,"items":{}}']
)
def test_what_begins_otherwise_is_not_taken(body: bytes) -> None:
    with pytest.raises(SharingError):
        read_body(body)
