"""What facts say of persons stands apart from the chain: whole while it is there, telling nothing once it is not."""

import json
import re
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.ease import AS_DRAWN
from kiosk.core.session.facts import Fact, SessionStarted, StartedBy, TapExplained
from kiosk.journal.codec import decode, encode, encode_apart
from kiosk.journal.personal import FIELDS, PERSONAL, digest_of, digests, nothing, tell
from tests.kiosk.journal.old import samples
from tests.kiosk.journal.visits import AT

WHOLE = {kind: decode(forms[-1].row) for kind, forms in samples().items()}
"""Of every kind a fact with each field filled."""

OF_NOBODY = {
    *("box", "mark", "opened", "payout", "piece"),  # of the boxes for cash
    "basis",  # what somebody looked at who settled a payment: one word of three
    "report_runs",  # a job of the printer
    "asked",  # which question ended a visit
    "day",  # on which somebody was thanked
    *("device", "measured", "test"),  # what a technician tried, and what came of it
    *("end", "first", "last"),  # how a terminal's day or an alarm ended, and receipts
    # what was sold, and for how much
    *(
        "about",
        "applies_to",
        "because",
        "best_before",
        "card",
        "category",
        "choice",
        "code",
        "company",
        "counted_as",
        "coupon",
        "currency",
        "expires",
    ),
    *("extra", "family", "id", "item", "key", "lot", "may_multiply", "offer", "picture", "plu", "retailer", "rule"),
    *("rules", "save_as", "serial", "starts", "store_coupon", "unit", "used_coupons", "sold_packs"),
    # when, where, in which order, and by which machine
    *("after_crash", "algorithm", "answered_at", "at", "attempt", "basket", "call", "command", "commands", "data"),
    "debt",
    *("ended_at", "step", "came"),  # of a visit: where it was, and what came of it
    *("ended", "from_lane", "known", "priced_at", "returns_at", "returns_lane", "taken_baskets"),
    *(
        "hour",
        "job",
        "kick",
        "lane",
        "master",
        "outcome",
        "paid_at",
        "receipt_no",
        "result_code",
        "session",
        "signature",
    ),
    *(
        "since",
        "until",
        "expected",
        "found",
        "started",
        "started_at",
        "tap",
        "terminal_id",
        "trace_no",
        "verdict",
        "version",
    ),
    # one of a few words of the program's own, or a fault's
    *("by", "language", "mode", "mode_before", "phase", "question", "reason", "reasons", "role", "scheme", "screen"),
    *("act", "answer", "intervention", "kind", "meaning", "signing", "stage", "was", "way", "why"),
    "of",  # the attempt that a refund takes back
}
"""Fields with words in them that tell of no person. A new field goes here or into PERSONAL: somebody has to think."""


def texts_in(value: Any, field: str = "") -> set[str]:
    """The names of all fields that hold a text; but for the store's own name, and a thing's in several languages."""
    match value:
        case str():
            return {field}
        case dict():
            own = {name: part for name, part in value.items() if name not in ("names", "seller")}
            return set().union(*(texts_in(part, name) for name, part in own.items()))
        case list():
            return set().union(*(texts_in(part, field) for part in value))
        case _:
            return set()


@pytest.mark.parametrize("kind", WHOLE)
def test_of_every_field_somebody_said_whether_it_tells_of_a_person(kind: str) -> None:
    row, parts = encode_apart(WHOLE[kind], 1, 1, AT)
    left = texts_in(json.loads(tell(row.data, {}, lambda *_: None))) - OF_NOBODY
    assert not left, "put it into kiosk.journal.personal.PERSONAL, or into OF_NOBODY above"
    assert all(part.fits for part in parts)


DIGEST = re.compile("[0-9a-f]{64}")


