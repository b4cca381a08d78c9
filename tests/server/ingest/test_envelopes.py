from dataclasses import asdict

import pytest
from pydantic import ValidationError

from kiosk.core.wire import MOST_BATCH
from server.ingest.envelopes import BatchIn
from tests.server.sales import sale, tap


def a_batch(*envelopes: object) -> dict[str, object]:
    return {"wire": 1, "envelopes": list(envelopes)}


def test_gaps_are_usual() -> None:
    assert len(BatchIn.model_validate(a_batch(asdict(tap(3)), asdict(sale(9)), asdict(tap(4000)))).envelopes) == 3


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ({"wire": 2, "envelopes": [asdict(tap(1))]}, "Input should be 1"),
        (a_batch(), "at least 1 item"),
        (a_batch(*[asdict(tap(1))] * (MOST_BATCH + 1)), f"at most {MOST_BATCH} items"),
        (a_batch(asdict(tap(2)), asdict(tap(1))), "the sequence must rise"),
        (a_batch(asdict(tap(2)), asdict(tap(2))), "the sequence must rise"),
        (a_batch(asdict(tap(1)), asdict(tap(2, journal="cd" * 16))), "a batch comes from one journal"),
        (a_batch(asdict(tap(1)), asdict(tap(2, lane="7"))), "a batch comes from one journal"),
        (a_batch(asdict(tap(1)) | {"seq": 0}), "greater than or equal to 1"),
        (a_batch(asdict(tap(1)) | {"seq": 2**60}), "less than or equal"),
        (a_batch(asdict(tap(1)) | {"payload_hash": "abc"}), "match pattern"),
        (a_batch(asdict(tap(1)) | {"lane": "../etc"}), "match pattern"),
        (a_batch(asdict(tap(1)) | {"more": 1}), "Extra inputs"),
    ],
)
def test_what_is_no_batch_is_refused(body: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        BatchIn.model_validate(body)
