"""A fact as a bundle tells it."""

import json
from dataclasses import replace
from typing import Any

import pytest

from kiosk.core.session.facts import PaymentDoubted, SessionStarted, StartedBy
from kiosk.core.session.lane_facts import StaffSignedOn
from kiosk.diagnostics.bundle import telling
from kiosk.diagnostics.bundle.telling import Teller, is_moment
from kiosk.journal.codec import decode
from tests.kiosk.journal.old import samples

AT = "2026-11-27T10:00:00+01:00"
WHOLE = {kind: decode(forms[-1].row) for kind, forms in samples().items()}
OF_PERSONS = (
    "4242",
    "Visa",
    "lena",
    "Lena K.",
    "very slow",
    "AB12CD34EF56GH78",
    "torn",
    "EX-1042",
    "cd" * 16,
    "ab" * 16,
)


def teller() -> Teller:
    return Teller(["4"], lambda text: text.replace("Lena", "(hidden)"))


def told(fact: Any) -> dict[str, Any] | None:
    return teller().told(fact)


@pytest.mark.parametrize("kind", WHOLE)
def test_no_fact_tells_who_it_was_or_what_they_had(kind: str) -> None:
    said = json.dumps(told(WHOLE[kind]))
    assert [word for word in OF_PERSONS if word in said] == []


def test_a_payment_in_doubt_is_told_with_visit_attempt_and_reason() -> None:
    fact = PaymentDoubted(session="4-000017", attempt="4-000017-a1", reason="Lena's card 4111111111111111 is away")
    assert told(fact) == {
        "session": "4-000017",
        "attempt": "attempt 1",
        "reason": "(hidden)'s card ################ is away",
    }


def test_a_colleague_is_the_same_stand_in_in_all_facts() -> None:
    fact = WHOLE["StaffSignedOn"]
    assert isinstance(fact, StaffSignedOn)
    one = teller()
    who = [(one.told(replace(fact, staff=staff)) or {})["staff"] for staff in ("lena", "amir", "lena")]
    assert who == ["colleague 1", "colleague 2", "colleague 1"]


def test_a_fact_that_nobody_opened_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    fact = SessionStarted(session="4-000001", language="en", by=StartedBy.TOUCH, at=AT)
    assert told(fact) == {"session": "4-000001", "language": "en", "by": "touch", "at": AT, "training": False}
    monkeypatch.delitem(telling.ALLOWED, "SessionStarted")  # type: ignore[arg-type]
    assert told(fact) is None


@pytest.mark.parametrize(
    ("session", "shown"),
    [
        ("4-000017", "4-000017"),
        ("4-T000017", "4-T000017"),
        ("5-000017", "visit 1"),  # of a lane that the settings do not name
        ("4-R000001-0a0b0c0d", "visit 1"),
        ("4-4111111111111111", "visit 1"),
        ("4111111111111111", "visit 1"),
    ],
)
def test_a_visit_is_told_by_its_number_only_where_it_looks_like_one(session: str, shown: str) -> None:
    assert (told(PaymentDoubted(session=session, attempt="", reason="")) or {})["session"] == shown


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        (AT, True),
        ("2026-11-27T09:00:00.123Z", True),
        ("2026-11-27T04391188365", False),  # Python reads it as a time; it is a phone number
        ("2026-11-27", False),
        ("", False),
    ],
)
def test_a_moment_is_what_the_lanes_clock_writes(text: str, moment: bool) -> None:
    assert is_moment(text) is moment