def test_what_tells_of_a_person_is_not_in_the_row() -> None:
    for kind, words in {
        "TapExplained": ["very slow"],
        "SalePaid": ["4242", "Visa", "AB12CD34EF56GH78", '["slip"]'],
        "PaymentAuthorised": ["4242", "Visa"],
        "HelpComing": ["Lena K."],
        "StaffSignedOn": ["Lena K.", "lena"],
        "LaneCarried": ["4242", "lena", "AB12CD34EF56GH78", "contrast"],
    }.items():
        row, _ = encode_apart(WHOLE[kind], 1, 1, AT)
        told = DIGEST.sub("", row.data)  # four digits are in many a digest by chance
        assert [word for word in words if word in told] == [], kind
        assert all(word in encode(WHOLE[kind], 1, 1, AT).data for word in words), kind


@pytest.mark.parametrize("kind", WHOLE)
def test_every_fact_comes_back_whole_from_row_and_parts(kind: str) -> None:
    row, parts = encode_apart(WHOLE[kind], 1, 1, AT)
    texts = {part.digest: part.text for part in parts}
    told = replace(row, data=tell(row.data, texts, nothing))
    assert told == encode(WHOLE[kind], 1, 1, AT)
    assert decode(told) == WHOLE[kind]
    assert sorted(digests(row.data)) == sorted(texts)


@given(kind=st.sampled_from(sorted(WHOLE)), chance=st.randoms(use_true_random=False))
def test_every_fact_is_read_whatever_of_it_was_erased(kind: str, chance: Any) -> None:
    row, parts = encode_apart(WHOLE[kind], 1, 1, AT)
    kept = {part.digest: part.text for part in parts if chance.random() < 0.5}
    fact = decode(replace(row, data=tell(row.data, kept, nothing)))
    assert type(fact) is type(WHOLE[kind])


def test_the_same_word_twice_is_told_alike_nowhere() -> None:
    fact = WHOLE["TapExplained"]
    (one,), (other,) = (encode_apart(fact, seq, seq, AT)[1] for seq in (1, 2))
    assert one.text == other.text == '"very slow"'
    assert one.digest != other.digest
    assert digest_of(one.salt, one.text) == one.digest


def test_how_a_screen_was_set_is_taken_out_of_every_visit_so_that_none_stands_out() -> None:
    plain = SessionStarted(session="4-000001", language="en", by=StartedBy.TOUCH, at=AT, ease=AS_DRAWN)
    row, parts = encode_apart(plain, 1, 1, AT)
    assert [part.session for part in parts] == ["4-000001"]
    assert '"ease":{"personal":"' in row.data


def test_a_part_belongs_to_the_visit_it_is_of_wherever_it_is_told() -> None:
    _, parts = encode_apart(WHOLE["LaneCarried"], 1, 1, AT)
    of = {part.text: part.session for part in parts}
    assert of['"AB12CD34EF56GH78"'] == "4-000001"
    assert of['"lena"'] == ""
    _, (tap,) = encode_apart(WHOLE["TapExplained"], 1, 1, AT)
    assert tap.session == ""


def test_a_shopper_who_types_what_a_digest_looks_like_is_told_to_the_letter() -> None:
    fact = WHOLE["TapExplained"]
    assert isinstance(fact, TapExplained)
    sly = replace(fact, remark='{"personal":"' + "ab" * 32 + '"}')
    row, (part,) = encode_apart(sly, 1, 1, AT)
    assert decode(replace(row, data=tell(row.data, {part.digest: part.text}, nothing))) == sly
    plain = encode(replace(fact, reasons=(sly.remark,)), 1, 1, AT)
    assert digests(plain.data) == []


def test_every_personal_field_is_one_of_its_class() -> None:
    for kind, fields in PERSONAL.items():
        assert set(fields) <= set(kind.__dataclass_fields__), kind
    assert {"remark", "ease", "card_last4", "page_code", "staff", "name"} <= FIELDS
    assert set(get_args(Fact)) >= {kind for kind in PERSONAL if kind.__name__ in WHOLE}
