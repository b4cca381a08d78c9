import json

from kiosk.core.ease import Ease
from kiosk.core.visit_record import Nudge, Outcome
from kiosk.core.visit_wire import MOST_PARTS
from kiosk.core.wire import canonical
from server.ingest.visits import VisitIn, VisitIn2
from tests.server.visiting import RECORD, payload, visit


def test_a_visit_is_told_whole_and_the_server_takes_it() -> None:
    sent = visit(7)
    assert (sent.kind, sent.version, sent.lane, sent.seq) == ("visit", 1, "4", 7)
    taken = VisitIn.model_validate(json.loads(canonical(sent.payload)))
    assert (taken.ease, taken.outcome, taken.left_step, taken.total_ms) == ("large", "paid", "", 91_500)
    assert [one.step for one in taken.steps] == ["scan", "search", "weigh", "scan", "help", "pay", "receipt"]
    assert [(one.kind, one.first_ms, one.answer) for one in taken.needs] == [
        ("age", 60_000, "approved"),
        ("call", None, ""),
    ]
    assert taken.check is not None
    assert taken.check.difference_minor == 129


def test_a_visit_that_was_not_paid_tells_where_it_was_left() -> None:
    assert visit(7, outcome=Outcome.ABANDONED, steps=RECORD.steps[:3]).payload["left_step"] == "weigh"


def test_how_a_member_operates_the_lane_is_not_told() -> None:
    assert visit(7, member=True, ease=Ease(large_text=True, low_reach=True)).payload["ease"] == ""


def test_neither_person_nor_tap_has_a_place_in_it() -> None:
    assert set(payload()) == {
        "lane", "session", "started_at", "ended_at", "language", "ease", "outcome", "left_step", "lines", "pieces",
        "gross_minor", "currency", "total_ms", "had_item", "searched", "weighed", "member", "steps", "needs", "nudges",
        "payments", "check",
    }  # fmt: skip


def test_the_question_at_the_end_is_told_by_a_version_of_its_own_and_old_records_go_as_they_went() -> None:
    asked = visit(7, asked="easy")
    assert (asked.version, VisitIn2.model_validate(json.loads(canonical(asked.payload))).asked) == (2, "easy")
    assert "asked" not in visit(7).payload


def test_the_server_takes_the_most_that_a_lane_tells() -> None:
    many = (Nudge(kind="extra", solved=False, ms=1),) * (2 * MOST_PARTS)
    sent = visit(7, nudges=many, check=None)
    assert len(VisitIn.model_validate(json.loads(canonical(sent.payload))).nudges) == MOST_PARTS
