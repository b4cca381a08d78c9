"""Facts to rows and back."""

from dataclasses import replace

import pytest

from kiosk.core.session.facts import Fact, SessionStarted, StartedBy
from kiosk.journal.codec import decode, encode
from kiosk.journal.errors import FactUnknown
from tests.kiosk.journal.visits import AT, coupon_visit, paid_visit

STARTED = SessionStarted(session="4-000001", language="zh_CN", by=StartedBy.SCAN, at=AT)


def test_a_row_says_kind_version_session_and_canonical_json() -> None:
    row = encode(STARTED, 7, 5, AT)
    assert (row.seq, row.batch, row.at, row.session, row.kind, row.version) == (
        7,
        5,
        AT,
        "4-000001",
        "SessionStarted",
        1,
    )
    ease = '{"large_text":false,"low_reach":false,"scheme":"light","sound":true}'
    assert (
        row.data
        == f'{{"at":"{AT}","by":"scan","ease":{ease},"language":"zh_CN","session":"4-000001","training":false}}'
    )


@pytest.mark.parametrize("fact", [*paid_visit(), *coupon_visit()], ids=lambda fact: type(fact).__name__)
def test_every_fact_of_a_visit_comes_back_equal(fact: Fact) -> None:
    assert decode(encode(fact, 1, 1, AT)) == fact


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"kind": "SaleStolen"}, "fact 7 is a 'SaleStolen', which this program does not know"),
        ({"version": 9}, "SessionStarted has version 9, this program knows version 1"),
        ({"data": '{"session":"x"}'}, "fact 7: SessionStarted: "),
        ({"data": encode(STARTED, 7, 7, AT).data[:-1] + ',"colour":"red"}'}, "SessionStarted: colour: "),
        ({"data": encode(STARTED, 7, 7, AT).data.replace('"scan"', '"magic"')}, "SessionStarted: by: "),
        ({"data": "{"}, "fact 7: SessionStarted: "),
    ],
)
def test_what_is_not_known_is_said_and_never_guessed(change: dict[str, object], sentence: str) -> None:
    row = replace(encode(STARTED, 7, 7, AT), **change)
    with pytest.raises(FactUnknown, match=r"^fact 7") as caught:
        decode(row)
    assert sentence in str(caught.value)
