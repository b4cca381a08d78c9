from dataclasses import replace

from kiosk.core.bag_question_wire import LONGEST_S, bag_question_envelope
from kiosk.core.bagging import BagChoice, Meaning
from kiosk.core.session.bag_facts import BagSolved, BagUnsolved, SolvedBy, UnsolvedAs
from server.ingest.bag_questions import BagQuestionIn

SOLVED = BagSolved(
    session="4-000001", at="2026-11-26T09:12:30+01:00", by=SolvedBy.OWN_BAG, lane="4", about=Meaning.EXTRA,
    choice=BagChoice.OWN_BAG, seconds=14,
)  # fmt: skip
CALLED = BagUnsolved(
    session="4-000001", at=SOLVED.at, because=UnsolvedAs.STAFF, lane="4", about=Meaning.EXTRA, choice=None, seconds=14
)


def test_nothing_leads_back_to_a_visit() -> None:
    sent = bag_question_envelope(SOLVED, "ab" * 16, 7)
    assert sent is not None
    assert sent.payload == {
        "lane": "4", "day": "2026-11-26", "asked": "extra", "answered": "own_bag", "ended": "own_bag", "seconds": 14,
    }  # fmt: skip


def test_that_staff_were_called_is_told_and_the_server_takes_it() -> None:
    sent = bag_question_envelope(replace(CALLED, seconds=2 * LONGEST_S), "ab" * 16, 7)
    assert sent is not None
    taken = BagQuestionIn.model_validate(dict(sent.payload))
    assert (taken.answered, taken.ended, taken.seconds) == ("", "staff", LONGEST_S)


def test_a_fact_of_a_time_when_nobody_was_told_is_owed_to_nobody() -> None:
    assert bag_question_envelope(replace(SOLVED, about=None), "ab" * 16, 7) is None
    assert bag_question_envelope(replace(SOLVED, lane=""), "ab" * 16, 7) is None
